"""A second reading of police complaints law, by another hand: twelve questions, answered from plain facts.

It shares nothing with `complaintlaw` and was written from the Act, the Regulations and the form of case files
alone, so that where the two differ one of them has misread. It answers matters that are *full*: every fact on
which an answer turns is stated, so nothing is "not known yet". Read with them: the Police Reform Act 2002, Part 2
and Schedule 3 ("p." is a paragraph of it); "reg" is the Police (Complaints and Misconduct) Regulations 2020.

Its words are those of version 2 of the case files. `UNSETTLED` is said where neither Act nor Regulations decide, or
another scheme than Part 2 may. Only matters under the rules of 2020 are meant: nothing made before 1 February 2020.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

__all__ = ["QUESTIONS", "UNSETTLED", "answer", "answers", "kind_of_matter"]

Facts = Mapping[str, Any]
Answer = bool | str | list[str]

UNSETTLED = "unsettled"
NONE = "none"
CRIME = "crime_or_disciplinary"
EXPRESSED = "expression_of_dissatisfaction"
INVESTIGATIONS = {"local_investigation", "directed_investigation", "independent_investigation"}
SERIOUS = {"death", "fracture", "deep_cut", "deep_laceration", "internal_organ_damage", "impaired_bodily_function"}
STAFF = {"police_officer", "special_constable", "police_staff", "common_council_employee"}
SERVING = STAFF | {"designated_volunteer"}
SECTION_26 = {"british-transport-police", "ministry-of-defence-police", "civil-nuclear-constabulary"}
ELSEWHERE = {"police-scotland", "police-service-northern-ireland"}
OWN_SCHEMES = {"national-crime-agency", "hm-revenue-and-customs", "home-office-immigration-enforcement", "border-force"}
OWN_SCHEMES |= {"gangmasters-and-labour-abuse-authority", "food-standards-agency", "college-of-policing"}
CHIEFS = {"chief_constable", "commissioner"}
JUNIOR = ["constable", "sergeant", "inspector", "chief_inspector", "superintendent", "chief_superintendent"]
SENIOR = ["commander", "assistant_chief_constable", "deputy_assistant_commissioner", "assistant_commissioner"]
SENIOR += ["deputy_chief_constable", "deputy_commissioner", "chief_constable", "commissioner"]


def day(written: str) -> date:
    """The day of a date or date-time; a deadline in days knows no hour (reg 4(2), 7(4), 9)."""
    return date.fromisoformat(written[:10])


def next_day(written: str) -> str:
    """The end of the day following the day of an event: reg 4(2)(a), 4(3)(a), 7(4), 9."""
    return (day(written) + timedelta(days=1)).isoformat()


def last_of_28(written: str) -> date:
    """The last of 28 days that start with the day after an event: reg 29(2), 39(4)(b), 41(4)(b)."""
    return day(written) + timedelta(days=28)


def last_of_months(first: date, months: int) -> date:
    """The last day of a period of months starting with a date, the day before the corresponding one: reg 13(3)."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    if first.day > length:  # The month has no such date: its last day.
        return date(year, month + 1, length)
    return date(year, month + 1, first.day) - timedelta(days=1)


@dataclass(frozen=True)
class Part:
    """One person, or all that is not about anyone's conduct (p.2(10)): `scheme` is part_2, other or outside."""

    name: str
    person: Facts | None
    scheme: str
    authority: str


def people_in(given: Facts) -> Sequence[Facts]:
    """Everybody complained of, or whose conduct it is."""
    return list(given.get("persons_complained_against", ()))


def left_before_the_conduct(person: Facts, given: Facts) -> bool:
    """Whether the person no longer served when it happened, so that it is no conduct of one who serves: s.12(7)."""
    incident = given.get("dates", {}).get("incident")
    return "left_on" in person and incident is not None and day(person["left_on"]) < day(incident)


def scheme_of_body(force: str, given: Facts) -> str:
    """Part 2 for the 43 forces; agreements for three others (s.26), whose reach ends at the border; else nothing."""
    if force in SECTION_26 and not given.get("conduct_outside_england_and_wales", False):
        return "other"
    return "outside" if force in ELSEWHERE | SECTION_26 else "other" if force in OWN_SCHEMES else "part_2"


