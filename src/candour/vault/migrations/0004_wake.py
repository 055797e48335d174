from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "wake.sql"


class Migration(migrations.Migration):
    dependencies = [("vault", "0003_token")]
    operations = [row_security.run(FILE)]
