"""Models get the field's names. Tables keep theirs: nothing in the database changes."""

from django.db import migrations

NAMES = (("Event", "AuditEvent"), ("Link", "ChainLink"), ("Tied", "ChainHead"), ("Watched", "AlertCheckpoint"))


class Migration(migrations.Migration):
    dependencies = [("audit", "0007_tied")]
    operations = [
        operation
        for old, new in NAMES
        for operation in (
            migrations.AlterModelTable(old, f"audit_{old.lower()}"),
            migrations.RenameModel(old, new),
        )
    ]