def scheme_of_person(person: Facts, given: Facts) -> str:
    """Whether Part 2 reaches the person's conduct: s.12(7) to (10), s.26, reg 2(4), reg 42."""
    if left_before_the_conduct(person, given):
        return "outside"
    if person["kind"] in ("contractor", "nca_officer", "other_body_officer"):
        return "other"
    return scheme_of_body(person["force"], given) if person["kind"] in SERVING else "outside"


def authority_for(person: Facts) -> str:
    """The local policing body for a chief, acting or not; else the chief officer of the last post: s.29(1), reg 42."""
    force = "national-crime-agency" if person["kind"] == "nca_officer" else person["force"]
    if force in SECTION_26 | OWN_SCHEMES:
        return str(force)
    heads = person.get("rank") in CHIEFS or person.get("acting_chief_officer", False)
    return f"lpb:{force}" if heads else f"chief_officer:{force}"


def parts_of(given: Facts) -> list[Part]:
    """The parts: each person, and what is not about conduct, whose authority is that of the force (s.29(1)(aa))."""
    found = [Part(one["id"], one, scheme_of_person(one, given), authority_for(one)) for one in people_in(given)]
    if any(allegation["about"] == "service" for allegation in given.get("allegations", ())):
        authority = authority_for({"kind": "service", "force": given["force"]})
        found.append(Part("service", None, scheme_of_body(given["force"], given), authority))
    return found


def allegations_about(given: Facts, names: set[str]) -> list[Facts]:
    """The allegations that belong to these parts: p.2(10)."""
    everybody = [person["id"] for person in people_in(given)]

    def whose(allegation: Facts) -> set[str]:
        """The parts that one allegation belongs to."""
        return {"service"} if allegation["about"] == "service" else set(allegation.get("against", everybody))

    return [allegation for allegation in given.get("allegations", ()) if whose(allegation) & names]


def may_be_spoken_for(given: Facts) -> bool:
    """Whether the messenger was authorised: s.12(6); and a parent or guardian of a child under 16, by practice."""
    messenger = given.get("representative")
    if messenger is None or messenger["designated"] or messenger["written_consent"]:
        return True
    return messenger["relationship"] in ("parent", "legal_guardian") and given["complainant"]["age"] < 16


def is_kept_out(complainant: Facts, subject: Facts, given: Facts) -> bool:
    """No member of the public: under the same chief officer then, or on duty then: s.29(4)(a), (b)."""
    kind = complainant.get("kind", "not_police")
    had_a_role = kind in SERVING | {"nca_officer", "on_relevant_service"}
    if not had_a_role or left_before_the_conduct(complainant, given):
        return False
    theirs = complainant.get("force_then", complainant.get("force"))
    return complainant["on_duty_then"] or (kind in SERVING and theirs == subject.get("force_then", subject["force"]))


def passes_a_limb(complainant: Facts) -> bool:
    """Claims to be the one it happened to, otherwise adversely affected, or a witness: s.12(1B), (3) to (5)."""
    near = complainant["saw_or_heard"] == "in_person"
    limbs = {
        "subject_of_conduct": True,
        "adversely_affected": complainant["effect_source"] == "direct" or near or complainant["knew_person_affected"],
        "witness": near or complainant["holds_evidence"],
    }
    return any(limbs[claim] for claim in complainant["claims"])


def may_complain_of_service(complainant: Facts, given: Facts) -> bool:
    """Has been adversely affected, and is no present member, employee or special of that force: s.12(1A)(b), 29(4A)."""
    gone = "left_on" in complainant and day(complainant["left_on"]) <= day(given["dates"]["made"])
    inside = complainant.get("kind") in STAFF and complainant["force"] == given["force"] and not gone
    return bool(complainant["adversely_affected"] and not inside)


def part_is_complaint(part: Part, given: Facts) -> bool | None:
    """Whether the part is a complaint under Part 2: s.12(1) to (6); None where another scheme decides."""
    if part.scheme != "part_2" or given.get("arrived_as", EXPRESSED) != EXPRESSED:
        return None if part.scheme == "other" and given.get("arrived_as", EXPRESSED) == EXPRESSED else False
    if not may_be_spoken_for(given):
        return bool(given["representative"]["eligible_in_own_right"])
    complainant = given["complainant"]
    if part.person is None:
        return may_complain_of_service(complainant, given)
    return passes_a_limb(complainant) and not is_kept_out(complainant, part.person, given)


