"""Two lists that the law holds as data: the ways between states, and the kinds of local policing bodies by date.

Each stands here a second time, written so that a lawyer can read it. A line that differs is wrong on one side.
"""

from __future__ import annotations

import csv
from pathlib import Path

from complaintlaw.life import TRANSITIONS, Transition
from complaintlaw.organisations import FORCES, lpb_kind

FOLDER = Path(__file__).parent
Line = dict[str, str]


def listed(name: str) -> list[Line]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def joined(words) -> str:
    return " + ".join(str(one) for one in words) or "-"


def line_of(way: Transition) -> Line:
    return {
        "way": way.number,
        "from": joined(one.name for one in way.sources),
        "to": joined(one.name for one in way.targets),
        "who": str(way.decided_by),
        "law": joined(way.basis),
        "starts": joined(way.starts),
        "stops": joined(way.stops),
        "only for": way.only_for or "-",
        "not for": way.not_for or "-",
    }


def kinds() -> list[Line]:
    return [
        {
            "force": force,
            "kind": held.value,
            "first day": held.start.isoformat(),
            "last day": held.end.isoformat() if held.end else "-",
            "verified": "no" if held.unverified else "yes",
        }
        for force in FORCES
        for held in lpb_kind(force).held
    ]


def test_the_ways_between_states_are_those_of_the_list():
    assert [line_of(way) for way in TRANSITIONS] == listed("ways.csv")


def test_the_kinds_of_local_policing_bodies_are_those_of_the_list():
    assert kinds() == listed("policing_bodies.csv")


def test_the_lists_are_long_enough_to_be_whole():
    assert len({line["way"] for line in listed("ways.csv")}) == 36
    assert len({line["force"] for line in listed("policing_bodies.csv")}) == 43
