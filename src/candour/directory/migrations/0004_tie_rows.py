from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "tie_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_tie"), ("vault", "0002_roles")]
    operations = [row_security.run(FILE)]