def is_indicated_of(person: Facts, given: Facts) -> bool:
    """Whether crime or such behaviour is indicated: of this person; of the whole matter where nothing is said of it."""
    return CRIME in person.get("indication", given.get("indication", ()))


def indicated_parts(given: Facts, *schemes: str) -> list[Part]:
    """Those under these schemes, or Part 2, whose conduct makes a conduct matter: s.12(2)."""
    parts = [part for part in parts_of(given) if part.scheme in (schemes or ("part_2",))]
    return [part for part in parts if part.person and is_indicated_of(part.person, given)]


def is_death_or_injury_matter(given: Facts) -> bool:
    """Custody, or contact that may have contributed, and a death or serious injury: s.12(2A) to (2C)."""
    known = given.get("dsi")
    if known is None:
        return bool(given.get("dsi_circumstances", False))
    reached = known["in_custody"] or (known["contact"] and known["contact_contributed"])
    return bool(given["incident_death_or_injury"] and reached)


def kind_of_matter(given: Facts) -> str:
    """complaint, conduct, dsi or none; other where another scheme decides: s.12(1), (2), (2A), p.2(10)."""
    found = [part_is_complaint(part, given) for part in parts_of(given)]
    if True in found:
        return "complaint"
    if None in found:
        return "other"
    if indicated_parts(given, "part_2", "other"):
        return "conduct" if indicated_parts(given) else "other"
    return "dsi" if is_death_or_injury_matter(given) else "none"


def relevant_officer(given: Facts) -> Facts:
    """Who dealt with the dead or injured person last; if that cannot be told, the most senior: s.29(1A), (1B)."""
    people = people_in(given)
    if given.get("dsi", {}).get("last_dealing_unclear", False):
        return max(people, key=lambda person: (JUNIOR + SENIOR).index(person["rank"]) if "rank" in person else -1)
    return people[0] if len(people) == 1 else max(people, key=lambda person: person["last_dealing"])


def has_withdrawn(given: Facts) -> bool:
    """A signed notification, a wish confirmed, or no answer within 28 days: reg 38(1), 39(4)."""
    wish = given.get("withdrawal", {"signed": False})
    return wish["signed"] or wish.get("reply") == "confirms" or is_silent(wish, "reply", given)


def will_not_resume(given: Facts) -> bool:
    """After criminal proceedings: no wish to go on, or no answer within 28 days: reg 41(4)."""
    pause = given.get("suspension", {})
    return pause.get("concluded", False) and (pause.get("wish") == "not_resume" or is_silent(pause, "wish", given))


def is_silent(asked: Facts, answer: str, given: Facts) -> bool:
    """Whether a letter asked, nothing came back, and its 28 days are over."""
    sent = asked.get("letter_sent_on")
    return sent is not None and answer not in asked and day(given["as_of"]) > last_of_28(sent)


def standing(given: Facts) -> str:
    """live, pending (withdrawn, public interest open), ceased, or conduct (treated as recordable): reg 38, 39, 41.

    A decision not to treat it so can be reversed: reg 38(9). After a suspension Part 2 goes on until it: reg 41(5).
    """
    withdrawn = has_withdrawn(given)
    if kind_of_matter(given) != "complaint" or not (withdrawn or will_not_resume(given)):
        return "live"
    decision = given.get("public_interest")
    if decision is None:
        return "pending" if withdrawn else "live"
    kept = decision["result"] == "recordable_conduct_matter" or decision.get("reversed", False)
    return "conduct" if kept else "ceased"


def is_complaint(given: Facts) -> Answer:
    """At least one part is one, and each part is asked by itself: s.12(1), p.2(10); open under another scheme."""
    found = [part_is_complaint(part, given) for part in parts_of(given)]
    return "unknown" if None in found and True not in found else True in found


def appropriate_authority(given: Facts) -> Answer:
    """The body for each person or force (s.29(1)): one, `several`, or none where Part 2 and its like do not reach."""
    if kind_of_matter(given) == "dsi":
        return authority_for(relevant_officer(given))
    parts = parts_of(given)
    if is_complaint(given) is False:
        parts = indicated_parts(given, "part_2", "other") or parts
    found = {part.authority for part in parts if part.scheme != "outside"}
    return NONE if not found else found.pop() if len(found) == 1 else "several"


