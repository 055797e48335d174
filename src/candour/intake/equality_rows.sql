-- Answers about fairness are put in by the worker and read by reporting alone: no door has any right to them.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candour_reporting') THEN
    BEGIN
      CREATE ROLE candour_reporting LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;  -- another database of the same cluster made it at this moment
    END;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO candour_reporting;
GRANT INSERT ON intake_equalityanswers TO candour_worker;
GRANT SELECT ON intake_equalityanswers TO candour_reporting;

ALTER TABLE intake_equalityanswers ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_equalityanswers FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON intake_equalityanswers TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_puts_in ON intake_equalityanswers FOR INSERT TO candour_worker WITH CHECK (true);
CREATE POLICY reporting_reads ON intake_equalityanswers FOR SELECT TO candour_reporting USING (true);
