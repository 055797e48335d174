"""How people sign in at the desk, in a real browser: a passkey, a code from an app, a recovery code, sessions."""

from __future__ import annotations

import hashlib
import hmac
import re
import struct
import subprocess
import sys
import time
from base64 import b32decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dev import ports
from tests.journeys.accessible.faults import seen_by_axe
from tests.journeys.conftest import Service, wait_for
from tests.journeys.visitor import Visitor

PASSWORD = "a-demo-password-for-tests"


@dataclass(frozen=True)
class Desk:
    """The desk by a name: a passkey belongs to a name, and a number is none."""

    service: Service
    address: str

    def person(self, email: str) -> str:
        """Makes someone at the desk with a password; gives their address back."""
        code = (
            "import django; django.setup()\n"
            "from candour.accounts.models import User\n"
            f"User.objects.create_user(email={email!r}, password={PASSWORD!r},"
            " name='Robin Example', authority='greater-manchester', role='handler')\n"
        )
        subprocess.run([sys.executable, "-c", code], env=dict(self.service.environments["desk"]), check=True)
        return email

    def sign_in(self, page: Page, email: str) -> None:
        """Sends the sign-in form."""
        page.goto(f"{self.address}/login/")
        page.get_by_label("Email address").fill(email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.fixture
def desk(service: Service) -> Desk:
    """The desk of the running service."""
    return Desk(service, service.desk.replace("127.0.0.1", "localhost"))


@pytest.fixture
def key(page: Page) -> Iterator[Page]:
    """A browser window on a device that has passkeys; gives the window. The browser says what it does not like."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = device | {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    assert said == []


def inbox(page: Page) -> None:
    """The person is in."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")


def sign_out(page: Page) -> None:
    """Signs out by the button in the header."""
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to the desk")


