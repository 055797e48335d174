from django.apps import AppConfig


class Vault(AppConfig):
    name = "candour.vault"
    verbose_name = "Keys and what they lock"
