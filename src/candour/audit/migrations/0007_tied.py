from pathlib import Path

from django.db import migrations, models

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "tied_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0006_root_rows")]
    operations = [
        migrations.CreateModel(
            name="Tied",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("before", models.BigIntegerField()),
            ],
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["tx"], name="audit_event_tx_31bed9_idx"),
        ),
        row_security.run(FILE),
    ]
