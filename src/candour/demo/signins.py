"""People who sign in at the demo desk. They exist only where DEMO is set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from candour import directory
from candour.accounts import models, roles

# One word, for people type it: no space or comma that could be taken for the end of it.
PASSWORD = "candour-demo"
FILE_NAME = "demo-sign-ins.txt"


class OnlyInDemo(Exception):
    """Invented cases or sign-ins were asked for where real people may complain."""


@dataclass(frozen=True)
class Staff:
    """Someone invented who signs in at the demo desk."""

    email: str
    name: str
    role: str
    authority: str


STAFF = (
    Staff("handler@example.org", "Robin Example", "handler", "greater-manchester"),
    Staff("intake@example.org", "Ashley Example", "intake", "greater-manchester"),
    Staff("decisions@example.org", "Jordan Example", "decision-maker", "greater-manchester"),
    Staff("manager@example.org", "Morgan Example", "manager", "greater-manchester"),
    Staff("mayor@example.org", "Sidney Example", "lpb-handler", "lpb-greater-manchester"),
    Staff("gwent@example.org", "Carys Example", "handler", "gwent"),
    Staff("reader@example.org", "Lee Example", "reader", "greater-manchester"),
    Staff("administrator@example.org", "Kit Example", "administrator", "greater-manchester"),
)


def refuse_outside_demo() -> None:
    """Raises OnlyInDemo unless the installation says that it is a demo."""
    if not settings.DEMO:
        raise OnlyInDemo(
            "Invented cases and sign-ins are made only where DEMO=true is set, and that is never where real "
            "people complain."
        )


def make() -> None:
    """Makes the demo sign-ins; those that are there keep all but another password. Raises OnlyInDemo."""
    refuse_outside_demo()
    there = {user.email: user for user in models.User.objects.filter(email__in=[staff.email for staff in STAFF])}
    for staff in STAFF:
        if staff.email in there:
            _set_password(there[staff.email])
        else:
            models.User.objects.create_user(
                email=staff.email,
                password=PASSWORD,
                name=staff.name,
                role=staff.role,
                authority=staff.authority,
            )


def _set_password(user: models.User) -> None:
    # What is written down must be what signs in, also where an older demo had another password.
    if not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])


def write_down() -> Path:
    """Writes who can sign in, for whoever started the demo. Returns the file."""
    lines = ["Sign-ins at the desk:"]
    for one in STAFF:
        where = directory.body(one.authority).name_in("en")
        lines.append(f"  {one.email:<28}{roles.role(one.role).name:<30}{where}")
    lines.append(f"Password for all: {PASSWORD}")
    target = Path(settings.DATA_DIR) / FILE_NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target
