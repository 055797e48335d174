"""An alert for each pattern, person and hour, that counts, instead of one for each event."""

from pathlib import Path

from django.db import migrations, models

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "alert_hour_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0009_link_checkpoint")]
    operations = [
        migrations.AddField("Alert", "hour", models.DateTimeField(null=True)),
        migrations.AddField("Alert", "last_at", models.DateTimeField(null=True)),
        migrations.AddField("Alert", "count", models.PositiveIntegerField(db_default=1)),
        row_security.run(FILE),
        migrations.RemoveConstraint("Alert", "alerted_once"),
        migrations.AddConstraint(
            "Alert",
            models.UniqueConstraint(fields=["pattern", "actor", "authority", "hour"], name="alerted_once_an_hour"),
        ),
    ]
