-- Signing in is the desk's alone. The public door has no accounts and no sessions.
GRANT SELECT, UPDATE, INSERT ON accounts_user TO candour_desk;
GRANT SELECT ON accounts_user TO candour_worker;
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    AND (tablename LIKE 'account\_%' OR tablename LIKE 'mfa\_%' OR tablename = 'django_session') LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO candour_desk', name);
  END LOOP;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    AND tablename IN ('django_content_type', 'django_migrations') LOOP
    EXECUTE format('GRANT SELECT ON %I TO candour_desk, candour_worker', name);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO candour_desk;
