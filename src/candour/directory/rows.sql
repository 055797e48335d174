-- The register of people serving: the desk of a force reads and keeps its own. Commands run as the owner.
GRANT SELECT, INSERT, UPDATE ON directory_serving TO candour_desk;
GRANT SELECT ON directory_serving TO candour_worker;
ALTER TABLE directory_serving ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory_serving FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON directory_serving TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON directory_serving TO candour_worker USING (true);
CREATE POLICY desk_own_force ON directory_serving TO candour_desk
  USING (force = (SELECT candour_authority()) OR 'lpb-' || force = (SELECT candour_authority()))
  WITH CHECK (force = (SELECT candour_authority()));
