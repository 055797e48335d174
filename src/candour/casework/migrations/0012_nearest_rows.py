from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "nearest_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_fewer_indexes")]
    operations = [row_security.run(FILE)]
