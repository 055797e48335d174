-- Who asks for whose consent: written by the worker, fetched by the door one row at a time, by a handle it knows.
GRANT SELECT, INSERT ON correspondence_asking TO candour_worker;
GRANT SELECT ON correspondence_asking TO candour_public;
ALTER TABLE correspondence_asking ENABLE ROW LEVEL SECURITY;
ALTER TABLE correspondence_asking FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON correspondence_asking TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON correspondence_asking TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY public_by_handle ON correspondence_asking FOR SELECT TO candour_public
  USING (handle = (SELECT current_setting('candour.handle', true)));
