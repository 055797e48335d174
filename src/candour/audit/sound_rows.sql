-- Whoever may add a row may not say in which transaction that was: a row that gave an old one would never be linked.
CREATE FUNCTION audit_own_transaction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.tx := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_own_transaction BEFORE INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_own_transaction();

-- A row that the worker cannot read would hold up the chain for everybody, and nobody can take it out again: times that
-- the program can hold, a case by its id, and words of the program under one name each. Rows from before are as they are.
ALTER TABLE audit_event
  ADD CONSTRAINT audit_event_time CHECK (at BETWEEN '1900-01-01' AND '3000-01-01') NOT VALID,
  ADD CONSTRAINT audit_event_case CHECK ("case" = '' OR "case" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') NOT VALID,
  ADD CONSTRAINT audit_event_detail CHECK (
    jsonb_typeof(detail) = 'object' AND NOT jsonb_path_exists(detail, '$.* ? (@.type() != "string")')) NOT VALID;
