-- Daily roots: made by the worker, read by the auditor, and changed by nobody, not even the owner.
GRANT SELECT, INSERT ON audit_root TO candour_worker;
GRANT SELECT ON audit_root TO candour_auditor;
ALTER TABLE audit_root ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_root FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON audit_root TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON audit_root TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY auditor_reads ON audit_root FOR SELECT TO candour_auditor USING (true);
CREATE TRIGGER audit_root_rows BEFORE UPDATE OR DELETE ON audit_root
  FOR EACH ROW EXECUTE FUNCTION audit_never_changes();
CREATE TRIGGER audit_root_table BEFORE TRUNCATE ON audit_root
  FOR EACH STATEMENT EXECUTE FUNCTION audit_never_changes();
