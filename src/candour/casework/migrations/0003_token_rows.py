from pathlib import Path

from django.db import migrations

from candour.vault import rows

FILE = Path(rows.__file__).resolve().parent / "token_rows.sql"


class Migration(migrations.Migration):
    # The rule uses the list of barred cases, which casework makes.
    dependencies = [("casework", "0002_rows"), ("vault", "0003_token")]
    operations = [rows.run(FILE)]
