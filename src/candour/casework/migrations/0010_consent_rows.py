from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "consent_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("casework", "0009_consent")]
    operations = [row_security.run(FILE)]
