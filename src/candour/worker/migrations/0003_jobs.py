from importlib import metadata, resources
from pathlib import Path

from django.db import migrations
from django.db.migrations import RunSQL

from candour.vault import row_security

# Its own tables, as the pinned version brings them. The comment tells a later migration from which version to go on.
SCHEMA = resources.files("procrastinate").joinpath("sql", "schema.sql").read_text(encoding="utf-8")
VERSION = metadata.version("procrastinate")
FOLDER = Path(__file__).resolve().parent.parent
# In production the roles are made beforehand.
ROLE = """
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candour_jobs') THEN
    BEGIN
      CREATE ROLE candour_jobs NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;  -- another database of the same cluster made it at this moment
    END;
  END IF;
  IF NOT pg_has_role('candour_worker', 'candour_jobs', 'MEMBER') THEN
    GRANT candour_jobs TO candour_worker WITH INHERIT FALSE, SET TRUE;
  END IF;
END $$;
CREATE SCHEMA jobs;
SET LOCAL search_path TO jobs;
"""


class Migration(migrations.Migration):
    dependencies = [("worker", "0002_rows")]
    operations = [
        RunSQL(ROLE, reverse_sql=RunSQL.noop),
        RunSQL(SCHEMA, reverse_sql=RunSQL.noop),
        RunSQL(f"COMMENT ON SCHEMA jobs IS 'procrastinate {VERSION}'", reverse_sql=RunSQL.noop),
        RunSQL("SET LOCAL search_path TO DEFAULT", reverse_sql=RunSQL.noop),
        row_security.run(FOLDER / "jobs.sql"),
    ]
