"""Every setting that differs between installations: one typed field each, and what it is for.

Read once, when the process starts. A value that cannot be right stops the process with a sentence
that names the variable, for a service that starts half-configured fails later and worse.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DOORS = ("public", "desk", "worker")
SMTP_PORTS = {"starttls": 587, "tls": 465, "none": 25}
PHASES = ("alpha", "beta", "live", "none")
DEFAULT_EXIT = "https://www.bbc.co.uk/weather"


class Misconfigured(Exception):
    """A setting is missing or cannot be right. The message says which and what to do."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The settings of one process."""

    door: str
    """Which process this is: `public`, `desk` or `worker` (also every command)."""

    database_url: str
    """Where PostgreSQL is, as a libpq URI or key=value string. `make run` fills it in."""

    database_role: str
    """The database role this process takes on after connecting, such as `candour_public`. In production
    leave it empty and give each process a DATABASE_URL with a login of its own."""

    secret_key: str
    """Django's key for form tokens and sign-in cookies. At least 50 characters in production."""

    keyring: Path
    """The file with the keys this process may hold. It lies outside the database and its backups."""

    force: str
    """The force this public door serves, by its id in the directory."""

    public_url: str
    """The address of the public door as people see it, without a slash at the end."""

    desk_url: str
    """The address of the desk as staff see it, without a slash at the end."""

    exit_url: str
    """Where leaving the site leads: an ordinary page that says nothing about the person."""

    phase: str
    """What the banner says the service is: `alpha`, `beta`, `live` or `none`."""

    demo: bool
    """Invented cases and sign-ins are allowed. Never set where real people complain."""

    tls: bool
    """The doors are reached over https. Off only for plain http on loopback."""

    data_dir: Path
    """Where the process keeps files of its own."""

    clamd: str
    """Where the virus scanner clamd listens: the path of a socket, or host:port. While it is empty or away,
    files wait and nobody can open them."""

    upload_most_mb: int
    """How big one file may be that is sent as proof, in megabytes. 2048 when not set."""

    proxies: int
    """How many proxies of yours stand before the desk and add to X-Forwarded-For. 0 for none."""

    oidc_issuer: str
    """The issuer of the force's own sign-in (OpenID Connect). Empty: no single sign-on."""

    oidc_client_id: str
    """The name by which the issuer knows the desk."""

    oidc_client_secret: str
    """The secret the desk shows to the issuer."""

    oidc_name: str
    """What the sign-in button calls the force's own sign-in."""

    smtp_host: str
    """The mail server. Empty: nothing is sent, and the desk sees what was not; invented cases write files."""

    smtp_port: int
    """Its port. By itself 587, or 465 with `tls` and 25 with `none`."""

    smtp_tls: str
    """How the way there is locked: `starttls`, `tls` from the first byte, or `none` for a server on loopback."""

    smtp_user: str
    """The name with which the mail server lets us in. Empty: it asks for none."""

    smtp_password: str = field(repr=False)
    """The password to that."""

    smtp_ca_file: str
    """The certificates to trust the mail server by, where it has one of your own making."""

    mail_from: str
    """The address from which mail comes. Whoever shares an inbox sees it: it should not say `police`."""

    mail_from_name: str
    """The name beside it. The same holds."""

    mail_subject: str
    """The subject of mail in English; empty for a neutral one."""

    mail_subject_welsh: str
    """The subject of mail in Welsh."""

    def oidc_apps(self) -> list[dict[str, Any]]:
        """The single sign-on of the desk as allauth's settings want it: one provider, or none."""
        if not self.oidc_issuer:
            return []
        about = {"server_url": self.oidc_issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False}
        return [
            {
                "provider_id": "force",
                "name": self.oidc_name,
                "client_id": self.oidc_client_id,
                "secret": self.oidc_client_secret,
                "settings": about,
            }
        ]


