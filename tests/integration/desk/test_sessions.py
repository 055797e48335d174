"""Sessions at the desk: how they begin, how long they last, and who can end them."""

from __future__ import annotations

import itertools
import json
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory

from candour.accounts import stepup
from candour.accounts.models import User
from candour.casework import models
from tests import factories
from tests.conftest import AsRole

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password-for-tests"


@pytest.fixture(autouse=True)
def no_tries_before() -> None:
    """Nobody tried to sign in before this test."""
    cache.clear()


@pytest.fixture
def user() -> User:
    """A handler with a password."""
    user = factories.person()
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, user: User, password: str = PASSWORD, **more: Any) -> Any:
    """Sends the sign-in form."""
    return client.post("/login/", {"login": user.email, "password": password}, **more)


def test_SEC_06_the_key_of_the_session_changes_at_sign_in(desk_client: Client, user: User) -> None:
    desk_client.get("/two-factor/webauthn/login/", headers={"accept": "application/json"})
    before = desk_client.cookies[settings.SESSION_COOKIE_NAME].value
    assert Session.objects.get().session_key == before
    assert sign_in(desk_client, user).status_code == 302
    assert desk_client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert not Session.objects.filter(session_key=before).exists()
    assert len(desk_client.cookies[settings.SESSION_COOKIE_NAME].value) >= 32
    assert desk_client.get("/").status_code == 200


def test_SEC_06_an_idle_session_ends(desk_client: Client, user: User) -> None:
    sign_in(desk_client, user)
    response = desk_client.get("/")
    assert response.cookies[settings.SESSION_COOKIE_NAME].value  # begun anew by every page
    session = Session.objects.get()
    left = session.expire_date.timestamp() - time.time()
    assert left <= settings.SESSION_COOKIE_AGE == 30 * 60
    Session.objects.update(expire_date="2020-01-01T00:00Z")
    assert desk_client.get("/").status_code == 302


def test_SEC_06_a_busy_session_ends_too(desk_client: Client, user: User) -> None:
    sign_in(desk_client, user)
    assert desk_client.get("/").status_code == 200
    session = desk_client.session
    session["began"] = time.time() - settings.SESSION_ABSOLUTE_AGE
    session.save()
    response = desk_client.get("/")
    assert response.status_code == 302
    assert response["Location"].startswith("/login/")


def test_SEC_06_who_has_left_is_out_with_the_next_click(desk_client: Client, user: User) -> None:
    sign_in(desk_client, user)
    assert desk_client.get("/").status_code == 200
    User.objects.update(is_active=False)
    assert desk_client.get("/").status_code == 302
    sign_in(desk_client, user)
    assert desk_client.get("/").status_code == 302


def test_SEC_06_a_person_sees_their_sessions_and_ends_the_others(desk_client: Client, user: User) -> None:
    elsewhere = AsRole("candour_desk", headers={"user-agent": "Elsewhere/1.0"})
    sign_in(elsewhere, user)
    sign_in(desk_client, user)
    page = desk_client.get("/sessions/").content.decode()
    assert "Elsewhere/1.0" in page
    assert elsewhere.get("/").status_code == 200
    assert desk_client.post("/sessions/").status_code == 302
    assert elsewhere.get("/").status_code == 302
    assert desk_client.get("/").status_code == 200


