"""The settings of mail: what is taken by itself, and what stops the start with a sentence."""

from __future__ import annotations

import pytest

from candour.config import environment

BASE = {"TESTING": "true"}


@pytest.mark.parametrize(("tls", "port"), [("", 587), ("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_port_follows_from_how_the_line_is_locked(tls: str, port: int) -> None:
    env = environment.read(BASE | ({"SMTP_TLS": tls} if tls else {}))
    assert env.smtp_port == port
    assert environment.read(BASE | {"SMTP_PORT": "2525"}).smtp_port == 2525


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"SMTP_HOST": "mail.example.org"}, "MAIL_FROM"),
        ({"SMTP_HOST": "mail.example.org", "MAIL_FROM": "nobody"}, "MAIL_FROM"),
        ({"SMTP_TLS": "maybe"}, "SMTP_TLS"),
        ({"SMTP_PORT": "mail"}, "SMTP_PORT"),
    ],
)
def test_REL_22_what_cannot_be_right_stops_the_start_and_is_named(values: dict[str, str], named: str) -> None:
    with pytest.raises(environment.Misconfigured, match=named):
        environment.read(BASE | values)


def test_SEC_09_the_password_stands_in_no_picture_of_the_settings() -> None:
    values = {"SMTP_HOST": "mail.example.org", "MAIL_FROM": "a@example.org", "SMTP_PASSWORD": "zqpasswordcanary"}
    env = environment.read(BASE | values)
    assert env.smtp_password == "zqpasswordcanary"
    assert "zqpasswordcanary" not in repr(env)
