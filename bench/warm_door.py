"""The public door as the rig starts it: whoever takes the place of a process that was killed has all templates."""

from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.urls import reverse

from candour.config.wsgi_public import application  # first: it sets Django up

__all__ = ["application"]

reverse("public:check-answers")
for folder in get_app_template_dirs("templates"):
    for file in folder.rglob("*.*") if folder.parent.name in ("public", "ui") else ():
        get_template(str(file.relative_to(folder)))
