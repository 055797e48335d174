from django.apps import AppConfig

from candour import directory
from candour.directory import areas, footage_retention, gazetteer


class Directory(AppConfig):
    name = "candour.directory"
    verbose_name = "Forces and other bodies"

    def ready(self) -> None:
        """Reads the files: a bad row stops every process at its start, and says where it is."""
        directory.authorities()
        directory.other_bodies()
        footage_retention.settings()
        gazetteer.every()
        areas.read()
