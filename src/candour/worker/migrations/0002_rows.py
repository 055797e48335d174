from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "rows.sql"


class Migration(migrations.Migration):
    # It counts what waits in these tables.
    dependencies = [
        ("worker", "0001_initial"),
        ("audit", "0009_link_checkpoint"),
        ("casework", "0005_task"),
        ("correspondence", "0008_names"),
        ("evidence", "0001_files"),
        ("intake", "0003_spool_rows"),
    ]
    operations = [row_security.run(FILE)]
