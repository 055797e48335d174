"""Random full matters for `tools.law_compare`: every fact on which its questions turn is stated.

`matter(seed, number)` gives the same facts for the same two numbers. They are in the form of a case file's `given`,
consistent in time (it happens, comes in, is handled, ends) and weighted so that each answer is often reached. Nobody
in them exists. Facts that contradict each other are kept out, and so are three things that nobody has settled: who
was on temporary service, a serving complainant of a chief officer's own force, and who left on the day it happened.
"""

from __future__ import annotations

from datetime import date, timedelta

from tools.law_cast import (
    FORCES,
    INFORMATION,
    INVESTIGATIONS,
    OTHER_FORCES,
    SENIOR,
    SERIOUS,
    STEPS,
    Dice,
    Given,
    allegations,
    complainant,
    linked,
    people,
    rank_in,
    repeat,
    representative,
    serving,
)
from tools.law_oracle import kind_of_matter

__all__ = ["matter"]


def indications(dice: Dice, given: Given, forced: bool) -> None:
    """What is indicated of each person, and so of the matter."""
    both = ["crime_or_disciplinary", "article_2_or_3"]
    subjects = given["persons_complained_against"]
    whole: set[str] = set()
    bent = dice.one([0.0, 0.3, 0.8])
    for who in subjects:
        mine = [word for word in both if dice.chance(bent if word == both[0] else 0.1)]
        if len(subjects) > 1 or dice.chance(0.5):
            who["indication"] = mine
        whole |= set(mine)
    if forced and subjects and both[0] not in whole:
        whole.add(both[0])
        if "indication" in subjects[0]:
            subjects[0]["indication"] = [both[0], *subjects[0]["indication"]]
    if not subjects and dice.chance(0.1):
        whole.add(both[1])
    given["indication"] = sorted(whole)


def handle(dice: Dice, given: Given, start: date) -> date:
    """How it is handled, and how far it has come. Returns the last day on which anything happened."""
    dates = given["dates"]
    started = dice.after(start, 12)
    dates["handling_started"] = started.isoformat()
    handling = dice.one({None: 3, "outside_schedule_3": 4, "not_investigated": 7, "local_investigation": 9, "iopc": 4})
    if handling == "iopc":
        handling = dice.one(INVESTIGATIONS[1:])
    if handling is not None:
        given["handling"] = handling
    if handling in (*INVESTIGATIONS, "not_investigated") or (handling is None and dice.chance(0.2)):
        given["recorded"] = True
    last = started
    if dice.chance(0.5):
        last = dice.after(started, 80)
        dates["last_update"] = last.isoformat()
    return last


def finish(dice: Dice, given: Given, last: date) -> date:
    """Report, outcome, proceedings. Returns the last day."""
    dates, handling = given["dates"], given.get("handling")
    if handling in INVESTIGATIONS and dice.chance(0.55):
        last = dice.after(last, dice.one([60, 400, 900]))
        dates["report_submitted"] = last.isoformat()
    started = None
    if handling in INVESTIGATIONS and dice.chance(0.15):
        started = last = dice.after(last, 30)
        dates["proceedings_started"] = started.isoformat()
    ready = handling is not None and (handling not in INVESTIGATIONS or "report_submitted" in dates)
    if ready and dice.chance(0.75):
        last = dice.after(last, 60)
        dates["outcome"] = last.isoformat()
        if started is None and dice.chance(0.35):
            started = last = dice.after(last, 60)
            dates["proceedings_started"] = started.isoformat()
        if started and dice.chance(0.5):
            last = dice.after(last, 60)
            dates["last_update"] = last.isoformat()
    if started and dice.chance(0.4):
        last = dice.after(last, 200)
        dates["proceedings_outcome"] = last.isoformat()
    return last


def refer(dice: Dice, given: Given, start: date) -> None:
    """A referral that was made, or a call-in that awaits one; the IOPC's investigations come from one."""
    handling = given.get("handling")
    by_iopc = handling in INVESTIGATIONS[1:]
    if given.get("dg_direction"):
        return
    if not by_iopc and not (given.get("recorded") and dice.chance(0.2)):
        if dice.chance(0.1) and "dsi" not in given:
            given["dates"]["call_in"] = dice.moment(dice.after(start, 20))
        return
    routes = {"mandatory": 5, "voluntary": 3, "by_local_policing_body": 1, "call_in": 1, "treated_as_referred": 2}
    if given["arrived_as"] != "expression_of_dissatisfaction":
        routes = {"mandatory": 5, "call_in": 0 if "dsi" in given else 1, "treated_as_referred": 2}
    referral: Given = {"route": dice.one(routes)}
    if referral["route"] == "call_in":
        given["dates"]["call_in"] = dice.moment(dice.after(start, 5))
    if handling in ("not_investigated", "local_investigation") or (handling is None and dice.chance(0.4)):
        referral |= {"sent_back": True, "sent_back_for": "handling"}
    if dice.chance(0.12):
        referral |= {"rereferral_directed": True, "directed_on": dice.moment(dice.after(start, 40, 20))}
    given["referral"] = referral


