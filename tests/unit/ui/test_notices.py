"""Each notice of a page is named by its own title."""

import re

from django.template import Context, Template

LOADED = "{% load ui %}"
NOTICE = '{% notice "Please note" %}{{ words }}{% end_notice %}'


def test_no_two_notices_of_a_page_share_an_id_wherever_they_stand() -> None:
    part = Template(LOADED + NOTICE + NOTICE)
    page = Template(f"{LOADED}{NOTICE}{{% include part %}}{NOTICE}").render(Context({"part": part, "words": "Done."}))
    ids = re.findall(r' id="(notice-\d+)"', page)
    assert ids == re.findall(r'aria-labelledby="([^"]*)"', page)
    assert len(set(ids)) == 4