def of_the_parts(given: Facts, ask: Callable[[Facts, set[str]], Answer]) -> Answer:
    """Asks it of the parts that are complaints; unsettled if a part under another scheme would change the answer."""
    parts = [(part.name, part_is_complaint(part, given)) for part in parts_of(given)]
    found = ask(given, {name for name, is_one in parts if is_one})
    return found if ask(given, {name for name, is_one in parts if is_one is not False}) == found else UNSETTLED


def is_treated_as_referred(given: Facts) -> bool:
    """By the Director General's own decision (p.4A, 13A, 14CA) or by a direction on an old case (reg 52(1)(a))."""
    route = given.get("referral", {}).get("route")
    return route == "treated_as_referred" or given.get("dg_direction") == "section_28a"


def has_been_referred(given: Facts) -> bool:
    """Referred by anybody, or treated so: p.4(7), 13(7), 14C(3)."""
    return "referral" in given or is_treated_as_referred(given)


def alleges_death_or_serious_injury(given: Facts, names: set[str]) -> bool:
    """Conduct or other matter that resulted in death or serious injury: p.4(1)(a), s.29(1)."""
    return any(SERIOUS & set(allegation["alleged_results"]) for allegation in allegations_about(given, names))


def is_grave(given: Facts, names: set[str]) -> bool:
    """Conduct of reg 4(1)(a)(i) to (v), a relevant offence (reg 1(2)) too, or of one incident with it: (b), 7(1)(h)."""
    for one in allegations_about(given, names):
        if one["about"] == "conduct":
            longest = one["offence_maximum"]
            if one["descriptions"] or longest in ("life", "fixed_by_law") or (longest != "none" and longest >= 7):
                return True
    return any(other["referable_conduct_alleged"] for other in given.get("same_incident", ()))


def is_chief(person: Facts) -> bool:
    """A chief officer or the Met's Deputy Commissioner; not one who only acts: reg 4(1)(c)(i), 7(1)(g)."""
    deputy = person.get("rank") == "deputy_commissioner" and person["force"] == "metropolitan"
    return person["kind"] == "police_officer" and (person["rank"] in CHIEFS or deputy)


def is_described(given: Facts, names: set[str]) -> bool:
    """Of a description of reg 4(1); about a chief, if proceedings cannot be excluded from the complaint alone (c)."""
    chiefs = {person["id"] for person in people_in(given) if person["id"] in names and is_chief(person)}
    of_chiefs = allegations_about(given, chiefs)
    return is_grave(given, names) or any("proceedings" not in one["authority_can_exclude"] for one in of_chiefs)


def complaint_must_be_recorded(given: Facts, names: set[str]) -> bool:
    """A wish or ground of p.2(6A), (6B), or a referral (p.4(9), 4A(4)); performance counts as disciplinary: reg 47."""
    wished = given["complainant"].get("wants_recorded", False) or has_been_referred(given)
    wished = wished or "call_in" in given["dates"]
    grave = alleges_death_or_serious_injury(given, names) or is_described(given, names)
    return wished or grave or any(one["if_proved_might_be"] for one in allegations_about(given, names))


def complaint_grounds(given: Facts, names: set[str]) -> list[str]:
    """The events from which the day after is counted, of each ground of p.4(1) that is met: reg 4(2), (3)."""
    met = {"became_clear"} if alleges_death_or_serious_injury(given, names) or is_described(given, names) else set()
    return [given["dates"][name] for name in met | ({"call_in"} & set(given["dates"]))]


def is_repeat(given: Facts) -> bool:
    """A conduct matter that repeats an earlier one, investigated or handled; not one withdrawn: reg 7(2)."""
    earlier = given.get("repeat")
    if earlier is None or earlier["earlier_status"] not in ("investigated", "being_investigated", "otherwise_handled"):
        return False
    fresh = earlier["fresh_indication"] or (earlier["fresh_evidence"] and not earlier["evidence_available_before"])
    return earlier["substantially_same"] and not fresh


def conduct_is_described(given: Facts, *beside: str) -> bool:
    """Of reg 7(1) without (f), reg 7(3). What anybody else who serves did in the matter is the same incident (h).

    `beside`: a scheme whose people count as well, if what they did is of the same incident (p.2(10)).
    """
    serving = {part.name for part in parts_of(given) if part.scheme in ("part_2", *beside)}
    chiefs = any(part.person and is_chief(part.person) for part in indicated_parts(given))
    return chiefs or is_grave(given, serving)


