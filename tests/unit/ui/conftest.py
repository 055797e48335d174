"""The look by itself: no files are collected, no room describes a site."""

import pytest


@pytest.fixture(autouse=True)
def plain_site(settings):
    """Serve names without a manifest; no room says what the site is called."""
    settings.UI_SITE = ""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