def withdraw(dice: Dice, given: Given, last: date) -> date:
    """A wish to withdraw, in one of its ways, and what was decided. Returns the last day."""
    on = dice.after(last, 30)
    wish: Given = {"signed": dice.chance(0.4)}
    if wish["signed"]:
        wish["notified_on"] = on.isoformat()
    elif dice.chance(0.85):
        wish["letter_sent_on"] = on.isoformat()
        if dice.chance(0.5):
            on = dice.after(on, 20)
            wish["reply"] = dice.one(["confirms", "wishes_to_continue"])
    given["withdrawal"] = wish
    if wish.get("reply") == "wishes_to_continue" or not (wish["signed"] or "letter_sent_on" in wish):
        return on
    if wish["signed"] or "reply" in wish:
        return decide_public_interest(dice, given, on) if dice.chance(0.75) else on
    return decide_public_interest(dice, given, on + timedelta(days=29)) if dice.chance(0.5) else on


def decide_public_interest(dice: Dice, given: Given, from_: date) -> date:
    """The decision on what was withdrawn. Returns its day."""
    on = dice.after(from_, 15)
    result = dice.one(["recordable_conduct_matter", "not_in_public_interest"])
    given["public_interest"] = {"result": result, "decided_on": on.isoformat()}
    return on


def suspend(dice: Dice, given: Given, last: date) -> date:
    """A pause for criminal proceedings, going on or over. Returns the last day."""
    pause: Given = {"concluded": dice.chance(0.7)}
    given["suspension"] = pause
    if not pause["concluded"]:
        return last
    if dice.chance(0.5):
        pause["wish"] = dice.one(["resume", "not_resume"])
        if pause["wish"] == "not_resume" and dice.chance(0.7):
            return decide_public_interest(dice, given, last)
    elif dice.chance(0.8):
        last = dice.after(last, 30)
        pause["letter_sent_on"] = last.isoformat()
        if dice.chance(0.4):
            return decide_public_interest(dice, given, last + timedelta(days=29))
    return last


def tell_of_review(dice: Dice, given: Given, last: date) -> date:
    """Letters about the right to a review, complete or not. Returns the last day."""
    letters = []
    for _ in range(dice.one({1: 3, 2: 1})):
        last = dice.after(last, 20)
        extra = dice.one([["reg_32_paragraph"], ["no_right_to_iopc"], ["reg_32_paragraph", "no_right_to_iopc"], []])
        left_out = dice.some(INFORMATION, 0.06)
        contains = sorted({*INFORMATION, *extra} - set(left_out))
        letters.append({"provided_on": last.isoformat(), "contains": contains})
    given["review"] = {"information": letters}
    if dice.chance(0.4):
        given["review"]["body"] = dice.one(["iopc", "local_policing_body"])
    return last


def other_person(dice: Dice) -> Given:
    """Somebody else who asks to be told."""
    harm = dice.one(["death", "serious_injury"])
    relations = ["spouse", "partner", "parent", "adult_child", "sibling", "other"]
    if harm == "serious_injury":
        relations += ["self"] * 3
    return {
        "relationship": dice.one(relations),
        "harm": harm,
        "consents": dice.chance(0.85),
        "injured_cannot_complain": dice.chance(0.5),
    }


def conduct_views(dice: Dice) -> Given:
    """What is judged about conduct that nobody complains of."""
    return {
        "affected_member_of_public": dice.chance(0.3),
        "gravity_or_exceptional": dice.chance(0.15),
        "appropriate_to_refer": dice.chance(0.15),
        "dealt_with_by_proceedings": dice.chance(0.15),
    }


def make_dsi(dice: Dice, given: Given, incident: date) -> None:
    """A death or injury after contact, with who dealt with it last; sometimes short of the definition."""
    custody, contributed = dice.chance(0.4), dice.chance(0.7)
    holds = custody or contributed
    given["incident_death_or_injury"] = True
    given["dsi_circumstances"] = holds
    given["dsi"] = {"in_custody": custody, "contact": True, "contact_contributed": contributed}
    home = dice.one(FORCES)
    ranks = ["constable", "sergeant", "inspector", "superintendent"]
    if dice.chance(0.25):
        ranks = ["constable", rank_in(dice, home)]
    ranks = sorted(set(ranks[: dice.one({1: 2, 2: 1, 3: 1})]))
    subjects: list[Given] = []
    for place, rank in enumerate(ranks):
        force = home if rank in SENIOR or dice.chance(0.7) else dice.one(FORCES)
        who: Given = {"id": f"s{place + 1}", "kind": "police_officer", "rank": rank, "force": force}
        who |= {"on_duty_then": True, "last_dealing": f"{incident.isoformat()}T{place + 1:02}:{dice.number(0, 59):02}"}
        subjects.append(who)
    if len(subjects) > 1 and dice.chance(0.4):
        given["dsi"]["last_dealing_unclear"] = True
        for who in subjects:
            del who["last_dealing"]
    given["persons_complained_against"] = subjects
    given["allegations"] = []