def conduct_resulted_in_death_or_injury(given: Facts) -> bool:
    """Whether the conduct itself, not somebody else's in the matter, appears to have: p.11(2)(a)."""
    return alleges_death_or_serious_injury(given, {part.name for part in indicated_parts(given)})


def conduct_grounds(given: Facts, *beside: str) -> list[str]:
    """The events of the grounds of p.13(1): a death incident or a description (a), (b); a call-in (c): reg 7(4)."""
    died = given["incident_death_or_injury"] or conduct_resulted_in_death_or_injury(given)
    others = {part.name for part in parts_of(given) if part.scheme in beside}
    died = died or alleges_death_or_serious_injury(given, others)
    met = {"became_clear"} if died or conduct_is_described(given, *beside) else set()
    return [given["dates"][name] for name in met | ({"call_in"} & set(given["dates"]))]


def conduct_must_be_recorded(given: Facts, *beside: str) -> bool:
    """The ladder of p.10 (a civil claim) and p.11 (all else, over its threshold (2)); p.13A(4)."""
    views = given["conduct_matter"]
    if is_treated_as_referred(given) or views["dealt_with_by_proceedings"]:
        return is_treated_as_referred(given)
    over = (
        given.get("arrived_as") == "civil_claim"
        or conduct_resulted_in_death_or_injury(given)
        or views["affected_member_of_public"]
        or views["gravity_or_exceptional"]
        or conduct_is_described(given, *beside)
    )
    return over and (bool(conduct_grounds(given, *beside)) or views["appropriate_to_refer"] or not is_repeat(given))


def with_and_without(given: Facts, ask: Callable[..., Any]) -> Any:
    """The answer; unsettled if what other schemes govern would change it, being of the same incident: reg 7(1)(h)."""
    found = ask(given)
    return found if ask(given, "other") == found else UNSETTLED


def must_record(given: Facts) -> Answer:
    """Of each kind: p.2, 10, 11, 14A(1), reg 38(2). Of a call-in below the threshold p.13(1)(c) leaves it open."""
    kind, now = kind_of_matter(given), standing(given)
    if now != "live":
        return False if now == "ceased" else UNSETTLED
    if kind == "complaint":
        return of_the_parts(given, complaint_must_be_recorded)
    if kind == "conduct":
        found: Answer = with_and_without(given, conduct_must_be_recorded)
        return found or ("call_in" in given["dates"] and UNSETTLED)
    return UNSETTLED if kind == "other" else kind == "dsi"


def is_required_again(given: Facts) -> Answer:
    """p.4(5), (7)(a): on a direction. A call-in may be one where it was sent back; nobody says which came first."""
    sent = given.get("referral", {})
    if sent.get("rereferral_directed", False):
        return True
    called = "call_in" in given["dates"] and sent.get("route") != "call_in"
    return UNSETTLED if called and sent.get("sent_back", False) else False


def must_refer(given: Facts) -> Answer:
    """p.4(1), 14C(1); of conduct matters only the recordable, s.29(1), p.13(1); again only on a direction, p.4(7)."""
    kind, now = kind_of_matter(given), standing(given)
    if kind == "none" or now == "ceased":
        return False
    if kind == "other" or now != "live":
        return UNSETTLED
    if has_been_referred(given):
        return is_required_again(given)
    if kind == "conduct":
        recordable = given.get("recorded", False) or must_record(given) is True
        needed = with_and_without(given, conduct_grounds)
        return must_record(given) if not recordable else UNSETTLED if needed == UNSETTLED else bool(needed)
    return kind == "dsi" or of_the_parts(given, lambda facts, names: bool(complaint_grounds(facts, names)))


def referral_due(given: Facts) -> Answer:
    """The earliest last day of the grounds met: reg 4(2), 4(3), 7(4), 9; a second time they name one for DSIs only."""
    needed, kind = must_refer(given), kind_of_matter(given)
    if needed is not True:
        return UNSETTLED if needed == UNSETTLED else NONE
    if has_been_referred(given):
        return next_day(given["referral"]["directed_on"]) if kind == "dsi" else UNSETTLED
    if kind == "dsi":
        return min(next_day(given["dates"][name]) for name in {"first_attention", "call_in"} & set(given["dates"]))
    if kind == "conduct":
        return min(map(next_day, with_and_without(given, conduct_grounds)))
    return of_the_parts(given, lambda facts, names: min(map(next_day, complaint_grounds(facts, names)), default=NONE))


