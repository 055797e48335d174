from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "pinned_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_anew_rows")]
    operations = [row_security.run(FILE)]
