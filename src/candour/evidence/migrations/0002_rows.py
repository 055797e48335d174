from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "rows.sql"


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_files"), ("casework", "0002_rows"), ("vault", "0002_roles")]
    operations = [row_security.run(FILE)]
