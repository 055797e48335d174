from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "spool_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_rows")]
    operations = [row_security.run(FILE)]
