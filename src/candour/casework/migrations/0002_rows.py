from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "rows.sql"


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("vault", "0002_roles"), ("directory", "0002_rows")]
    operations = [row_security.run(FILE)]
