from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "message_rows.sql"


class Migration(migrations.Migration):
    # The rule asks whether the case is there for the reader, so the cases come first.
    dependencies = [("correspondence", "0003_message"), ("casework", "0002_rows")]
    operations = [row_security.run(FILE)]
