-- What runs with the owner's rights finds its tables in the schema, and never among the temporary ones that whoever
-- calls it may have made: these come first where the path does not name them last.
ALTER FUNCTION candour_barred_cases() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION candour_nearest_bar() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION candour_lift_bar(uuid, uuid) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION candour_bar_linked(uuid, uuid) SET search_path = pg_catalog, public, pg_temp;
-- And nobody but the owner needs temporary tables.
DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
