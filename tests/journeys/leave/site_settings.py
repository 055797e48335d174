"""Settings of the test site: the look by itself, without a database."""

from pathlib import Path

from candour.ui import policy

SECRET_KEY = "not-a-secret-of-anything"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.journeys.leave.leave_site"
INSTALLED_APPS = ["django.contrib.staticfiles", "django.forms", "csp", "candour.ui"]
MIDDLEWARE = ["candour.ui.middleware.SecurityHeaders", "csp.middleware.CSPMiddleware"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [Path(__file__).resolve().parent / "templates"],
        "OPTIONS": {"context_processors": ["django.template.context_processors.request", "candour.ui.context.site"]},
    }
]
CONTENT_SECURITY_POLICY = policy.CONTENT_SECURITY_POLICY
FORM_RENDERER = "candour.ui.forms.Renderer"
UI_SITE = "tests.journeys.leave.leave_site.describe"
STATIC_URL = "/static/"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
