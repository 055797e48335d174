from pathlib import Path

from django.db import migrations, models

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "told_rows.sql"


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0006_asking_rows")]
    operations = [
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.BigIntegerField()),
            ],
        ),
        row_security.run(FILE),
        migrations.RemoveIndex(model_name="projection", name="corresponde_upto_91c8ff_idx"),
        migrations.RemoveField(model_name="projection", name="upto"),
    ]
