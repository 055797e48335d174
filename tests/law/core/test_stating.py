"""What cannot be a fact is refused when the thing is built, so that no rule ever reads it."""

from __future__ import annotations

import dataclasses
import enum
import math
import types
import typing
from datetime import UTC, date, datetime
from typing import Any

import pytest

import complaintlaw as law
from complaintlaw import facts, people, proceedings
from complaintlaw.declaring import FactField
from complaintlaw.errors import NotAFact
from complaintlaw.organisations import Body, Office
from complaintlaw.reading import Facts
from complaintlaw.steps import ReviewBody, Who
from complaintlaw.vocabulary import About, Description, Excludable, MightBe
from tests.law.build import KENT, conduct, matter, officer

KINDS = sorted(
    (
        kind
        for module in (facts, people, proceedings)
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, Facts)
        and kind is not Facts
        and kind.__module__ == module.__name__
    ),
    key=lambda kind: kind.__name__,
)


class Strange(enum.StrEnum):
    """Words of no kind of fact, with the value of one that is."""

    SERIOUS_ASSAULT = "serious_assault"
    KENT = "kent"
    CONDUCT = "conduct"
    TRUE = "true"


AWARE = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
STRANGE: tuple[Any, ...] = (
    *(object(), "no such word", b"conduct", {}, {"a": 1}, [object()], {object()}, ("no such word",), Strange.CONDUCT),
    *({Strange.SERIOUS_ASSAULT}, -1, 10**9, 0.5, 7, 1, 0, math.nan, math.inf, -math.inf, True, False, 3 + 0j, 10**400),
    *("2026-01-01", date(2026, 1, 1), datetime(2026, 1, 1), AWARE, Strange.KENT, "", " ", [[]], ((),), [], (), set()),
    *(
        conduct(),
        officer(),
        law.Dates(),
        law.Complainant(),
        law.Review(),
        law.IOPC,
        Body,
        About,
        Description,
        lambda: None,
    ),
)


