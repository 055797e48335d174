"""Where the sweeps go: every page of the public door, and how to get into the form."""

from __future__ import annotations

from candour.intake import questions, triage
from candour.public import guidance

INFORMATION = ["" if key == guidance.HOME else key for key in guidance.KEYS]
SHORT = [
    "which-force",
    "footage",
    "thanks",
    "feedback",
    "quick-exit",
    "my-complaint",
    "consent",
    "consent/form",
    "custody-and-prison/form",
    "chief-officer/start",
    "review",
    "review/the-letter",
    "no-such-page",
]
CHECK = ["check", *(f"check/{page.key}" for page in triage.PAGES), "check/result"]
FORM = [
    "complain",
    *(f"complain/{page.key}" + ("?n=1" if page.per_person else "") for page in questions.PAGES),
    "complain/come-back",
    "complain/check",
]
SPOILT = [
    "which-force",
    "footage",
    "thanks",
    "feedback",
    "my-complaint",
    "consent",
    "complain/come-back",
    "complain/safe-contact",
    "complain/what-happened",
    "complain/about-you",
    "complain/check",
    "review/the-letter",
]
"""Pages that refuse something: what they say then is looked at too."""
DESK = [
    "",
    "?show=new",
    "tasks/",
    "assisted-intake/",
    "search/",
    "law/",
    "close-to/",
    "two-factor/",
    "two-factor/totp/activate/",
    "password/change/",
    "sessions/",
    "alerts/",
    "no-such-page/",
]
BY_ROLE = [("counter-corruption", "alerts/"), ("administrator", "staff/"), ("administrator", "worker/")]
"""Pages of the desk that only that role sees."""
OF_A_CASE = ["contact/", "identify/", "witness/", "keep-away/", "update/", "override/"]
LANGUAGES = {"en": "", "cy": "cy/"}
WIDTHS = {"wide": 1100, "phone": 360}


def name_of(address: str) -> str:
    """A file name for that address."""
    return (address or "home").replace("/", "-").partition("?n=")[0].replace("?", "")
