from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "rows.sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("vault", "0002_roles")]
    operations = [row_security.run(FILE)]
