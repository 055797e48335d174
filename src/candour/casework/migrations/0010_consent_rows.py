from pathlib import Path

from django.db import migrations

from candour.vault import rows

FILE = Path(__file__).resolve().parent.parent / "consent_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("casework", "0009_consent")]
    operations = [rows.run(FILE)]
