-- How far the chain is tied: the worker's own mark.
GRANT SELECT, INSERT, UPDATE ON audit_tied TO candour_worker;
ALTER TABLE audit_tied ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_tied FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON audit_tied TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON audit_tied TO candour_worker USING (true) WITH CHECK (true);
