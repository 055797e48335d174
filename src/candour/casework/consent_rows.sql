-- What someone said about being acted for is the desk's where the case is, and is only ever added to.
GRANT SELECT, INSERT ON casework_consent TO candour_worker, candour_desk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO candour_worker, candour_desk;
ALTER TABLE casework_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE casework_consent FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON casework_consent TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON casework_consent TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY desk_of_case ON casework_consent TO candour_desk
  USING (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id))
  WITH CHECK (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id));
