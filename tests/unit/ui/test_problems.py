"""Problem pages need nothing: no database, no session, no request."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory

from candour.ui import problems


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500, 503])
def test_each_has_a_page_of_its_own_without_a_request(status):
    response = problems.page(status)
    html = response.content.decode()
    assert response.status_code == status
    assert response.headers["Cache-Control"].startswith("no-store")
    assert html.count("<h1") == 1
    assert '<div lang="en"' in html
    assert '<div lang="cy"' in html
    assert "101" in html


def test_the_path_says_the_language():
    assert 'lang="cy"' in problems.page(404, RequestFactory().get("/cy/x")).content.decode().split("<body")[0]
    english = problems.page(404, RequestFactory().get("/x")).content.decode()
    assert '<html lang="en"' in english
    assert '<div lang="cy"' not in english


def test_own_words_can_be_given():
    html = problems.page(503, title="Too busy", paragraphs=["Your words are kept."]).content.decode()
    assert "Too busy" in html
    assert "Your words are kept." in html


def test_where_the_site_cannot_be_described_plain_words_go_out(settings):
    settings.UI_SITE = "candour.ui.nowhere.site"
    response = problems.page(500)
    assert response.status_code == 500
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Sorry" in response.content.decode()


def test_a_body_that_is_too_big_is_said_to_be_too_big():
    request = RequestFactory().post("/")
    assert problems.bad_request(request, RequestDataTooBig()).status_code == 413
    assert problems.bad_request(request).status_code == 400


def test_when_to_try_again_is_said():
    assert problems.page(503).headers["Retry-After"] == "120"


def test_the_desk_does_not_send_its_staff_to_101(settings):
    settings.UI_SITE = "candour.desk.site_context.site"
    html = problems.page(404, RequestFactory().get("/x")).content.decode()
    assert "Page not found" in html
    assert "101" not in html
