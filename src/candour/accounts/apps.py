from django.apps import AppConfig


class Accounts(AppConfig):
    name = "candour.accounts"
    verbose_name = "People at the desk"
