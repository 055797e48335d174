#!/bin/sh
# Django 5.2.19: a form whose default_renderer is a class reads and compiles its widget templates anew each time.
#
# Expected: `default_renderer` may be a class or an instance, says the reference, so both serve alike: the templates
#   of the widgets are compiled once in a process, as they are with the FORM_RENDERER setting.
# Happens: BaseForm makes a renderer of the class for every form, the engine is kept on the renderer, and the
#   compiled templates are kept on the engine. So each form reads and compiles the templates of its layout, fields,
#   labels, errors and widgets again: 14 for three fields, 140 for a formset of ten. An instance: none.
# Matters: a page with a form takes several times as long, on every request, in production as well, and the page
#   itself is right. Write `default_renderer = MyRenderer()`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" django==5.2.19
PYTHONPATH=$folder python3 - <<'END'
import sys

import django
from django import forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.template.base import Template

settings.configure(INSTALLED_APPS=["django.forms"], USE_I18N=False)
django.setup()


class Report(forms.Form):
    name = forms.CharField()
    day = forms.DateField()
    about = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


class NamedByClass(Report):
    default_renderer = DjangoTemplates


class NamedByInstance(Report):
    default_renderer = DjangoTemplates()


compiled = []
compile_nodelist = Template.compile_nodelist
Template.compile_nodelist = lambda self: compiled.append(self.name) or compile_nodelist(self)


def count(make):
    str(make())
    compiled.clear()
    str(make())
    return len(compiled)


found = {
    "no renderer of its own": count(Report),
    "an instance": count(NamedByInstance),
    "a class": count(NamedByClass),
    "a class, in a formset of ten": count(forms.formset_factory(NamedByClass, extra=10)),
}
print(f"Django {django.get_version()}: templates compiled when a second form is drawn")
for renderer, number in found.items():
    print(f"  default_renderer {renderer}: {number}")
sys.exit(list(found.values()) != [0, 0, 14, 140])
END
