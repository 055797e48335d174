"""What an invented person answers beside their story: who it was, how it affected them, what shows it."""

from __future__ import annotations

import random
from typing import Any

from candour.intake import journey, upcast

# What is ticked for the kinds of complaint, by the letter of the national category.
FITS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "A": ("case", "fits_case", ("did-not-act", "slow", "no-news", "bad-decision")),
    "B": ("force", "fits_force", ("pushed", "cuffed", "taser", "spray")),
    "C": ("powers", "fits_powers", ("took-things", "phone")),
    "D": ("information", "fits_information", ("shared", "lost", "wrong")),
    "F": ("fair", "fits_fair", ("race", "sex", "disability", "age")),
    "H": ("behaviour", "fits_behaviour", ("rude", "did-not-listen", "made-fun", "aggressive")),
}
EFFECTS = {
    "B": ["hurt", "upset"],
    "C": ["things", "time"],
    "D": ["danger", "trust"],
    "F": ["upset", "trust"],
    "H": ["upset"],
}
NUMBERS = {"A": "crime", "B": "custody", "C": "incident", "D": "letter"}
RECORDINGS = (
    {"kind": "doorbell", "who_has": "The house opposite", "where": "By the front door"},
    {"kind": "phone", "who_has": "Me", "time": "The last two minutes of it"},
    {"kind": "bus", "where": "The bus that was waiting", "who_has": "The bus company"},
    {"kind": "shop", "where": "Over the till", "who_has": "The shop"},
    {"kind": "cctv", "where": "The corner of the car park", "who_has": "I’m not sure"},
    {"kind": "call", "time": "My call that night"},
)
SEEN_BY = (
    {"who": "My neighbour", "contact": "Ask me first", "may_contact": "not-sure"},
    {"who": "A man in a red coat with a small dog", "may_contact": "yes"},
    {"who": "My sister", "contact": "Through me", "may_contact": "yes"},
    {"who": "The girl at the till", "may_contact": "not-sure"},
)
UNIFORMS = ["uniform", "uniform", "uniform", "plain", "kit", "not-sure"]
AGES = ["18-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-up", "not-say"]
ETHNIC_GROUPS = ["white-british"] * 12 + [
    "asian-pakistani",
    "asian-indian",
    "asian-bangladeshi",
    "black-african",
    "black-caribbean",
    "mixed-caribbean",
    "white-irish",
    "white-other",
    "arab",
    "not-say",
]


def fuller(given: dict[str, Any], *, category: str, chance: random.Random) -> dict[str, Any]:
    """The same answers with those of the other pages, and the people as a list of their own."""
    answers = upcast.as_now(given)
    answers["when"] = _when(answers.get("when") or {}, chance)
    answers["people"] = _people(answers.get("people") or [], chance)
    pile = category[:1]
    if pile in FITS and chance.random() < 0.6:
        group, key, details = FITS[pile]
        answers |= {"fits": [group], key: [chance.choice(details)]}
    if chance.random() < 0.7:
        answers |= {"effects": EFFECTS.get(pile, ["upset", "time"]), "safe_now": _safe(answers, chance)}
    if pile in NUMBERS and chance.random() < 0.25:
        number = f"{chance.randrange(10, 99)}/{chance.randrange(1000, 99999)}"
        answers["references"] = [{"kind": NUMBERS[pile], "number": number}]
    if answers["people"] and chance.random() < 0.15:
        answers["recordings"] = [dict(one) for one in chance.sample(RECORDINGS, chance.choice([1, 1, 2]))]
    if chance.random() < 0.1:
        answers["witnesses"] = [dict(chance.choice(SEEN_BY))]
    answers |= {"write_to": chance.choice(["you", "you", "both"]), "child_rights": "yes"}
    answers |= {
        "use_language": "en",
        "news_how_often": chance.choice(["changes", "two-weeks", "four-weeks"]),
        "knows_staff": chance.choices(["no", "yes", "not-sure"], [95, 2, 3])[0],
        "ask_later": chance.choice(["yes", "no"]),
    }
    return journey.relevant(answers)


def _when(known: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Some only know the month, and some had it happen more than once."""
    day, pick = str(known.get("day") or ""), chance.random()
    if not day:
        return {"kind": "not-sure"} | known
    year, month, _day = day.split("-")
    if pick < 0.1:
        return {"kind": "month", "part": str(int(month)), "year": int(year)}
    return {"kind": "often", "to": day} if pick < 0.2 else known


def _people(known: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    people = []
    for person in known:
        said = person.get("their_role") or ["officer"]
        for number, role in enumerate([said] if isinstance(said, str) else said):
            about = person if number == 0 else {}
            people.append(about | {"their_role": role, "uniform": chance.choice(UNIFORMS), "on_duty": "on"})
    return people


def _safe(answers: dict[str, Any], chance: random.Random) -> str:
    if answers.get("contact_safety") == "not-safe":
        return chance.choice(["no", "not-sure"])
    return chance.choices(["yes", "not-sure"], [9, 1])[0]


def equality(chance: random.Random) -> dict[str, Any]:
    """What about half of them say of themselves where it is asked so that everyone is treated fairly."""
    if chance.random() < 0.5:
        return {}
    return {
        "eq_age": chance.choice(AGES),
        "eq_sex": chance.choice(["female", "male", "male", "not-say"]),
        "eq_ethnic_group": chance.choice(ETHNIC_GROUPS),
        "eq_disability": chance.choice(["no", "no", "no", "a-little", "a-lot", "not-say"]),
    }
