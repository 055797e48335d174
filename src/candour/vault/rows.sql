-- The roles of the processes. In production they are made beforehand, with passwords of their own.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['candour_public','candour_desk','candour_worker','candour_auditor','candour_backup'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;  -- another database of the same cluster made it at this moment
      END;
    END IF;
  END LOOP;
  -- pg_dump refuses to run under row security: this role reads all rows, and only it.
  IF NOT (SELECT rolbypassrls FROM pg_roles WHERE rolname = 'candour_backup') THEN
    ALTER ROLE candour_backup BYPASSRLS;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO candour_public, candour_desk, candour_worker, candour_auditor, candour_backup;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO candour_backup;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO candour_backup;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO candour_backup;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON SEQUENCES TO candour_backup;

-- Who reads: set for one transaction by the program, empty otherwise.
CREATE FUNCTION candour_actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('candour.actor', true), '')::uuid $$;
CREATE FUNCTION candour_authority() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('candour.authority', true), '') $$;
CREATE FUNCTION candour_sees_cases() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT current_setting('candour.sees_cases', true) = 'yes' $$;
