from django.apps import AppConfig


class Directory(AppConfig):
    name = "candour.directory"
    verbose_name = "Forces and other bodies"
