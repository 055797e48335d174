"""The desk door, for a WSGI server."""

import os

os.environ["DOOR"] = "desk"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