def may_handle_outside_schedule_3(given: Facts) -> Answer:
    """A complaint that is not recorded, and need neither be nor be referred and so recorded: p.2(6A) to (6C), 4(9)."""
    kind, now = kind_of_matter(given), standing(given)
    if kind == "other" or now == "pending":
        return UNSETTLED
    if kind != "complaint" or now != "live" or given.get("recorded", False):
        return False
    tests = (complaint_must_be_recorded, complaint_grounds)
    return of_the_parts(given, lambda facts, names: not any(test(facts, names) for test in tests))


def calls_for_the_iopc(given: Facts, names: set[str]) -> bool:
    """The authority is a local policing body (p.30(1)(a)), or reg 32(a) to (f), of any part of the complaint."""
    conduct = [one for one in allegations_about(given, names) if one["about"] == "conduct"]
    people = [person for person in people_in(given) if person["id"] in names]
    senior = any(one.get("rank") in SENIOR or authority_for(one).startswith("lpb:") for one in people)
    open_to_doubt = any({"proceedings", "article_2_or_3"} - set(one["authority_can_exclude"]) for one in conduct)
    linked = any(other["review_reasons"] for other in given.get("same_incident", ()))
    return senior or open_to_doubt or linked or has_been_referred(given) or bool(complaint_grounds(given, names))


def review_body_of(given: Facts, names: set[str]) -> Answer:
    """The Director General where p.30(1)(a) says so, else the local policing body of the force: p.30(1)(b)."""
    if calls_for_the_iopc(given, names):
        return "iopc"
    authorities = {part.authority for part in parts_of(given) if part.name in names}
    return f"lpb:{authorities.pop().partition(':')[2]}" if len(authorities) == 1 else UNSETTLED


def relevant_review_body(given: Facts) -> Answer:
    """Of a complaint that is still one: p.30, reg 32; none once Part 2 has ceased to apply to it (reg 38(2))."""
    kind, now = kind_of_matter(given), standing(given)
    if kind != "complaint" or now in ("ceased", "conduct"):
        return UNSETTLED if kind == "other" else NONE
    return UNSETTLED if now == "pending" else of_the_parts(given, review_body_of)


def review_last_day(given: Facts) -> Answer:
    """28 days after the first complete information: reg 29(2), 33(2)(a), where there is a review (p.6A(1), 25(1)).

    None on an early report alone: p.25(1A). Open: a letter of one of two bodies; a letter before any handling.
    """
    body, review = relevant_review_body(given), given.get("review", {})
    if kind_of_matter(given) == "other" or standing(given) == "pending":
        return UNSETTLED
    if given.get("recorded", False) and "handling" not in given and "information" in review:
        return UNSETTLED
    reviewable = given.get("recorded", False) and given.get("handling") in ("not_investigated", "local_investigation")
    stopped = "report_on" in given.get("accelerated", {}) and "report_submitted" not in given["dates"]
    if body == NONE or not reviewable or stopped:
        return NONE
    open_still = body == UNSETTLED and "body" not in review
    needed = {"right_to_review", "review_body", "time_limit", "application_requirements"}
    besides = {"reg_32_paragraph"} if review.get("body", body) == "iopc" else {"no_right_to_iopc"}
    besides |= {"reg_32_paragraph"} if open_still else set()
    sent = [one for one in review.get("information", ()) if needed <= set(one["contains"])]
    complete = [one["provided_on"] for one in sent if besides & set(one["contains"])]
    if complete and open_still:
        return UNSETTLED
    return min((last_of_28(provided).isoformat() for provided in complete), default=NONE)


def somebody_is_interested(given: Facts) -> Answer:
    """A consenting relative of the dead, or of one who cannot complain, or the injured person: s.21(1)-(5), reg 36."""
    other = given.get("other_person")
    if other is None or not other["consents"]:
        return False
    relative = other["relationship"] in ("spouse", "partner", "parent", "adult_child")
    if other["harm"] == "death":
        return relative or UNSETTLED
    return other["relationship"] == "self" or (relative and other["injured_cannot_complain"]) or UNSETTLED