def fits(kind: Any, value: Any, *, is_age: bool) -> bool:
    """Whether the value is of the type, judged by the type alone and not by what reads it."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is FactField:
        return value is None or fits(inner[0], value, is_age=is_age)
    if origin in (types.UnionType, typing.Union):
        return any(fits(one, value, is_age=is_age) for one in inner)
    if origin in (frozenset, tuple):
        allowed = (tuple, list) if origin is tuple else (tuple, list, set, frozenset)
        return isinstance(value, allowed) and all(fits(inner[0], one, is_age=is_age) for one in value)
    if kind is types.NoneType:
        return value is None
    if kind is bool:
        return isinstance(value, bool)
    if kind is int:
        return type(value) is int and (0 <= value <= 130 if is_age else value >= 1)
    if kind is float:
        return type(value) in (int, float) and 0 <= value <= 99
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if kind is datetime:
        return isinstance(value, datetime) and value.tzinfo is None
    if kind is str:
        return type(value) is str and bool(value.strip())
    if issubclass(kind, enum.Enum):
        return isinstance(value, kind) or (type(value) is str and value in [one.value for one in kind])
    if kind is Body and type(value) is str:
        return value in [str(body) for body in Body.all()]
    return isinstance(value, kind)


REQUIRED: dict[str, dict[str, Any]] = {
    "Allegation": {"about": "conduct"},
    "PersonComplainedAgainst": {"id": "s1"},
    "Referral": {"route": "mandatory"},
    "Withdrawal": {"signed": True},
    "PublicInterestDecision": {"result": "not_in_public_interest"},
    "LearningRecommendation": {"made_on": date(2026, 1, 1)},
    "ReviewInformation": {"provided_on": date(2026, 1, 1), "contains": ()},
    "Receipt": {"by": "iopc", "on": date(2026, 1, 1)},
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_input_of_a_wrong_type_ever_yields_a_finding(kind):
    hints = typing.get_type_hints(kind)
    tried = refused = 0
    for item in dataclasses.fields(kind):
        for value in STRANGE:
            given = {**REQUIRED.get(kind.__name__, {}), item.name: value}
            tried += 1
            named = item.name != "id" or (isinstance(value, str) and value.isidentifier())
            if named and fits(hints[item.name], value, is_age=item.name == "age"):
                assert kind(**given).stated().keys() >= {name for name, stated in given.items() if stated is not None}
            else:
                refused += 1
                with pytest.raises(NotAFact, match=item.name):
                    kind(**given)
    assert tried > refused > tried // 2


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: law.Allegation(about="conduct", descriptions={"serious_asault"}), "did you mean serious_assault?"),
        (
            lambda: law.Allegation(about="conduckt"),
            "Allegation, about: expected one of conduct, service, found 'conduckt'",
        ),
        (lambda: law.Matter(receivr=law.IOPC), "Matter, receivr: there is no such fact; did you mean receiver?"),
        (lambda: law.Matter(colour=1), "Matter, colour: there is no such fact; did you mean"),
        (
            lambda: officer(rnk="constable"),
            "PersonComplainedAgainst (s1), rnk: there is no such fact; did you mean rank?",
        ),
        (lambda: law.Matter(receiver="chief_officer:kant"), "did you mean chief_officer:kent?"),
        (lambda: law.Allegation(), "Allegation, about: is missing"),
        (
            lambda: law.Dates(made="2026-01-01"),
            "Dates, made: expected a day (a date without a time), found '2026-01-01'",
        ),
        (lambda: law.Dates(made=datetime(2026, 1, 1)), "found datetime 2026-01-01 00:00:00"),
        (lambda: law.Dates(became_clear=AWARE), "a time without a zone, as the clock on the wall in London shows it"),
        (lambda: law.OfficerNotice(sent_at=AWARE), "OfficerNotice, sent_at: expected a time without a zone"),
        (lambda: law.Complainant(age=True), "Complainant, age: expected a whole number, 0 to 130, found True"),
        (lambda: law.Complainant(age=131), "found 131"),
        (lambda: conduct(offence_maximum=math.nan), "offence_maximum: expected a number, 0 to 99 or one of life"),
        (lambda: conduct(if_proved_might_be={Excludable.ARTICLE_2_OR_3}), "found Excludable.ARTICLE_2_OR_3"),
        (lambda: conduct(descriptions="serious_assault"), "expected a set of Description, found 'serious_assault'"),
        (lambda: law.Matter(handling=["local_investigation"]), "Matter, handling: expected one of"),
        (
            lambda: law.Matter(allegations=(conduct(), officer())),
            "allegations[2]: expected an Allegation, found a Person",
        ),
        (lambda: matter(persons_complained_against=(officer(), officer())), "two persons have the short name 's1'"),
        (lambda: Body("chief_oficer", KENT), "did you mean chief_officer?"),
        (lambda: Body(Office.CHIEF_OFFICER, "kant"), "did you mean kent?"),
        (lambda: Body(Who.LOCAL_POLICING_BODY), "found Who.LOCAL_POLICING_BODY"),
        (lambda: Body(Office.LPB), "Body, force: lpb has a force"),
        (lambda: Body(Office.IOPC, KENT), "Body, force: iopc has no force"),
        (lambda: law.chief_officer("kant"), "did you mean kent?"),
        (
            lambda: law.assess(matter(), on=datetime(2026, 1, 1)),
            "on: expected a day (a date without a time), found datetime",
        ),
        (lambda: matter().but(recorded="yes"), "Matter, recorded: expected True or False, found 'yes'"),
    ],
)
def test_a_refusal_names_the_place_what_was_expected_and_the_nearest_word(build, words):
    with pytest.raises(NotAFact) as refused:
        build()
    assert words in str(refused.value)
    assert isinstance(refused.value, ValueError)
    assert isinstance(refused.value, TypeError)


def test_words_are_taken_for_members_and_collections_for_sets():
    stated = law.Allegation(about="conduct", if_proved_might_be=["crime"], offence_maximum="life", against=["s1"])
    assert stated.about is About.CONDUCT
    assert stated.if_proved_might_be.value == frozenset({MightBe.CRIME})
    assert all(isinstance(one, MightBe) for one in stated.if_proved_might_be.value)
    assert stated.offence_maximum.value is law.Maximum.LIFE
    assert stated.against == frozenset({"s1"})
    assert law.Review(body="iopc").body.value is ReviewBody.IOPC
    assert law.Matter(receiver="lpb:kent").receiver.value == law.lpb(KENT) == Body("lpb", "kent")
    assert law.Matter(allegations=[conduct()]).allegations == (conduct(),)


def test_facts_that_are_at_odds_are_not_refused():
    at_odds = matter(allegations=(conduct(against={"s9"}),))
    assert law.contradictions(at_odds).value == ("Allegation 1 is about s9, but nobody of that short name is named.",)


def test_a_thing_shows_what_was_stated_and_nothing_else():
    assert repr(law.Dates(made=date(2026, 1, 2))) == "Dates(made=datetime.date(2026, 1, 2))"
    assert repr(law.Matter()) == "Matter()"


def test_ten_thousand_allegations_are_read_in_linear_time(monkeypatch):
    asked = {100: 0, 10_000: 0}
    for number in asked:
        counted = 0

        class Counting(frozenset):  # type: ignore[type-arg]
            """A set that counts how often it is looked into."""

            def isdisjoint(self, other: Any) -> bool:
                nonlocal counted
                counted += 1
                return super().isdisjoint(other)

        many = matter(allegations=tuple(conduct() for _ in range(number)))
        for one in many.allegations:
            one.valued.__dict__["descriptions"] = law.Finding(True, Counting(), None, None)
        assert [one.number for one in many.allegations] == list(range(1, number + 1))
        assert law.assess(many, on=date(2026, 11, 24)).must_refer.is_open
        asked[number] = counted
    assert asked[10_000] <= 100 * asked[100]
    assert asked[100] >= 100
