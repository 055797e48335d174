"""Single sign-on against a provider that is a process of its own: who comes in, and who is refused and why."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.test import Client, override_settings

from candour.accounts import sso, stepup
from candour.accounts.models import User
from candour.config import environment
from tests import factories, oidc_provider
from tests.conftest import AsRole

pytestmark = pytest.mark.django_db
SCRIPT = Path(oidc_provider.__file__)
Behave = Callable[..., None]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a running provider."""
    with subprocess.Popen([sys.executable, str(SCRIPT)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.terminate()


def apps(issuer: str) -> dict[str, Any]:
    """The settings that the environment of a force with that issuer gives."""
    known = {"OIDC_CLIENT_ID": oidc_provider.CLIENT, "OIDC_CLIENT_SECRET": oidc_provider.SECRET}
    env = environment.read(known | {"OIDC_ISSUER": issuer, "OIDC_NAME": "Sign in with Force ID", "DEMO": "1"})
    return {"openid_connect": {"APPS": env.oidc_apps()}}


@pytest.fixture
def desk(desk_client: Client, issuer: str) -> Iterator[Client]:
    """A browser at a desk that has single sign-on."""
    cache.clear()
    with override_settings(SOCIALACCOUNT_PROVIDERS=apps(issuer)):
        yield desk_client


@pytest.fixture
def behave(issuer: str) -> Behave:
    """Tells the provider what to say from now on."""

    def tell(fault: str = "", **claims: Any) -> None:
        told = {"fault": fault, "claims": {"email": "handler@example.org"} | claims}
        requests.post(f"{issuer}/behave", json=told, timeout=5).raise_for_status()

    tell()
    return tell


def at_the_issuer(client: Client, address: str = "/sso/") -> tuple[str, str]:
    """Goes to the issuer; gives the address it was asked at, and the address it sends the browser back to."""
    there = client.get(address)["Location"]
    back = requests.get(there, allow_redirects=False, timeout=5)
    parts = urlsplit(back.headers["Location"])
    return there, f"{parts.path}?{parts.query}"


def come_in(client: Client, address: str = "/sso/") -> Any:
    """The whole way to the issuer and back."""
    return client.get(at_the_issuer(client, address)[1])


def invited(**more: Any) -> User:
    """Someone who was invited."""
    return factories.person(email="Handler@example.org", **more)


def is_in(client: Client) -> bool:
    """Whether the browser is signed in."""
    return client.get("/").status_code == 200


def test_who_was_invited_comes_in_and_to_where_they_were_going(desk: Client, behave: Behave) -> None:
    user = invited()
    page = desk.get("/login/?next=/search/").content.decode()
    assert "Sign in with Force ID" in page
    assert 'href="/sso/?next=/search/"' in page
    asked, back = at_the_issuer(desk, "/sso/?next=/search/")
    sent = parse_qs(urlsplit(asked).query)
    assert sent["code_challenge_method"] == ["S256"]
    assert "max_age" not in sent
    response = desk.get(back)
    assert response.status_code == 302
    assert response["Location"] == "/search/"
    assert is_in(desk)
    kept = SocialAccount.objects.get()
    assert (kept.user_id, kept.uid, kept.extra_data) == (user.pk, "person-1", {})
    assert not SocialToken.objects.exists()
    again = AsRole("candour_desk")
    assert come_in(again).status_code == 302
    assert is_in(again)


@pytest.mark.parametrize(
    "fault",
    [
        "unsigned",
        "tampered",
        "another key",
        "signed with the secret",
        "no token",
        "nonsense",
    ],
)
def test_SEC_04_a_token_that_cannot_be_trusted_is_refused(desk: Client, behave: Behave, fault: str) -> None:
    invited()
    behave(fault)
    response = come_in(desk)
    assert (response.status_code, is_in(desk)) == (403, False)
    assert sso.NOT_READ.replace("'", "&#x27;") in response.content.decode()
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://issuer.example.org"},
        {"aud": "another-client"},
        {"exp": 1_000_000_000},
        {"nonce": "of another request"},
        {"nonce": None},
    ],
)
def test_SEC_04_a_token_for_something_else_is_refused(desk: Client, behave: Behave, claims: dict[str, Any]) -> None:
    invited()
    behave(**claims)
    response = come_in(desk)
    assert (response.status_code, is_in(desk)) == (403, False)
    assert sso.NOT_READ.replace("'", "&#x27;") in response.content.decode()


def test_SEC_04_an_answer_counts_once_and_only_in_the_browser_that_asked(desk: Client, behave: Behave) -> None:
    invited()
    _, back = at_the_issuer(desk)
    elsewhere = AsRole("candour_desk")
    assert elsewhere.get(back).status_code == 403
    assert not is_in(elsewhere)
    assert desk.get(back).status_code == 302
    desk.post("/logout/")
    assert not is_in(desk)
    assert desk.get(back).status_code == 403
    assert not is_in(desk)


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"email": "stranger@example.org"}, sso.NOT_INVITED),
        ({"email": ""}, sso.NOT_INVITED),
        ({"email_verified": False}, sso.NOT_VERIFIED),
        ({"email_verified": "false"}, sso.NOT_VERIFIED),
    ],
)
def test_SEC_04_who_was_not_invited_is_told_so(desk: Client, behave: Behave, claims: dict[str, Any], why: str) -> None:
    invited()
    behave(**claims)
    response = come_in(desk)
    assert (response.status_code, is_in(desk)) == (403, False)
    assert why.replace("'", "&#x27;") in response.content.decode()
    assert User.objects.count() == 1


