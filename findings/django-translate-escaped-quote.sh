#!/bin/sh
# Django 5.2.19: makemessages cuts a sentence of {% translate %} off at its first escaped quote.
#
# Expected: a quote inside a string of a template is written \", and the tag shows the sentence whole; so the same
#   sentence is what makemessages puts before the translator.
# Happens: the page asks for the whole sentence. What is collected ends at the first \", with the backslash as its last
#   sign, and nothing is reported. In {{ _("…") }} and with quotes of the other kind the whole sentence is collected.
# Matters: the translator is shown half a sentence, translates it, every sentence counts as translated, and the page
#   stays in English. Use quotes of the other kind, or typographic ones, inside.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" django==5.2.19
PYTHONPATH=$folder python3 - <<'END'
import sys

import django
from django.conf import settings
from django.template import Context, Engine, base
from django.utils.translation.template import templatize

settings.configure(USE_I18N=True)
django.setup()
WRITTEN = {
    "escaped": r'{% translate "Say \"hello\" to us" %}',
    "other quotes": """{% translate 'Say "hello" to us' %}""",
    "as a filter's argument": r'{{ _("Say \"hello\" to us") }}',
}
asked = []
lazy = base.gettext_lazy
base.gettext_lazy = lambda text: asked.append(text) or lazy(text)


def collected(source):
    """What makemessages hands on to xgettext: a template turned into calls of gettext."""
    found = []
    exec(templatize(source).strip(), {"gettext": found.append, "_": found.append})
    return found


print(f"Django {django.get_version()}")
seen = {}
for how, source in WRITTEN.items():
    asked.clear()
    shown = Engine(libraries={"i18n": "django.templatetags.i18n"}).from_string("{% load i18n %}" + source)
    seen[how] = shown.render(Context()), list(asked), collected(source)
    print(f"  {how}: {source}\n    the page asks for {seen[how][1]}, makemessages collects {seen[how][2]}")
whole = 'Say "hello" to us'
right = ([whole], [whole])
sys.exit([one[1:] for one in seen.values()] != [([whole], ["Say \\"]), right, right])
END
