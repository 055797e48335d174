-- The public door may put in a submission and feedback, and read and write the one draft it has the handle of.
-- It has no right to any other table.
GRANT INSERT ON intake_submission, intake_feedback TO candour_public;
GRANT SELECT, INSERT, UPDATE ON intake_draft TO candour_public;
GRANT INSERT ON intake_submission TO candour_desk;
GRANT SELECT, INSERT, UPDATE ON intake_submission TO candour_worker;
GRANT SELECT, DELETE ON intake_draft TO candour_worker;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['intake_submission','intake_draft','intake_feedback'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY worker_all ON %I TO candour_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
CREATE POLICY public_puts_in ON intake_submission FOR INSERT TO candour_public WITH CHECK (taken_at IS NULL);
CREATE POLICY desk_puts_in ON intake_submission FOR INSERT TO candour_desk WITH CHECK (taken_at IS NULL);
CREATE POLICY public_puts_in ON intake_feedback FOR INSERT TO candour_public WITH CHECK (true);
CREATE POLICY public_own_draft ON intake_draft TO candour_public
  USING (handle = (SELECT current_setting('candour.handle', true)))
  WITH CHECK (handle = (SELECT current_setting('candour.handle', true)));
