"""Security headers stand on every answer, and the script in the page is the one that is allowed."""

import base64
import hashlib
import re

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory

from candour.ui import caching, policy
from candour.ui.middleware import SecurityHeaders


def answer(request, response=None):
    return SecurityHeaders(lambda _request: response or HttpResponse("x"))(request)


@pytest.mark.parametrize("status", [200, 303, 400, 404, 500, 503])
def test_every_answer_is_dressed(status):
    response = answer(RequestFactory().get("/"), HttpResponse(status=status))
    for name, value in policy.HEADERS.items():
        assert response.headers[name] == value
    assert "Strict-Transport-Security" not in response.headers


def test_the_browser_is_told_to_stay_with_tls():
    response = answer(RequestFactory().get("/", secure=True))
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_view_cannot_weaken_a_header():
    response = answer(RequestFactory().get("/"), HttpResponse(headers={"X-Content-Type-Options": "none"}))
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_every_feature_is_off_and_passkeys_can_be_given_back(settings):
    assert set(re.findall(r"=\(([^)]*)\)", policy.permissions_policy())) == {""}
    settings.UI_PASSKEYS = True
    given = answer(RequestFactory().get("/")).headers["Permissions-Policy"]
    assert re.findall(r"([\w-]+)=\(self\)", given) == ["publickey-credentials-create", "publickey-credentials-get"]


def test_a_page_that_asks_where_someone_is_gets_that_and_no_more():
    page = HttpResponse()
    page.may_ask_where = True
    given = answer(RequestFactory().get("/"), page).headers["Permissions-Policy"]
    assert re.findall(r"([\w-]+)=\(self\)", given) == ["geolocation"]
    assert "geolocation=()" in answer(RequestFactory().get("/")).headers["Permissions-Policy"]


def test_files_are_dressed_as_well():
    headers = {}
    policy.whitenoise_headers(headers, "/x/public.css", "/static/ui/public.css")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_policy_starts_from_nothing_and_allows_no_inline_style():
    directives = policy.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert "unsafe" not in str(directives)
    assert directives["style-src"] == ["'self'"]
    for name in ("frame-ancestors", "base-uri"):
        assert directives[name] == ["'none'"]


def test_the_script_in_the_head_is_the_one_the_policy_allows():
    html = engines["django"].from_string("{% load ui %}{% early_script %}").render({})
    script = re.fullmatch(r"<script>(.*)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy.CONTENT_SECURITY_POLICY["DIRECTIVES"]["script-src"]


def test_pages_of_a_journey_are_not_kept():
    response = caching.no_store(lambda _request: HttpResponse("x"))(RequestFactory().get("/"))
    assert response.headers["Cache-Control"].startswith("no-store")
