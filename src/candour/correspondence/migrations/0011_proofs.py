"""The place in the chain up to which everyone was given the proof of their receipt."""

from pathlib import Path

from django.db import migrations, models

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "proof_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0010_rewrite_all"), ("audit", "0011_root_receipts")]
    operations = [
        migrations.AddField("ProjectionCheckpoint", "proofs", models.BigIntegerField(db_default=0)),
        row_security.run(FILE),
    ]
