from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "asking_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0005_asking")]
    operations = [row_security.run(FILE)]