def begin(dice: Dice) -> tuple[Given, date, date]:
    """What came in and about whom, with the day it happened and the day it came in."""
    shape = dice.one({"complaint": 76, "conduct": 13, "dsi": 8, "old": 1})
    came_in = dice.after(date(2022, 6, 1), 1700)
    incident = came_in - timedelta(days=dice.one([0, 1, 3, 20, 90, 400]))
    if shape == "old":
        incident = dice.after(date(1998, 1, 1), 2000)
    given: Given = {"arrived_as": "expression_of_dissatisfaction", "force": dice.one(FORCES)}
    given["dates"] = {"incident": incident.isoformat()}
    if shape == "old":
        given["dg_direction"] = "section_28a"
        given["old_case"] = {"exceptional": True, "kept_from_recording": True, "was_complained_of": False}
    if shape == "dsi":
        given["arrived_as"] = "other_information"
        make_dsi(dice, given, incident)
        return given, incident, came_in
    given["persons_complained_against"] = people(dice, incident)
    if shape == "conduct":
        given["arrived_as"] = dice.one({"other_information": 3, "civil_claim": 1})
        given["persons_complained_against"] = [
            serving(dice, given["force"], incident),
            *given["persons_complained_against"][1:],
        ]
    elif dice.chance(0.05):
        given["force"] = dice.one(OTHER_FORCES | {"national-crime-agency": 1})
    with_service = shape != "conduct" and dice.chance(0.18)
    given["allegations"] = allegations(dice, given["persons_complained_against"], with_service)
    return given, incident, came_in


def matter(seed: int, number: int) -> Given:
    """One full matter: the same for the same seed and number."""
    dice = Dice(f"{seed} {number}")
    given, incident, came_in = begin(dice)
    dates, expressed = given["dates"], given["arrived_as"] == "expression_of_dissatisfaction"
    serious = any(set(SERIOUS) & set(one["alleged_results"]) for one in given["allegations"])
    given.setdefault("incident_death_or_injury", serious or dice.chance(0.1))
    if dice.chance(0.03) and expressed:
        given["conduct_outside_england_and_wales"] = True
    indications(dice, given, forced=not expressed and "dsi" not in given)
    if "dsi" in given:
        given["indication"] = []
        for who in given["persons_complained_against"]:
            who["indication"] = []
    dates["first_attention"] = came_in.isoformat() if expressed else dice.moment(came_in)
    dates["became_clear"] = dice.moment(dice.after(came_in, 20))
    if expressed:
        dates["made"] = came_in.isoformat()
        given["complainant"] = complainant(dice, given, incident, came_in)
        if dice.chance(0.12):
            given["representative"] = representative(dice)
    given["conduct_matter"] = conduct_views(dice)
    if dice.chance(0.2):
        given["repeat"] = repeat(dice)
    if dice.chance(0.1):
        given["same_incident"] = [linked(dice) for _ in range(dice.number(1, 2))]
    if dice.chance(0.6 if "dsi" in given else 0.3):
        given["other_person"] = other_person(dice)
    last = handle(dice, given, came_in)
    refer(dice, given, came_in)
    given["as_of"] = go_on(dice, given, max(last, dice.after(came_in, 41, 41))).isoformat()
    fit(given)
    return given


TREATED = "treated_as_referred"


def fit(given: Given) -> None:
    """Takes out steps that cannot have been taken: nobody handles what is no matter, or refers what need not be."""
    kind = kind_of_matter(given)
    for step in {"none": STEPS, "conduct": STEPS[3:], "dsi": STEPS[3:]}.get(kind, ()):
        given.pop(step, None)
    if kind in ("conduct", "dsi") and given.get("handling") == "outside_schedule_3":
        given |= {"handling": "not_investigated", "recorded": True}
    if kind == "conduct" and given.get("referral", {}).get("route", TREATED) != TREATED:
        given["conduct_matter"] |= {"affected_member_of_public": True, "appropriate_to_refer": True}
        given["conduct_matter"]["dealt_with_by_proceedings"] = False


def go_on(dice: Dice, given: Given, last: date) -> date:
    """From the handling to the day on which the question is asked, which it returns."""
    expressed = given["arrived_as"] == "expression_of_dissatisfaction"
    if expressed and dice.chance(0.12):
        last = withdraw(dice, given, last)
    elif expressed and given.get("handling") == "local_investigation" and dice.chance(0.15):
        last = suspend(dice, given, last)
    else:
        last = finish(dice, given, last)
        told = "outcome" in given["dates"] and expressed
        if dice.chance(0.85 if told else 0.02):
            last = tell_of_review(dice, given, last)
        if told and dice.chance(0.05):
            last = withdraw(dice, given, last)
            reversible = given.get("public_interest", {}).get("result") == "not_in_public_interest"
            if reversible and given.get("handling") == "local_investigation" and dice.chance(0.5):
                given["public_interest"]["reversed"] = True
        if given.get("handling") == "local_investigation" and dice.chance(0.04) and not told:
            given["accelerated"] = {"report_on": last.isoformat(), "certified_on": last.isoformat()}
    return dice.after(last, dice.one([0, 10, 60, 500, 900]))
