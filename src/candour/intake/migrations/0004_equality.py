import uuid
from pathlib import Path

from django.db import migrations, models

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "equality_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_spool_rows")]
    operations = [
        migrations.CreateModel(
            name="EqualityAnswers",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("link", models.CharField(max_length=64, unique=True)),
                ("force", models.CharField(max_length=60)),
                ("quarter", models.CharField(max_length=7)),
                ("answers", models.JSONField()),
            ],
            options={"verbose_name_plural": "equality answers"},
        ),
        row_security.run(FILE),
    ]
