from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "anew_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_nearest_rows"), ("directory", "0004_tie_rows")]
    operations = [row_security.run(FILE)]
