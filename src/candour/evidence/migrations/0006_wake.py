from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "wake.sql"


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_fewer_indexes"), ("vault", "0004_wake")]
    operations = [row_security.run(FILE)]
