"""Every projection is written anew: what an earlier version wrote does not say by when its sender hears from us."""

from typing import Any

from django.db import migrations


def from_the_beginning(apps: Any, _editor: Any) -> None:
    """The worker goes along the whole chain once more, a piece at a time."""
    apps.get_model("correspondence", "ProjectionCheckpoint").objects.update(place=0)


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0009_fewer_indexes")]
    operations = [migrations.RunPython(from_the_beginning, migrations.RunPython.noop)]
