-- What tracking shows: written by the worker, fetched by the door one row at a time, under the handle it knows.
GRANT SELECT, INSERT, UPDATE ON correspondence_projection TO candour_worker;
GRANT SELECT ON correspondence_projection TO candour_public;
ALTER TABLE correspondence_projection ENABLE ROW LEVEL SECURITY;
ALTER TABLE correspondence_projection FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON correspondence_projection TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON correspondence_projection TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY public_by_handle ON correspondence_projection FOR SELECT TO candour_public
  USING (handle = (SELECT current_setting('candour.handle', true)));