def test_SEC_04_who_has_left_is_not_let_in_by_the_issuer(desk: Client, behave: Behave) -> None:
    invited()
    assert come_in(desk).status_code == 302
    User.objects.update(is_active=False)
    assert not is_in(desk)
    response = come_in(desk)
    assert (response.status_code, is_in(desk)) == (403, False)
    assert sso.LEFT in response.content.decode()
    SocialAccount.objects.all().delete()
    assert sso.LEFT in come_in(desk).content.decode()


def test_SEC_04_an_address_given_to_somebody_else_meanwhile_opens_nothing(desk: Client, behave: Behave) -> None:
    invited()
    assert come_in(desk).status_code == 302
    desk.post("/logout/")
    behave(sub="person-2")
    assert come_in(desk).status_code == 403
    assert not is_in(desk)


def test_SEC_04_who_comes_by_the_issuer_comes_by_nothing_else(desk: Client, behave: Behave) -> None:
    user = invited()
    words = {"login": user.email, "password": factories.PASSWORD}
    assert desk.post("/login/", words).status_code == 302
    desk.post("/logout/")
    assert come_in(desk).status_code == 302
    wrong = desk.post("/reauthenticate/", {"password": factories.PASSWORD, "next": "/sessions/"})
    assert wrong.status_code == 200
    desk.post("/logout/")
    refused = desk.post("/login/", words)
    assert (refused.status_code, is_in(desk)) == (403, False)
    assert sso.ONLY_BY_ISSUER in refused.content.decode()
    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": []}}):
        assert desk.post("/login/", words).status_code == 302
        assert is_in(desk)


def test_SEC_06_who_leaves_is_out_at_once_also_when_the_issuer_still_knows_them(desk: Client, behave: Behave) -> None:
    leaver = invited()
    come_in(desk)
    assert is_in(desk)
    administrator = AsRole("candour_desk")
    factories.signed_in(administrator, factories.person(role="administrator", email="administrator@example.org"))
    assert administrator.post(f"/staff/{leaver.pk}/end/").status_code == 302
    assert not is_in(desk)
    assert come_in(desk).status_code == 403
    assert not is_in(desk)


def test_a_person_who_stops_and_an_issuer_of_another_name_are_answered_in_words(desk: Client, behave: Behave) -> None:
    behave("cancelled")
    assert sso.STOPPED in come_in(desk).content.decode()
    behave("another name")
    response = desk.get("/sso/")
    assert response.status_code == 502
    assert "does not answer" in response.content.decode()


def test_an_issuer_that_is_away_and_no_issuer_at_all(desk_client: Client) -> None:
    with override_settings(SOCIALACCOUNT_PROVIDERS=apps("http://127.0.0.1:1")):
        assert desk_client.get("/sso/").status_code == 502
    for address in ("/sso/", "/sso/again/", "/sso/callback/"):
        assert desk_client.get(address).status_code == 404
    assert "/sso/" not in desk_client.get("/login/").content.decode()


def test_an_address_outside_is_not_gone_to_after_signing_in(desk: Client, behave: Behave) -> None:
    invited()
    assert come_in(desk, "/sso/?next=https://elsewhere.example.org/")["Location"] == "/"


def test_SEC_05_step_up_needs_the_issuer_to_ask_again(desk: Client, behave: Behave) -> None:
    invited()
    behave(auth_time=int(time.time()) - stepup.RECENT - 1)
    come_in(desk)
    assert is_in(desk)
    sent_on = desk.get("/two-factor/")
    assert sent_on["Location"] == "/sso/again/?next=%2Ftwo-factor%2F"
    asked, back = at_the_issuer(desk, sent_on["Location"])
    sent = parse_qs(urlsplit(asked).query)
    assert (sent["prompt"], sent["max_age"]) == (["login"], ["0"])
    response = desk.get(back)
    assert response.status_code == 403
    assert "did not ask you who you are again" in response.content.decode()
    assert desk.get("/two-factor/").status_code == 302
    behave(auth_time=int(time.time()) + 10 * stepup.RECENT)
    come_in(desk, sent_on["Location"])
    assert desk.session[stepup.SEEN_BY_ISSUER] <= time.time()
    behave()
    assert come_in(desk, sent_on["Location"])["Location"] == "/two-factor/"
    assert desk.get("/two-factor/").status_code == 200
    assert desk.get("/two-factor/totp/activate/").status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        {"OIDC_ISSUER": "https://issuer.example.org"},
        {"OIDC_ISSUER": "http://issuer.example.org", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b", "TLS": "1"},
        {"PROXIES": "many"},
    ],
)
def test_settings_that_cannot_be_right_stop_the_process(given: dict[str, str]) -> None:
    with pytest.raises(environment.Misconfigured, match=r"OIDC|PROXIES"):
        environment.read(given | {"DEMO": "1"})
