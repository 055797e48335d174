from pathlib import Path

from django.db import migrations

from candour.vault import rows

FILE = Path(__file__).resolve().parent.parent / "spool_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_rows")]
    operations = [rows.run(FILE)]
