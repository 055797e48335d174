-- The audit: acts are added by those who act, read by the auditor, and changed by nobody, not even the owner.
GRANT INSERT ON audit_event TO candour_desk, candour_worker;
GRANT USAGE ON SEQUENCE audit_event_id_seq TO candour_desk, candour_worker;
GRANT SELECT ON audit_event TO candour_worker, candour_auditor;
GRANT SELECT, INSERT ON audit_link TO candour_worker;
GRANT SELECT ON audit_link TO candour_auditor;
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON audit_link TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON audit_link TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY auditor_reads ON audit_link FOR SELECT TO candour_auditor USING (true);
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON audit_event TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON audit_event TO candour_worker USING (true) WITH CHECK (true);
CREATE POLICY desk_adds ON audit_event FOR INSERT TO candour_desk WITH CHECK (true);
CREATE POLICY auditor_reads ON audit_event FOR SELECT TO candour_auditor USING (true);

CREATE FUNCTION audit_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only ever added to';
END $$;
CREATE TRIGGER audit_event_rows BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_never_changes();
CREATE TRIGGER audit_link_rows BEFORE UPDATE OR DELETE ON audit_link
  FOR EACH ROW EXECUTE FUNCTION audit_never_changes();
CREATE TRIGGER audit_link_table BEFORE TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION audit_never_changes();
CREATE TRIGGER audit_event_table BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_never_changes();
