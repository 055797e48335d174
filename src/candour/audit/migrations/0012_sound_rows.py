from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "sound_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0011_root_receipts")]
    operations = [row_security.run(FILE)]
