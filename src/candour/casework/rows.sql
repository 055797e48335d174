-- The desk gets a case only where its authority holds it, the role may see cases, and no conflict stands.
-- The worker makes cases. The owner runs migrations and commands. Nobody else gets a row.
CREATE FUNCTION candour_barred_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public AS
  $$ SELECT coalesce(array_agg(case_id), '{}') FROM casework_barred
     WHERE user_id = candour_actor() AND lifted_at IS NULL $$;
REVOKE ALL ON FUNCTION candour_barred_cases() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candour_barred_cases() TO candour_desk, candour_worker, candour_auditor;

GRANT SELECT, INSERT, UPDATE ON casework_case TO candour_worker;
GRANT SELECT, INSERT ON casework_statement, casework_event, casework_decision, casework_fact, casework_barred
  TO candour_worker;
GRANT SELECT, INSERT, UPDATE ON casework_person TO candour_worker;
GRANT SELECT, INSERT ON vault_casekey TO candour_worker;

GRANT SELECT, UPDATE ON casework_case, casework_person TO candour_desk;
GRANT INSERT ON casework_person TO candour_desk;
GRANT SELECT ON casework_statement, vault_casekey TO candour_desk;
-- What happened, was noted and was decided is only ever added to.
GRANT SELECT, INSERT ON casework_event, casework_decision, casework_fact TO candour_desk;
GRANT INSERT ON casework_barred TO candour_desk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO candour_worker, candour_desk;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['casework_case','casework_statement','casework_person','casework_event',
                              'casework_decision','casework_fact','casework_barred','vault_casekey'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY worker_all ON %I TO candour_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['casework_statement','casework_person','casework_event','casework_decision',
                              'casework_fact'] LOOP
    EXECUTE format(
      'CREATE POLICY desk_of_case ON %I TO candour_desk
         USING (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id))
         WITH CHECK (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id))', name);
  END LOOP;
END $$;

CREATE POLICY desk_own_authority ON casework_case TO candour_desk
  USING (authority = (SELECT candour_authority()) AND (SELECT candour_sees_cases())
         AND id <> ALL ((SELECT candour_barred_cases())::uuid[]));
CREATE POLICY desk_of_case ON vault_casekey TO candour_desk
  USING (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id));
-- A bar is written by the act that finds the conflict. It can be added, and never read, at the desk.
CREATE POLICY desk_bars ON casework_barred FOR INSERT TO candour_desk
  WITH CHECK (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id));
