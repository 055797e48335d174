-- The runner of jobs has a role of its own, which reads and writes nothing but this schema. The worker may become it for
-- that, and has none of its rights otherwise. Doors neither read nor write here: whoever may, asks by a function.
GRANT USAGE ON SCHEMA jobs TO candour_jobs, candour_backup;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO candour_jobs;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA jobs TO candour_jobs;
GRANT SELECT ON ALL TABLES IN SCHEMA jobs TO candour_backup;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA jobs TO candour_backup;
ALTER ROLE candour_jobs SET search_path = jobs;

-- Which jobs there are, and who may ask for one: a job that nobody listed is none.
CREATE TABLE jobs.listed (name text PRIMARY KEY, desk_may_ask boolean NOT NULL DEFAULT false);
INSERT INTO jobs.listed (name) VALUES ('end-drafts'), ('day-root'), ('forgotten-uploads');
GRANT SELECT ON jobs.listed TO candour_backup;

-- Queues a job once: false where it waits already, or was set aside and waits for a person. `about` is what it is about,
-- which the caller must be able to see; no job listed so far is about anything, so whatever is named is not there.
CREATE FUNCTION candour_queue_job(asked text, about uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, jobs, pg_temp AS $$
DECLARE
  is_desk boolean := 'candour_desk' IN (current_setting('role'), session_user);
  made int;
BEGIN
  IF about IS NOT NULL OR NOT EXISTS (SELECT FROM jobs.listed l WHERE l.name = asked AND (l.desk_may_ask OR NOT is_desk))
  THEN
    RAISE EXCEPTION 'no such job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM procrastinate_jobs j WHERE j.lock = asked AND j.status IN ('todo', 'doing', 'failed')) THEN
    RETURN false;
  END IF;
  INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock) VALUES ('all', asked, asked, asked)
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  PERFORM pg_notify('candour_jobs', '');
  RETURN made > 0;
END $$;

-- Whether the runner has something to do: a job that is due, or one whose runner was killed.
CREATE FUNCTION candour_job_waits() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, jobs, pg_temp AS $$
  SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE (status = 'todo' AND coalesce(scheduled_at, now()) <= now())
    OR (status = 'doing' AND worker_id IS NULL)
    OR (status = 'doing' AND (SELECT w.last_heartbeat FROM procrastinate_workers w WHERE w.id = worker_id)
                              < now() - interval '60 seconds'))
$$;

-- The same as before, with the jobs.
CREATE OR REPLACE FUNCTION worker_waiting(OUT name text, OUT waiting bigint, OUT since timestamptz, OUT aside bigint)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT 'intake', (SELECT count(*) FROM (SELECT FROM intake_submission
                     WHERE taken_at IS NULL AND trouble = '' LIMIT 10001) few),
         (SELECT min(made_at) FROM intake_submission WHERE taken_at IS NULL AND trouble = ''),
         (SELECT count(*) FROM (SELECT FROM intake_submission
                     WHERE taken_at IS NULL AND trouble <> '' LIMIT 10001) few)
  UNION ALL
  SELECT 'linking', (SELECT count(*) FROM (SELECT FROM audit_event
                      WHERE id > (SELECT coalesce(max(event), 0) FROM audit_link) LIMIT 10001) few),
         (SELECT at FROM audit_event WHERE id > (SELECT coalesce(max(event), 0) FROM audit_link) ORDER BY id LIMIT 1), 0
  UNION ALL
  SELECT 'telling', last.place - told.place, (SELECT e.at FROM audit_event e JOIN audit_link l ON l.event = e.id
                                               WHERE l.place > told.place ORDER BY l.place LIMIT 1), 0
    FROM (SELECT coalesce(max(place), 0) AS place FROM audit_link) last,
         (SELECT coalesce(max(place), 0) AS place FROM correspondence_told) told
  UNION ALL
  SELECT 'alerts', last.place - seen.place, (SELECT e.at FROM audit_event e JOIN audit_link l ON l.event = e.id
                                              WHERE l.place > seen.place ORDER BY l.place LIMIT 1), 0
    FROM (SELECT coalesce(max(place), 0) AS place FROM audit_link) last,
         (SELECT coalesce(max(place), 0) AS place FROM audit_watched) seen
  UNION ALL
  SELECT 'escalation', count(*), min(escalates_at), 0 FROM (SELECT escalates_at FROM casework_task
    WHERE done_at IS NULL AND escalated_at IS NULL AND escalates_at <= now() ORDER BY escalates_at LIMIT 10001) few
  UNION ALL
  SELECT 'outbox', count(*), min(queued_at), 0 FROM (SELECT queued_at FROM correspondence_message
    WHERE state = 'queued' ORDER BY next_try_at LIMIT 10001) few
  UNION ALL
  SELECT 'virus-scan', count(*), min(received_at), 0 FROM (SELECT received_at FROM evidence_file
    WHERE state = 'waiting' ORDER BY received_at LIMIT 10001) few
  UNION ALL
  SELECT l.name, (SELECT count(*) FROM jobs.procrastinate_jobs j WHERE j.task_name = l.name AND j.status IN ('todo', 'doing')),
         NULL, (SELECT count(*) FROM jobs.procrastinate_jobs j WHERE j.task_name = l.name AND j.status = 'failed')
    FROM jobs.listed l
$$;

-- A job that was set aside begins anew, as if it had never been tried.
CREATE FUNCTION worker_try_job_again(asked text) RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, jobs, pg_temp AS $$
  WITH again AS (
    UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL, worker_id = NULL
     WHERE task_name = asked AND status = 'failed' RETURNING 1)
  SELECT count(*) + 0 * count(pg_notify('candour_jobs', '')) FROM again
$$;
REVOKE ALL ON FUNCTION candour_queue_job(text, uuid), candour_job_waits(), worker_try_job_again(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candour_queue_job(text, uuid) TO candour_desk, candour_worker;
GRANT EXECUTE ON FUNCTION candour_job_waits() TO candour_worker;
GRANT EXECUTE ON FUNCTION worker_try_job_again(text) TO candour_desk;