def updates(given: Facts) -> tuple[Answer, Answer]:
    """Whether progress is to be told, and by when: s.20, 21, reg 33(2)(b), 34(2)(a).

    While it is handled, and after the outcome while proceedings run. Left open: interested persons of what is not
    recorded, or where nobody is one; what follows on news from before the proceedings; what is taken up again.
    """
    kind, now, dates = kind_of_matter(given), standing(given), given["dates"]
    if kind == "other" or now == "pending":
        return UNSETTLED, UNSETTLED
    if kind == "none" or now == "ceased":
        return False, NONE
    if kind != "complaint" or now == "conduct":
        known = given.get("recorded", False) and not (now == "conduct" and "outcome" in dates)
        if not known or somebody_is_interested(given) is not True:
            return UNSETTLED, UNSETTLED
    last, start = dates.get("last_update"), dates["handling_started"]
    if "outcome" in dates:
        if "proceedings_started" not in dates or "proceedings_outcome" in dates:
            return False, NONE
        start = dates["proceedings_started"]
        if last is not None and day(last) < day(start):
            return True, UNSETTLED
    return True, (day(last or start) + timedelta(weeks=4)).isoformat()


def report_period_ends(given: Facts) -> Answer | list[str]:
    """The ends of 12, 18, 24.. months that passed with the investigation, in any form, unfinished: reg 13(1) to (3)."""
    kind, now, dates = kind_of_matter(given), standing(given), given["dates"]
    if given.get("handling") not in INVESTIGATIONS or kind == "none":
        return []
    first = day(dates["made"] if kind == "complaint" else dates["first_attention"])
    stop = min(day(given["as_of"]), day(dates.get("report_submitted", "9999-12-31")))
    found: list[str] = []
    last = last_of_months(first, 12)
    while last < stop:
        found.append(last.isoformat())
        last = last_of_months(last + timedelta(days=1), 6)
    return UNSETTLED if kind == "other" or (found and now != "live") else found


def is_under_special_procedure(given: Facts) -> Answer:
    """An investigation that concerns an officer or special constable of whom such things are indicated: p.19A.

    A complaint that has become a conduct matter needs no indication (condition C). What is indicated of somebody whose
    part is no complaint is a conduct matter beside it (s.12(2)): unsettled.
    """
    kind, now = kind_of_matter(given), standing(given)
    if kind == "other":
        return UNSETTLED
    if given.get("handling") not in INVESTIGATIONS or kind in ("none", "dsi") or now == "ceased":
        return False
    officers = [
        (is_indicated_of(part.person, given), kind == "conduct" or part_is_complaint(part, given))
        for part in parts_of(given)
        if part.person and part.scheme == "part_2" and part.person["kind"] in ("police_officer", "special_constable")
    ]
    found = any((indicated or now == "conduct") and within for indicated, within in officers)
    beside = any(indicated and not within for indicated, within in officers)
    open_still = found and (now == "pending" or (now == "conduct" and "outcome" in given["dates"]))
    return UNSETTLED if open_still or (beside and not found) else found


ASKED: dict[str, Callable[[Facts], Answer]] = {
    "is_complaint": is_complaint,
    "appropriate_authority": appropriate_authority,
    "must_record": must_record,
    "must_refer": must_refer,
    "referral_due": referral_due,
    "may_handle_outside_schedule_3": may_handle_outside_schedule_3,
    "relevant_review_body": relevant_review_body,
    "review_last_day": review_last_day,
    "updates_required": lambda given: updates(given)[0],
    "next_update_due": lambda given: updates(given)[1],
    "report_period_ends": report_period_ends,
    "is_under_special_procedure": is_under_special_procedure,
}
QUESTIONS = tuple(ASKED)


def answer(given: Facts, name: str) -> Answer:
    """The answer to one of `QUESTIONS`. Raises KeyError if a fact on which it turns is not stated."""
    return ASKED[name](given)


def answers(given: Facts) -> dict[str, Answer]:
    """One answer for each of `QUESTIONS`. Raises KeyError if a fact on which one turns is not stated."""
    return {name: asked(given) for name, asked in ASKED.items()}