def test_SEC_05_how_one_signs_in_is_changed_only_shortly_after_showing_who_one_is(
    desk_client: Client, user: User
) -> None:
    sign_in(desk_client, user)
    guarded = ("/two-factor/", "/two-factor/totp/activate/", "/two-factor/webauthn/add/", "/sessions/")
    assert {desk_client.get(address).status_code for address in guarded} == {200}
    session = desk_client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= stepup.RECENT
    session.save()
    for address, method in itertools.product(guarded, (desk_client.get, desk_client.post)):
        response = method(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/reauthenticate/"), address
    assert desk_client.get("/").status_code == 200
    wrong = desk_client.post("/reauthenticate/", {"password": "not the password", "next": "/sessions/"})
    assert wrong.status_code == 200
    assert desk_client.get("/sessions/").status_code == 302
    right = desk_client.post("/reauthenticate/", {"password": PASSWORD, "next": "/sessions/"})
    assert right["Location"] == "/sessions/"
    assert desk_client.get("/sessions/").status_code == 200


@pytest.mark.parametrize(
    ("method", "ago", "seen_ago", "opens", "where"),
    [
        ("password", 0, None, True, ""),
        ("password", stepup.RECENT + 1, None, False, "/reauthenticate/"),
        ("socialaccount", 0, 0, True, ""),
        ("socialaccount", 0, stepup.RECENT + 1, False, "/sso/again/"),
        ("socialaccount", 0, None, False, "/sso/again/"),
    ],
)
def test_SEC_05_a_guarded_view_asks_for_a_recent_sign_in(
    desk_client: Client, user: User, method: str, ago: int, seen_ago: int | None, opens: bool, where: str
) -> None:
    @stepup.recently_signed_in
    def view(_request: Any) -> HttpResponse:
        return HttpResponse("done")

    request = RequestFactory().post("/somewhere/?a=1")
    request.user, now = user, time.time()
    request.session = {  # type: ignore[assignment]
        "account_authentication_methods": [{"method": method, "at": now - ago}],
        "account_authentication_methods_user": str(user.pk),
    }
    if seen_ago is not None:
        request.session[stepup.SEEN_BY_ISSUER] = now - seen_ago
    response = view(request)
    assert (response.content == b"done") is opens
    if not opens:
        assert response["Location"] == f"{where}?next=%2Fsomewhere%2F%3Fa%3D1"


def test_SEC_05_inviting_and_ending_people_ask_who_one_is_and_keep_what_was_typed(desk_client: Client) -> None:
    leaver = factories.person(email="leaver@example.org")
    administrator = factories.person(role="administrator", email="administrator@example.org")
    new = {"name": "New Example", "email": "new@example.org", "role": "handler"}
    factories.signed_in(desk_client, administrator, ago=stepup.RECENT + 1)
    assert desk_client.get("/staff/")["Location"] == "/reauthenticate/?next=%2Fstaff%2F"
    page = desk_client.post("/staff/", new).content.decode()
    assert "You signed in a while ago" in page
    assert 'href="/reauthenticate/?next=%2Fstaff%2F"' in page
    assert 'value="New Example"' in page
    ended = desk_client.post(f"/staff/{leaver.pk}/end/", headers={"referer": "http://testserver/staff/"})
    assert ended["Location"].endswith("?next=http%3A%2F%2Ftestserver%2Fstaff%2F")
    elsewhere = desk_client.post(f"/staff/{leaver.pk}/end/", headers={"referer": "https://elsewhere.example.org/"})
    assert "elsewhere" not in elsewhere["Location"]
    assert set(User.objects.filter(is_active=True)) == {leaver, administrator}
    desk_client.post("/reauthenticate/", {"password": factories.PASSWORD, "next": "/staff/"})
    assert "Their first password is" in desk_client.post("/staff/", new).content.decode()
    assert desk_client.post(f"/staff/{leaver.pk}/end/")["Location"] == "/staff/"
    assert not User.objects.get(pk=leaver.pk).is_active


def test_SEC_05_lifting_a_bar_asks_who_one_is_and_keeps_the_reasons(desk_client: Client) -> None:
    factories.received()
    address = f"/case/{models.Case.objects.get().id}/override/"
    manager = factories.person(role="manager", email="manager@example.org")
    typed = {"email": "team@example.org", "reasons": "She alone can read the shorthand.", "act": "ask"}
    factories.signed_in(desk_client, manager, ago=stepup.RECENT + 1)
    assert desk_client.get(address)["Location"].startswith("/reauthenticate/")
    page = desk_client.post(address, typed).content.decode()
    assert "You signed in a while ago" in page
    assert "She alone can read the shorthand." in page
    assert "shorthand" not in json.dumps(dict(desk_client.session))
    factories.signed_in(desk_client, manager)
    assert "Nobody at this desk" in desk_client.post(address, typed).content.decode()


def test_SEC_05_releasing_a_part_to_the_force_asks_who_one_is(desk_client: Client) -> None:
    factories.received(about=["chief", "person"])
    address = f"/case/{models.Case.objects.get().id}/release/"
    mayor = factories.person(role="lpb-handler", authority="lpb-greater-manchester", email="mayor@example.org")
    factories.signed_in(desk_client, mayor, ago=stepup.RECENT + 1)
    assert desk_client.get(address)["Location"].startswith("/reauthenticate/")
    page = desk_client.post(address, {"reasons": "For the force to deal with."}).content.decode()
    assert "You signed in a while ago" in page
    assert "For the force to deal with." in page
    factories.signed_in(desk_client, mayor)
    assert desk_client.post(address, {"reasons": "For the force to deal with."}).status_code == 302


def test_a_person_ends_one_session_of_theirs_and_nobody_elses(desk_client: Client, user: User) -> None:
    other = factories.person(email="other@example.org")
    mine, theirs = AsRole("candour_desk", headers={"user-agent": "Mine/1.0"}), AsRole("candour_desk")
    sign_in(mine, user)
    sign_in(theirs, other, factories.PASSWORD)
    sign_in(desk_client, user)
    kept = {one.user_agent or one.user_id: one.pk for one in UserSession.objects.exclude(user_agent="")}
    ends = "/sessions/{}/end/".format
    assert f'action="{ends(kept["Mine/1.0"])}"' in desk_client.get("/sessions/").content.decode()
    assert desk_client.get(ends(kept["Mine/1.0"])).status_code == 405
    assert desk_client.post(ends(UserSession.objects.get(user=other).pk)).status_code == 404
    assert theirs.get("/").status_code == mine.get("/").status_code == 200
    assert desk_client.post(ends(kept["Mine/1.0"]))["Location"] == "/sessions/"
    assert mine.get("/").status_code == 302
    assert desk_client.get("/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/signup/", "/email/", "/password/set/", "/password/reset/", "/login/code/confirm/"]
)
def test_pages_that_a_desk_of_invited_people_does_not_have(desk_client: Client, user: User, address: str) -> None:
    factories.signed_in(desk_client, user)
    assert desk_client.get(address).status_code == desk_client.post(address).status_code == 404


