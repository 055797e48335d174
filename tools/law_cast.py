"""Who is in the random matters of `tools.law_matters`, and what is said of them. Nobody in them exists."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

__all__ = [
    "Given",
    "Dice",
    "FORCES",
    "INFORMATION",
    "INVESTIGATIONS",
    "OTHER_FORCES",
    "SENIOR",
    "SERIOUS",
    "STEPS",
    "allegations",
    "complainant",
    "linked",
    "people",
    "person",
    "rank_in",
    "repeat",
    "representative",
    "serving",
]

Given = dict[str, Any]

FORCES = ["kent", "essex", "durham", "gwent", "metropolitan", "city-of-london", "greater-manchester", "west-yorkshire"]
KINDS = {
    "police_officer": 62,
    "special_constable": 8,
    "police_staff": 11,
    "designated_volunteer": 4,
    "contractor": 4,
    "nca_officer": 2,
    "lpb_office_holder": 3,
    "not_police": 5,
}
PART_2 = {"police_officer", "special_constable", "police_staff", "common_council_employee", "designated_volunteer"}
OTHER_FORCES = {
    "british-transport-police": 5,
    "ministry-of-defence-police": 1,
    "civil-nuclear-constabulary": 1,
    "police-scotland": 2,
    "police-service-northern-ireland": 1,
}
RANKS = {
    "constable": 44,
    "sergeant": 20,
    "inspector": 8,
    "chief_inspector": 3,
    "superintendent": 3,
    "chief_superintendent": 5,
    "assistant_chief_constable": 4,
    "deputy_chief_constable": 4,
    "chief_constable": 7,
}
MET_RANKS = {
    "assistant_chief_constable": "commander",
    "deputy_chief_constable": "deputy_commissioner",
    "chief_constable": "commissioner",
}
CITY_RANKS = MET_RANKS | {"deputy_chief_constable": "assistant_commissioner"}
SENIOR = {"commander", "assistant_commissioner", "deputy_commissioner", "commissioner", "assistant_chief_constable"}
SENIOR |= {"deputy_chief_constable", "chief_constable"}
DESCRIPTIONS = [
    "serious_assault",
    "serious_sexual_offence",
    "serious_corruption",
    "abuse_of_position_for_sexual_purpose",
    "abuse_of_position_for_emotional_relationship",
    "crime_aggravated_by_discrimination",
    "disciplinary_behaviour_aggravated_by_discrimination",
]
SERIOUS = ["death", "fracture", "deep_cut", "deep_laceration", "internal_organ_damage", "impaired_bodily_function"]
INFORMATION = ["right_to_review", "review_body", "time_limit", "application_requirements"]
STEPS = ["recorded", "handling", "referral", "withdrawal", "suspension", "public_interest", "review", "accelerated"]
INVESTIGATIONS = ["local_investigation", "directed_investigation", "independent_investigation"]


class Dice:
    """Chances for one matter."""

    def __init__(self, seed: str) -> None:
        """The same for the same seed."""
        self._random = random.Random(seed)

    def chance(self, part: float) -> bool:
        """True in this part of the cases."""
        return self._random.random() < part

    def one(self, of: Any) -> Any:
        """One of these, all alike or, from a dict, by weight."""
        if isinstance(of, dict):
            return self._random.choices(list(of), list(of.values()))[0]
        return self._random.choice(list(of))

    def some(self, of: list[str], part: float = 0.5) -> list[str]:
        """Each of these with this chance."""
        return [one for one in of if self.chance(part)]

    def number(self, first: int, last: int) -> int:
        """A whole number from the first to the last."""
        return self._random.randint(first, last)

    def after(self, start: date, most: int, least: int = 0) -> date:
        """A day so many days after another."""
        return start + timedelta(days=self.number(least, most))

    def moment(self, on: date) -> str:
        """The day, or a minute of it, as a case file writes it."""
        if self.chance(0.6):
            return on.isoformat()
        return f"{on.isoformat()}T{self.number(0, 23):02}:{self.number(0, 59):02}"


def rank_in(dice: Dice, force: str) -> str:
    """A rank that the force has."""
    rank: str = dice.one(RANKS)
    return {"metropolitan": MET_RANKS, "city-of-london": CITY_RANKS}.get(force, {}).get(rank, rank)


def person(dice: Dice, name: str, home: str, incident: date) -> Given:
    """Somebody complained about: of any kind, of the home force or another, there still or gone."""
    kind = dice.one(KINDS)
    force = home if dice.chance(0.8) else dice.one(FORCES)
    if kind == "police_officer" and dice.chance(0.09):
        force = dice.one(OTHER_FORCES)
    if kind == "police_staff" and force == "city-of-london" and dice.chance(0.5):
        kind = "common_council_employee"
    found: Given = {"id": name, "kind": kind, "force": "national-crime-agency" if kind == "nca_officer" else force}
    found["on_duty_then"] = dice.chance(0.7)
    if kind == "police_officer":
        found["rank"] = "constable" if force in OTHER_FORCES else rank_in(dice, force)
        if found["rank"] in SENIOR - {"chief_constable", "commissioner"} and dice.chance(0.3):
            found["acting_chief_officer"] = True
    if dice.chance(0.04):
        found["identified"] = False
    if dice.chance(0.07) and kind != "nca_officer" and force in FORCES:
        found["force_then"] = dice.one(FORCES)
    if dice.chance(0.04):
        found["left_on"] = (incident - timedelta(days=dice.number(1, 400))).isoformat()
    elif dice.chance(0.08):
        found["left_on"] = dice.after(incident, 300, 1).isoformat()
    return found


def serving(dice: Dice, home: str, incident: date) -> Given:
    """Somebody who serves with one of the 43 forces still, so that Part 2 reaches the conduct."""
    while True:
        found = person(dice, "s1", home, incident)
        if found["kind"] in PART_2 and found["force"] in FORCES and "left_on" not in found:
            return found


def people(dice: Dice, incident: date) -> list[Given]:
    """Nobody to three."""
    number = dice.one({0: 8, 1: 56, 2: 28, 3: 8})
    home = dice.one(FORCES)
    return [person(dice, f"s{place + 1}", home, incident) for place in range(number)]


def allegation(dice: Dice, grave: float) -> Given:
    """What is alleged of conduct, with a full assessment that does not contradict itself."""
    found: Given = {
        "about": "conduct",
        "alleged_results": [],
        "if_proved_might_be": [],
        "authority_can_exclude": ["proceedings", "article_2_or_3"],
        "descriptions": [],
        "offence_maximum": "none",
    }
    might: set[str] = set()
    if dice.chance(0.1):
        found["alleged_results"] = ["other_injury"]
    if dice.chance(grave):
        which = dice.one(
            ["result", "description", "offence", "small_offence", "disciplinary", "article", "performance"]
        )
        if which == "result":
            found["alleged_results"] = [*found["alleged_results"], dice.one(SERIOUS)]
        elif which == "description":
            found["descriptions"] = dice.some(DESCRIPTIONS, 0.2) or [dice.one(DESCRIPTIONS)]
            might |= {"crime"} if dice.chance(0.7) else {"disciplinary"}
        elif which == "offence":
            found["offence_maximum"] = dice.one([7, 7.5, 10, 14, "life", "fixed_by_law"])
            might |= {"crime"}
        elif which == "small_offence":
            found["offence_maximum"] = dice.one([0.5, 2, 5, 6.5])
            might |= {"crime"}
        else:
            might |= {"article_2_or_3" if which == "article" else which}
        if dice.chance(0.2):
            might |= {"disciplinary"}
    excluded = ["proceedings"] if not might & {"crime", "disciplinary"} and dice.chance(0.85) else []
    if "article_2_or_3" not in might and dice.chance(0.92):
        excluded.append("article_2_or_3")
    return found | {"if_proved_might_be": sorted(might), "authority_can_exclude": excluded}


def service(dice: Dice) -> Given:
    """What is alleged of service, policy or organisation."""
    return {
        "about": "service",
        "alleged_results": [dice.one(SERIOUS)] if dice.chance(0.12) else [],
        "if_proved_might_be": ["article_2_or_3"] if dice.chance(0.08) else [],
    }


def allegations(dice: Dice, subjects: list[Given], with_service: bool) -> list[Given]:
    """Each person is spoken of; some allegations are of several, one may be about service."""
    grave = dice.one([0.0, 0.0, 0.15, 0.5, 0.9])
    found = []
    for who in subjects:
        one = allegation(dice, grave)
        if who.get("rank") in SENIOR:
            one["if_proved_might_be"] = [word for word in one["if_proved_might_be"] if word != "performance"]
        if len(subjects) > 1 or dice.chance(0.5):
            one["against"] = [who["id"]]
        found.append(one)
    if len(subjects) > 1 and dice.chance(0.25):
        found.append(allegation(dice, 0.0) | {"against": [who["id"] for who in subjects]})
    if with_service or not subjects:
        found.append(service(dice))
    return found


def linked(dice: Dice) -> Given:
    """Another complaint of the same incident."""
    if dice.chance(0.4):
        return {"referable_conduct_alleged": True, "review_reasons": ["referred"]}
    reasons = dice.some(["senior_officer", "proceedings_not_excluded", "article_2_or_3_not_excluded"], 0.2)
    return {"referable_conduct_alleged": False, "review_reasons": reasons}


def repeat(dice: Dice) -> Given:
    """An earlier complaint or conduct matter, mostly much the same."""
    return {
        "substantially_same": dice.chance(0.8),
        "fresh_indication": dice.chance(0.25),
        "fresh_evidence": dice.chance(0.3),
        "evidence_available_before": dice.chance(0.4),
        "earlier_status": dice.one(
            ["investigated", "being_investigated", "otherwise_handled", "ceased_on_withdrawal", "none_of_these"]
        ),
    }


def has_chief(subjects: list[Given]) -> bool:
    """Whether somebody here is or acts as chief officer."""
    chiefs = {"chief_constable", "commissioner"}
    return any(who.get("rank") in chiefs or who.get("acting_chief_officer") for who in subjects)


def complainant(dice: Dice, given: Given, incident: date, made: date) -> Given:
    """Who complains: mostly the public, sometimes police people."""
    found: Given = {
        "claims": dice.some(["subject_of_conduct", "adversely_affected", "witness"], 0.62),
        "effect_source": dice.one({"direct": 5, "seeing_or_hearing_only": 2}),
        "saw_or_heard": dice.one(["in_person", "through_media", "not_at_all"]),
        "knew_person_affected": dice.chance(0.3),
        "holds_evidence": dice.chance(0.25),
        "adversely_affected": dice.chance(0.85),
        "age": dice.one({dice.number(5, 15): 1, 16: 1, dice.number(17, 90): 3}),
    }
    if dice.chance(0.1):
        found["wants_recorded"] = True
    if dice.chance(0.18) and not has_chief(given["persons_complained_against"]):
        kinds = ["police_officer", "special_constable", "police_staff", "designated_volunteer", "nca_officer"]
        found["kind"] = dice.one(kinds)
        near = [who["force"] for who in given["persons_complained_against"]] + [given["force"]]
        near = [force for force in near if force in FORCES] or FORCES
        found["force"] = dice.one(near) if dice.chance(0.6) else dice.one(FORCES)
        if found["kind"] == "nca_officer":
            found["force"] = "national-crime-agency"
        elif dice.chance(0.2):
            found["force_then"] = dice.one(near)
        found["on_duty_then"] = dice.chance(0.4)
        if dice.chance(0.15):
            found["left_on"] = (incident - timedelta(days=dice.number(1, 300))).isoformat()
        elif dice.chance(0.1) and made > incident + timedelta(days=1):
            found["left_on"] = dice.after(incident, (made - incident).days - 1, 1).isoformat()
    return found


def representative(dice: Dice) -> Given:
    """Who complains for another."""
    return {
        "relationship": dice.one(["parent", "legal_guardian", "other"]),
        "written_consent": dice.chance(0.5),
        "designated": dice.chance(0.1),
        "eligible_in_own_right": dice.chance(0.4),
    }
