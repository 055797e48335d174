-- Ties: everyone at the desk keeps their own. Naming who is complained against reads those to that person.
GRANT SELECT, INSERT, UPDATE ON directory_tie TO candour_desk;
GRANT SELECT ON directory_tie TO candour_worker;
ALTER TABLE directory_tie ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory_tie FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON directory_tie TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON directory_tie TO candour_worker USING (true);
CREATE POLICY desk_reads ON directory_tie FOR SELECT TO candour_desk
  USING (EXISTS (SELECT FROM directory_serving s WHERE s.id = serving_id));
CREATE POLICY desk_adds_own ON directory_tie FOR INSERT TO candour_desk
  WITH CHECK (user_id = (SELECT candour_actor())
              AND EXISTS (SELECT FROM directory_serving s WHERE s.id = serving_id));
CREATE POLICY desk_ends_own ON directory_tie FOR UPDATE TO candour_desk
  USING (user_id = (SELECT candour_actor())) WITH CHECK (user_id = (SELECT candour_actor()));
