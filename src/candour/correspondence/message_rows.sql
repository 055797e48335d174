-- What is sent to the people on a case: put there and sent by the worker, read at the desk where the case is.
GRANT SELECT, INSERT, UPDATE ON correspondence_message TO candour_worker;
GRANT SELECT ON correspondence_message TO candour_desk;
ALTER TABLE correspondence_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE correspondence_message FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON correspondence_message TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON correspondence_message TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY desk_of_case ON correspondence_message FOR SELECT TO candour_desk
  USING (EXISTS (SELECT FROM casework_case c WHERE c.id = case_id));