def test_SEC_06_tries_from_elsewhere_never_keep_a_person_out(desk_client: Client, user: User) -> None:
    attacker = AsRole("candour_desk", REMOTE_ADDR="192.0.2.66")
    for _ in range(6):
        last = sign_in(attacker, user, "a wrong password")
    assert "Too many" in last.content.decode()
    sign_in(attacker, user)
    assert attacker.get("/").status_code == 302
    assert sign_in(desk_client, user).status_code == 302
    assert desk_client.get("/").status_code == 200


def test_a_line_with_many_addresses_counts_as_one(desk_client: Client, user: User) -> None:
    for number in range(6):
        attacker = AsRole("candour_desk", REMOTE_ADDR=f"2001:db8:6:6::{number}")
        last = sign_in(attacker, user, "a wrong password")
    assert "Too many" in last.content.decode()
    neighbour = AsRole("candour_desk", REMOTE_ADDR="2001:db8:6:7::1")
    assert sign_in(neighbour, user).status_code == 302


def test_a_code_is_counted_for_the_person_and_a_passkey_is_not(desk_client: Client, user: User) -> None:
    secret = TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").instance
    assert "JBSWY" not in json.dumps(secret.data)
    for number in range(6):
        client = AsRole("candour_desk", REMOTE_ADDR=f"192.0.2.{number}")
        assert sign_in(client, user)["Location"].startswith("/two-factor/authenticate/")
        last = client.post("/two-factor/authenticate/", {"code": "no code"})
    assert "Too many tries did not work" in last.content.decode()
    assert desk_client.post("/two-factor/webauthn/login/", {"credential": "{}"}).status_code == 302


def test_one_address_cannot_try_many_people(desk_client: Client, user: User) -> None:
    for number in range(21):
        last = desk_client.post("/login/", {"login": f"p{number}@example.org", "password": "a wrong password"})
    assert "Too many" in last.content.decode()
