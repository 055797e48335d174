"""Models and a column get the names of the field. Tables and columns keep theirs: nothing in the database changes."""

from django.db import migrations, models

NAMES = (("Told", "ProjectionCheckpoint"), ("Asking", "ConsentRequest"))


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0007_told")]
    operations = [
        *(
            operation
            for old, new in NAMES
            for operation in (
                migrations.AlterModelTable(old, f"correspondence_{old.lower()}"),
                migrations.RenameModel(old, new),
            )
        ),
        migrations.AlterField("Message", "once", models.CharField(max_length=100, unique=True, db_column="once")),
        migrations.RenameField("Message", "once", "idempotency_key"),
    ]