def read(variables: Mapping[str, str] | None = None) -> Environment:
    """The environment of this process.

    Raises Misconfigured, naming the variable, when a value is missing or cannot be right.
    """
    values = dict(os.environ if variables is None else variables)
    data_dir = Path(values.get("DATA_DIR", "var")).resolve()
    demo = _flag(values, "DEMO")
    env = Environment(
        door=_choice(values, "DOOR", DOORS, "worker"),
        database_url=values.get("DATABASE_URL", ""),
        database_role=values.get("DATABASE_ROLE", ""),
        secret_key=_secret_key(values, demo=demo),
        keyring=Path(values.get("KEYRING", data_dir / "keys" / "keyring.json")).resolve(),
        force=values.get("FORCE", "greater-manchester"),
        public_url=values.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
        desk_url=values.get("DESK_URL", "http://127.0.0.1:8001").rstrip("/"),
        exit_url=values.get("EXIT_URL", DEFAULT_EXIT),
        phase=_choice(values, "PHASE", PHASES, "beta"),
        demo=demo,
        tls=_flag(values, "TLS"),
        data_dir=data_dir,
        clamd=values.get("CLAMD", ""),
        upload_most_mb=_number(values, "UPLOAD_MOST_MB") or 2_048,
        proxies=_number(values, "PROXIES"),
        oidc_issuer=values.get("OIDC_ISSUER", "").rstrip("/"),
        oidc_client_id=values.get("OIDC_CLIENT_ID", ""),
        oidc_client_secret=values.get("OIDC_CLIENT_SECRET", ""),
        oidc_name=values.get("OIDC_NAME", "") or "Single sign-on",
        **_mail(values),
    )
    _check_issuer(env)
    if env.smtp_host and "@" not in env.mail_from:
        raise Misconfigured("SMTP_HOST is set, so MAIL_FROM must be the address from which mail comes.")
    if not env.exit_url.startswith(("https://", "http://")):
        raise Misconfigured("EXIT_URL must be a full web address, such as https://www.example.org/.")
    return env


def _check_issuer(env: Environment) -> None:
    if not env.oidc_issuer:
        return
    if not env.oidc_client_id or not env.oidc_client_secret:
        raise Misconfigured("OIDC_ISSUER is set, so OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set too.")
    if env.tls and not env.oidc_issuer.startswith("https://"):
        raise Misconfigured("OIDC_ISSUER must be an https address.")


def _mail(values: Mapping[str, str]) -> dict[str, Any]:
    tls = _choice(values, "SMTP_TLS", tuple(SMTP_PORTS), "starttls")
    return {
        "smtp_host": values.get("SMTP_HOST", ""),
        "smtp_port": _number(values, "SMTP_PORT") or SMTP_PORTS[tls],
        "smtp_tls": tls,
        "smtp_user": values.get("SMTP_USER", ""),
        "smtp_password": values.get("SMTP_PASSWORD", ""),
        "smtp_ca_file": values.get("SMTP_CA_FILE", ""),
        "mail_from": values.get("MAIL_FROM", ""),
        "mail_from_name": values.get("MAIL_FROM_NAME", ""),
        "mail_subject": values.get("MAIL_SUBJECT", ""),
        "mail_subject_welsh": values.get("MAIL_SUBJECT_WELSH", ""),
    }


def _number(values: Mapping[str, str], name: str) -> int:
    value = values.get(name, "") or "0"
    if not value.isdecimal():
        raise Misconfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def _flag(values: Mapping[str, str], name: str) -> bool:
    value = values.get(name, "").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"", "0", "false", "no", "off"}:
        return False
    raise Misconfigured(f"{name} must be true or false, not {value!r}.")


def _choice(values: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = values.get(name, default)
    if value not in allowed:
        raise Misconfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def _secret_key(values: Mapping[str, str], *, demo: bool) -> str:
    key = values.get("SECRET_KEY", "")
    if key:
        return key
    if demo or _flag(values, "TESTING"):
        return "only-for-demo-and-tests-" + "x" * 40
    raise Misconfigured("SECRET_KEY is not set. Set it to at least 50 random characters.")
