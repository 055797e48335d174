from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(row_security.__file__).resolve().parent / "token_rows.sql"


class Migration(migrations.Migration):
    # The rule uses the list of barred cases, which casework makes.
    dependencies = [("casework", "0002_rows"), ("vault", "0003_token")]
    operations = [row_security.run(FILE)]
