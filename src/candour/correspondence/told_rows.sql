-- How far everything is told: the worker's own mark.
INSERT INTO correspondence_told (id, place) SELECT 1, coalesce(max(upto), 0) FROM correspondence_projection;
GRANT SELECT, INSERT, UPDATE ON correspondence_told TO candour_worker;
ALTER TABLE correspondence_told ENABLE ROW LEVEL SECURITY;
ALTER TABLE correspondence_told FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON correspondence_told TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON correspondence_told TO candour_worker USING (true) WITH CHECK (true);
