-- Alerts: raised by the worker, seen by counter-corruption of the force and by its local policing body.
GRANT SELECT, INSERT ON audit_alert TO candour_worker;
GRANT SELECT, INSERT, UPDATE ON audit_watched TO candour_worker;
GRANT SELECT ON audit_alert TO candour_desk, candour_auditor;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_alert','audit_watched'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY worker_all ON %I TO candour_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
CREATE POLICY auditor_reads ON audit_alert FOR SELECT TO candour_auditor USING (true);
-- Nobody reads an alert about themselves.
CREATE POLICY desk_own_force ON audit_alert FOR SELECT TO candour_desk
  USING (current_setting('candour.sees_alerts', true) = 'yes' AND actor <> coalesce((SELECT candour_actor())::text, '')
         AND (authority = (SELECT candour_authority()) OR 'lpb-' || authority = (SELECT candour_authority())));
