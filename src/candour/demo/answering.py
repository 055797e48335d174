"""The answers an invented person gives on the pages of the journey, in keeping with their story."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from candour.demo import fuller, people, stories, texts

PLACES = ("{where} {road}, {town}", "{road} in {town}", "{town}, {road}")
LOOKS = (
    "Tall, shaved head, local accent",
    "A woman with red hair, about 30, short",
    "Two of them. One very young, one with grey in his beard",
    "About six foot, glasses, sleeves rolled up",
    "Dark hair tied back, Scottish, I think",
    "Stocky, yellow jacket, did most of the talking",
    "He had a bandage on his left hand",
    "I only remember his voice, quite posh",
    "Five or six of them. The one in charge had three stripes",
    "Blonde, forties, rings on her fingers",
)
WANTED_WORDS = (
    "To be told what happens next.",
    "Somebody to read it properly.",
    "I would like it in writing.",
    "Just to be believed.",
    "That it does not happen to the next person.",
)
HAPPENED_TO_ME = ["happened-to-me"]


def answers(
    story: stories.Story, who: people.Invented, *, made_on: date, recorded_share: float, chance: random.Random
) -> dict[str, Any]:
    """What that person answers. `recorded_share` is how many ask for their complaint to be recorded."""
    account = story.account
    given: dict[str, Any] = {
        "for_whom": "me" if chance.random() < 0.9 else "me-with-help",
        "linked": HAPPENED_TO_ME,
        "contact_safety": chance.choices(["safe", "some-ways"], [92, 8])[0],
        "what_happened": story.text,
        "where": _where(story, who, chance),
        "about": list(account.about),
        "wanted": list(account.wanted),
        "how_to_start": "record" if chance.random() < recorded_share else chance.choice(["quick", "you-choose"]),
    }
    given |= _when(story, chance) | _reached(story, who, chance) | _who(story, who, made_on, chance)
    if "person" in account.about and chance.random() < 0.4:
        given["officer_looks"] = chance.choice(LOOKS)
    if "person" in account.about and chance.random() < 0.15:
        given["camera"] = chance.choice(["yes", "yes", "not-sure"])
    if chance.random() < 0.15:
        given["wanted_words"] = chance.choice(WANTED_WORDS)
    given |= _for_someone_else(story, who, chance)
    own = {key: _said(value, chance) for key, value in account.answers.items()}
    return fuller.fuller(given | own, category=account.category, chance=random.Random(story.text))


def _said(value: Any, chance: random.Random) -> Any:
    return texts.choose(value, chance) if isinstance(value, str) else value


def _where(story: stories.Story, who: people.Invented, chance: random.Random) -> str:
    where = chance.choice(["Near", "Outside a shop on", "On", "Top end of", "By the bus stop,"])
    return chance.choice(PLACES).format(where=where, road=story.road, town=who.town)


def _when(story: stories.Story, chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.15:
        return {"when_words": chance.choice(["As I said above", "I'd have to look up the day", "A weekday, I think"])}
    said: dict[str, Any] = {"when": story.happened_at.date().isoformat()}
    if story.slots["time"] in story.text:
        said["time"] = story.slots["time"]
    return said


def _reached(story: stories.Story, who: people.Invented, chance: random.Random) -> dict[str, Any]:
    usual = [["email"], ["phone"], ["email", "phone"], ["text"], ["letter"], ["none"]]
    ways = story.account.contact or chance.choices(usual, [48, 14, 20, 6, 8, 4])[0]
    if "contact_notes" in story.account.answers:
        ways = ["email", "text"]
    details: dict[str, Any] = {"contact_ways": list(ways)}
    if "email" in ways:
        details["email"] = who.email
    if {"phone", "text"} & set(ways):
        details["phone"] = who.phone
    if "letter" in ways:
        details["address"] = who.address
    return details


def _who(story: stories.Story, who: people.Invented, made_on: date, chance: random.Random) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if chance.random() < 0.94:
        said["name"] = who.name
    if chance.random() < 0.2:
        said["call_me"] = who.given
    if chance.random() < 0.6:
        youngest, oldest = story.account.ages
        years = chance.randint(youngest, oldest)
        said["born"] = (made_on - timedelta(days=round(365.25 * years) + chance.randrange(1, 365))).isoformat()
    return said


def _for_someone_else(story: stories.Story, who: people.Invented, chance: random.Random) -> dict[str, Any]:
    account = story.account
    if not account.relation:
        return {}
    if account.relation == "parent":
        name = f"{people.invent(chance).given} {who.name.split(' ', 1)[1]}"
        age = account.their_age or "under-16"
    else:
        name, age = people.invent(chance, names=account.names).name, "adult"
    return {
        "for_whom": "someone-else",
        "their_name": name,
        "their_age": age,
        "relationship": account.relation,
    }
