"""The desk door, for a WSGI server."""

import os

os.environ["DOOR"] = "desk"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402  (settings are read on import)

application = get_wsgi_application()
