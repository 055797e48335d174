"""Run the test site: `python -m tests.journeys.leave.serve PORT PLACE_PORT`."""

import sys

import django
from django.utils.module_loading import import_string

# The site has forms, and forms want translations, and those want the apps: the site comes last.
django.setup()
import_string("tests.journeys.leave.leave_site.run")(int(sys.argv[1]), int(sys.argv[2]))
