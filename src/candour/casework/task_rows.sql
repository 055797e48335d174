-- A task is the desk's where its authority holds it, the role may see cases, and, once it belongs to a case,
-- that case is there for the reader. What it says may be read where the task may.
GRANT SELECT, INSERT, UPDATE ON casework_task TO candour_worker;
GRANT SELECT, INSERT ON casework_taskresult TO candour_worker;
GRANT SELECT ON casework_task TO candour_desk;
GRANT UPDATE (case_id, outcome, done_at) ON casework_task TO candour_desk;
GRANT SELECT, INSERT ON casework_taskresult TO candour_desk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO candour_worker, candour_desk;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['casework_task','casework_taskresult'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY worker_all ON %I TO candour_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

CREATE POLICY desk_own_task ON casework_task TO candour_desk
  USING (authority = (SELECT candour_authority()) AND (SELECT candour_sees_cases())
         AND (case_id IS NULL OR EXISTS (SELECT FROM casework_case c WHERE c.id = case_id)))
  WITH CHECK (authority = (SELECT candour_authority()) AND (SELECT candour_sees_cases())
         AND (case_id IS NULL OR EXISTS (SELECT FROM casework_case c WHERE c.id = case_id)));
CREATE POLICY desk_of_task ON casework_taskresult TO candour_desk
  USING (EXISTS (SELECT FROM casework_task t WHERE t.id = task_id))
  WITH CHECK (EXISTS (SELECT FROM casework_task t WHERE t.id = task_id));
-- A task without a case has a key of its own, under its own id.
CREATE POLICY desk_of_task ON vault_casekey TO candour_desk
  USING (EXISTS (SELECT FROM casework_task t WHERE t.id = vault_casekey.case_id));
