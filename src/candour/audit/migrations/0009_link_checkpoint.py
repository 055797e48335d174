"""A model gets the name of what it holds. Its table keeps its own: nothing in the database changes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0008_names")]
    operations = [migrations.RenameModel("ChainHead", "LinkCheckpoint")]
