"""First-person stories: a written account, with its choices made for one invented person on one day."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from candour.demo import accounts, texts

ROADS = ("Sample Street", "Invented Road", "Example Lane", "Pretend Avenue", "Fable Street", "Storybook Road")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MISOEDD = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DYDDIAU = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"]
NOSAU = ["Lun", "Fawrth", "Fercher", "Iau", "Wener", "Sadwrn", "Sul"]  # mutated after "nos"


@dataclass(frozen=True, kw_only=True)
class Story:
    """A story as it is sent, where and when it is said to have happened, and the account it was told from."""

    account: accounts.Account
    text: str
    happened_at: datetime
    road: str
    slots: dict[str, str] = field(repr=False)


class Deck:
    """Deals accounts so that none of a pile comes again before all others of it were told.

    An account with a `share` below 1 is left out of that many rounds.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._left: dict[str, list[accounts.Account]] = {}

    def deal(self, pile: str) -> accounts.Account:
        """The next account of that pile: the letter of a national category, or `accounts.CHIEF`."""
        if not self._left.get(pile):
            fresh = [one for one in accounts.every() if one.pile == pile and self._chance.random() < one.share]
            self._chance.shuffle(fresh)
            self._left[pile] = fresh
        return self._left[pile].pop()


def tell(account: accounts.Account, *, town: str, made_at: datetime, chance: random.Random) -> Story:
    """The account as someone in that town would send it at that time (local)."""
    happened_at = _happened(account, made_at, chance)
    road = chance.choice(ROADS)
    slots = _slots(happened_at, made_at, chance) | {"town": town, "road": road}
    text = texts.fill(texts.choose(account.text, chance), slots, chance)
    return Story(
        account=account,
        text=texts.tidy(text, lines=account.lines),
        happened_at=happened_at,
        road=road,
        slots=slots,
    )


def _happened(account: accounts.Account, made_at: datetime, chance: random.Random) -> datetime:
    first, last = account.hours
    day = made_at - timedelta(days=chance.randint(*account.days))
    return day.replace(hour=chance.randint(first, last), minute=5 * chance.randrange(12), second=0, microsecond=0)


def _slots(happened_at: datetime, made_at: datetime, chance: random.Random) -> dict[str, str]:
    days = (made_at.date() - happened_at.date()).days
    month = happened_at.month - 1
    return {
        "weekday": DAYS[happened_at.weekday()],
        "date": f"{happened_at.day} {MONTHS[month]}",
        "dydd": f"ddydd {DYDDIAU[happened_at.weekday()]}",
        "nos": f"nos {NOSAU[happened_at.weekday()]}",
        "dyddiad": f"{happened_at.day} {MISOEDD[month]}",
        "time": _time(happened_at, chance),
        "ago": _ago(days),
        "weeks": str(days // 7),
        "months": str(days // 30),
    }


def _time(moment: datetime, chance: random.Random) -> str:
    twelve, half = moment.hour % 12 or 12, "am" if moment.hour < 12 else "pm"
    return chance.choice(
        [
            f"{twelve}.{moment:%M}{half}",
            f"{twelve}:{moment:%M} {half}",
            f"{moment:%H:%M}",
        ]
    )


def _ago(days: int) -> str:
    if days < 14:
        return "yesterday" if days == 1 else f"{days} days ago"
    if days < 63:
        return f"{days // 7} weeks ago"
    return f"about {days // 30} months ago"
