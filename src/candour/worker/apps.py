from django.apps import AppConfig


class Worker(AppConfig):
    name = "candour.worker"
    verbose_name = "What the worker did, and when"
