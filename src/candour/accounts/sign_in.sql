-- Rate limits are counted where all processes of the desk see them: in the database.
CREATE UNLOGGED TABLE accounts_cache (
  cache_key varchar(255) PRIMARY KEY,
  value text NOT NULL,
  expires timestamptz NOT NULL
);
CREATE INDEX accounts_cache_expires ON accounts_cache (expires);
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts_cache TO candour_desk;
-- Single sign-on and the list of open sessions are the desk's alone.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    AND (tablename LIKE 'socialaccount\_%' OR tablename LIKE 'usersessions\_%') LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO candour_desk', name);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO candour_desk;
