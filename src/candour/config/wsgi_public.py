"""The public door, for a WSGI server."""

import os

os.environ["DOOR"] = "public"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
