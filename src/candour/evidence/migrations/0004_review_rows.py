from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "review_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_origin"), ("casework", "0006_task_rows")]
    operations = [row_security.run(FILE)]
