-- Files: the public door puts in, and reads nothing; the worker makes them files of a case and checks them; the desk
-- sees those of cases it sees.
GRANT INSERT ON evidence_upload TO candour_public;
GRANT SELECT, INSERT, DELETE ON evidence_upload TO candour_worker;
GRANT SELECT, INSERT, UPDATE ON evidence_file TO candour_worker;
GRANT SELECT ON evidence_file TO candour_desk;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['evidence_upload','evidence_file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY worker_all ON %I TO candour_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
CREATE POLICY public_puts_in ON evidence_upload FOR INSERT TO candour_public WITH CHECK (true);
CREATE POLICY desk_of_case ON evidence_file FOR SELECT TO candour_desk
  USING (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id));
