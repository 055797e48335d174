-- What the steps of the worker did last is the worker's to write. Nobody else reads the table: the desk has the counts
-- and times below, of which none says anything of a case.
GRANT SELECT, INSERT, UPDATE ON worker_step TO candour_worker;
GRANT USAGE ON SEQUENCE worker_step_id_seq TO candour_worker;
ALTER TABLE worker_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE worker_step FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON worker_step TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON worker_step TO candour_worker USING (true) WITH CHECK (true);

-- Ten thousand and one stands for more than ten thousand: nobody waits for a count of a million.
CREATE FUNCTION worker_waiting(OUT name text, OUT waiting bigint, OUT since timestamptz, OUT aside bigint)
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
$$;

CREATE FUNCTION worker_report(OUT name text, OUT ran_at timestamptz, OUT failed_at timestamptz, OUT fault text,
                              OUT failures int, OUT waiting bigint, OUT since timestamptz, OUT aside bigint)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(w.name, s.name), s.ran_at, s.failed_at, coalesce(s.fault, ''), coalesce(s.failures, 0),
         coalesce(w.waiting, s.waiting), coalesce(w.since, s.since), coalesce(w.aside, s.aside)
    FROM worker_waiting() w FULL JOIN worker_step s ON s.name = w.name
$$;

-- How many workers run: each holds this lock, shared, for as long as it listens.
CREATE FUNCTION worker_running() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = 7264502
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
$$;

-- What was set aside is looked at once more. A second version of something that is in the record already stays aside:
-- taken in, it would be a second case.
CREATE FUNCTION worker_try_again() RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  WITH again AS (
    UPDATE intake_submission SET trouble = ''
     WHERE taken_at IS NULL AND trouble NOT IN ('', 'another version was sent') RETURNING 1)
  SELECT count(*) + 0 * count(pg_notify('candour_intake', '')) FROM again
$$;
REVOKE ALL ON FUNCTION worker_waiting(), worker_report(), worker_running(), worker_try_again() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION worker_report(), worker_running(), worker_try_again() TO candour_desk;