def code_of(secret: str) -> str:
    """What an app that was given the secret shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_a_passkey_is_added_and_then_signs_in_by_itself(desk: Desk, key: Page) -> None:
    page, wrong = key, []
    email = desk.person("passkey@example.org")
    desk.sign_in(page, email)
    inbox(page)
    page.get_by_role("link", name="Sign-in security").click()
    wrong += [f"security: {one}" for one in seen_by_axe(page)]
    page.get_by_role("link", name="Add a passkey or security key").click()
    wrong += [f"add: {one}" for one in seen_by_axe(page)]
    page.get_by_label("A name for it").fill("My test phone")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    wrong += [f"recovery codes: {one}" for one in seen_by_axe(page)]
    expect(page.locator("#recovery_codes li")).to_have_count(10)
    page.goto(f"{desk.address}/two-factor/webauthn/")
    expect(page.get_by_role("heading", name="My test phone")).to_be_visible()
    expect(page.get_by_text("it signs you in by itself")).to_be_visible()
    wrong += [f"keys: {one}" for one in seen_by_axe(page)]
    sign_out(page)
    wrong += [f"sign in: {one}" for one in seen_by_axe(page)]
    expect(page.get_by_text("That did not work")).to_be_hidden()
    page.get_by_role("button", name="Sign in with a passkey").click()
    inbox(page)
    page.goto(f"{desk.address}/two-factor/webauthn/")
    expect(page.get_by_text("Last used on")).to_be_visible()
    page.get_by_role("link", name="Remove").click()
    wrong += [f"remove: {one}" for one in seen_by_axe(page)]
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("You have added no passkey")).to_be_visible()
    assert wrong == []


def test_a_key_is_asked_for_after_the_password_and_shows_again_who_one_is(desk: Desk, key: Page) -> None:
    page = key
    email = desk.person("key@example.org")
    desk.sign_in(page, email)
    page.goto(f"{desk.address}/two-factor/webauthn/add/")
    page.get_by_label("It signs me in by itself").uncheck()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    sign_out(page)
    desk.sign_in(page, email)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    assert seen_by_axe(page) == []
    page.get_by_role("button", name="Use a security key").click()
    inbox(page)
    page.goto(f"{desk.address}/two-factor/webauthn/reauthenticate/?next=/sessions/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Show that it is you")
    assert seen_by_axe(page) == []
    page.get_by_role("button", name="Use a passkey or security key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your sessions")


def test_an_app_is_set_up_and_used_without_javascript(desk: Desk, page_without_javascript: Page) -> None:
    page = page_without_javascript
    email = desk.person("app@example.org")
    desk.sign_in(page, email)
    page.get_by_role("link", name="Sign-in security").click()
    page.get_by_role("link", name="Set up an app").click()
    assert (page.locator(".app-qr svg path").bounding_box() or {"width": 0})["width"] > 100
    page.get_by_text("I cannot scan it").click()
    secret = page.locator("#authenticator_secret").inner_text().strip()
    page.get_by_label("The six digits").fill("000000" if code_of(secret) != "000000" else "111111")
    page.get_by_role("button", name="Use this app").click()
    expect(page.get_by_text("This code does not work").first).to_be_visible()
    assert page.locator("#authenticator_secret").text_content() == secret
    page.get_by_label("The six digits").fill(code_of(secret))
    page.get_by_role("button", name="Use this app").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    recovery = page.locator("#recovery_codes li").first.inner_text().strip()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save them as a text file").click()
    assert saved.value.suggested_filename == "recovery-codes.txt"
    assert recovery in saved.value.path().read_text()
    sign_out(page)
    desk.sign_in(page, email)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    page.goto(f"{desk.address}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    page.get_by_label("Code from your app, or a recovery code").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    inbox(page)
    page.goto(f"{desk.address}/two-factor/recovery-codes/")
    expect(page.locator("#recovery_codes li")).to_have_count(9)
    assert recovery not in page.inner_text("main")


def test_the_pages_of_an_app_have_no_fault(desk: Desk, page: Page) -> None:
    wrong: list[str] = []
    desk.sign_in(page, desk.person("faults@example.org"))

    def look(name: str) -> None:
        wrong.extend(f"{name}: {one}" for one in seen_by_axe(page))

    page.goto(f"{desk.address}/two-factor/totp/activate/")
    page.get_by_text("I cannot scan it").click()
    look("app")
    page.get_by_label("The six digits").fill("x")
    page.get_by_role("button", name="Use this app").click()
    look("app, wrong")
    page.get_by_text("I cannot scan it").click()
    page.get_by_label("The six digits").fill(code_of(page.locator("#authenticator_secret").inner_text().strip()))
    page.get_by_role("button", name="Use this app").click()
    for place in ("two-factor/totp/deactivate/", "two-factor/recovery-codes/generate/", "password/change/", "logout/"):
        page.goto(f"{desk.address}/{place}")
        look(place)
    for place in ("reauthenticate/", "two-factor/reauthenticate/"):
        page.goto(f"{desk.address}/{place}?next=/")
        look(place)
    assert wrong == []


def test_a_session_is_ended_from_another_browser(desk: Desk, page: Page, browser: Browser) -> None:
    email = desk.person("sessions@example.org")
    with browser.new_context(user_agent="The browser left open in the library") as elsewhere:
        forgotten = elsewhere.new_page()
        desk.sign_in(forgotten, email)
        inbox(forgotten)
        desk.sign_in(page, email)
        page.get_by_role("link", name="Your sessions").click()
        expect(page.get_by_text("The browser left open in the library")).to_be_visible()
        assert seen_by_axe(page) == []
        page.get_by_role("button", name=re.compile("^End it")).click()
        expect(page.get_by_text("That session has ended.")).to_be_visible()
        expect(page.get_by_text("You are signed in nowhere else.")).to_be_visible()
        forgotten.reload()
        expect(forgotten.get_by_role("heading", level=1)).to_have_text("Sign in to the desk")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your sessions")


def test_a_device_that_gives_no_passkey_is_told_of_in_words(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.service.desk}/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("That did not work. Try again, or use another way.")).to_be_visible()
    assert seen_by_axe(page) == []


def test_tries_count_in_all_processes_and_only_where_they_are_made(desk: Desk, tmp_path: Path) -> None:
    email = desk.person("tried@example.org")
    with another_desk(desk.service, tmp_path / "desk.log") as behind_a_proxy:
        for base in (desk.service.desk, behind_a_proxy) * 3:
            last = Visitor(base).fill("/login/", login=email, password="a wrong password")
        assert "Too many tries did not work" in last.text
        here = Visitor(desk.service.desk, sends={"X-Forwarded-For": "192.0.2.7"})
        assert here.fill("/login/", login=email, password=PASSWORD).status == 200
        assert here.get("/").status == 302
        elsewhere = Visitor(behind_a_proxy, sends={"X-Forwarded-For": "192.0.2.7"})
        assert elsewhere.fill("/login/", login=email, password=PASSWORD).headers["Location"] == "/"
        assert elsewhere.get("/").status == 200


@contextmanager
def another_desk(service: Service, log: Path) -> Iterator[str]:
    """One more process of the desk, behind one proxy; gives its address."""
    port = ports.free()
    command = [sys.executable, "-m", "gunicorn", "candour.config.wsgi_desk:application", f"--bind=127.0.0.1:{port}"]
    environment = dict(service.environments["desk"]) | {"PROXIES": "1"}
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://127.0.0.1:{port}/", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
