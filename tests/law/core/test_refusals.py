"""Whatever is given where a fact, a day, a matter or a name should be, the answer is one clear sentence."""

from __future__ import annotations

import copy
import dataclasses
import enum
import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

import complaintlaw as law
from complaintlaw import validation
from complaintlaw.errors import MOST_SHOWN, NotAFact, in_short, shown
from complaintlaw.facts import Matter
from complaintlaw.finding import NO_TRAIL
from complaintlaw.organisations import FORCES, Body, Office, lpb_kind
from tests.law.build import KENT, conduct, matter, officer

ON = date(2026, 11, 24)
HUGE = 10**5_000
LONG = "x" * 1_000_000
OTHERS = tuple(one for one in law.Organisation if one not in FORCES)


class Strange(enum.StrEnum):
    """Words of no kind of fact, with the value of one that is."""

    IOPC = "iopc"
    KENT = "kent"


class Number(enum.IntEnum):
    """A number that is a member of some list."""

    FIVE = 5


def assessed(**facts: Any) -> law.Assessment:
    given: dict[str, Any] = {
        "allegations": (conduct(descriptions={"serious_assault"}),),
        "dates": law.Dates(made=date(2026, 11, 20), became_clear=date(2026, 11, 23)),
    }
    return law.assess(matter(**{**given, **facts}), on=ON)


def refused(build: Any) -> str:
    with pytest.raises(NotAFact) as found:
        build()
    return str(found.value)


@pytest.mark.parametrize("day", [None, "2026-11-24", datetime(2026, 11, 24), datetime(2026, 11, 24, tzinfo=UTC), 5])
def test_what_is_no_day_is_refused_wherever_a_day_is_asked_for(day):
    clock = assessed().clocks[0]
    begun = f"on: expected a day (a date without a time), found {shown(day)}"
    assert refused(lambda: law.assess(matter(), on=day)) == begun
    assert refused(lambda: clock.days_left(day)) == begun
    assert refused(lambda: clock.is_overdue(day)) == begun
    open_clock = clock._replace(last_day=law.question("referral_due", law.Matter()))
    assert open_clock.days_left(ON) is None
    assert refused(lambda: open_clock.is_overdue(day)) == begun


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (None, "None"),
        ({}, "a dict"),
        (law.Complainant(), "a Complainant"),
        (conduct(), "an Allegation"),
        (Matter, "a type"),
        (conduct().valued, "the double of an Allegation"),
    ],
)
def test_what_is_no_matter_is_refused_wherever_a_matter_is_asked_for(given, found):
    told = f"matter: expected a Matter, found {found}"
    assert refused(lambda: law.assess(given, on=ON)) == told
    assert refused(lambda: law.question("must_refer", given)) == told
    assert refused(lambda: law.contradictions(given)) == told


def test_an_assessment_of_a_double_would_have_no_reasons():
    double = matter().valued
    assert refused(lambda: law.assess(double, on=ON)) == "matter: expected a Matter, found the double of a Matter"
    assert refused(lambda: law.contradictions(double)).endswith("found the double of a Matter")
    assert law.question("must_refer", double).trail is NO_TRAIL


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ([], "a list"),
        ({}, "a dict"),
        (None, "None"),
        (HUGE, "a number of very many digits"),
        (b"must_refer", "a bytes"),
        (LONG, "x" * MOST_SHOWN + "…"),
        ("a\nb", "a\\nb"),
        ("must_refr", "must_refr; did you mean must_refer?"),
        ("forward_to", "forward_to; did you mean must_forward_to?"),
    ],
    ids=lambda given: in_short(given)[:20],
)
def test_what_is_no_question_and_no_rule_is_refused(name, told):
    with pytest.raises(LookupError) as found:
        law.question(name, matter())
    assert str(found.value).endswith(f" answers {told}")
    with pytest.raises(LookupError) as missing:
        law.words_of(name)
    assert str(missing.value) == f"There is no rule {told.partition(';')[0]}."


@pytest.mark.parametrize("kind", [law.Matter, law.Complainant, law.PersonComplainedAgainst])
def test_facts_are_given_by_name_and_no_name_is_taken_for_an_inner_one(kind):
    first = next(iter(kind.STATED))
    told = f"{kind.__name__}: expected facts by their names, as in {kind.__name__}({first}=...), found 2 without"
    assert refused(lambda: kind(1, 2)) == told
    given = {"id": "s1"} if "id" in kind.STATED else {}
    assert refused(lambda: kind(**given).but(1, 2)) == told
    for name in ("self", "nameless", "given", "changes", "valued"):
        assert f"{name}: there is no such fact" in refused(lambda name=name: kind(**given, **{name: 1}))
        assert f"{name}: there is no such fact" in refused(lambda name=name: kind(**given).but(**{name: 1}))


@pytest.mark.parametrize(
    "build",
    [
        lambda: law.Complainant(age=HUGE),
        lambda: law.Complainant(age=-HUGE),
        lambda: law.Matter(recorded=HUGE),
        lambda: conduct(descriptions={HUGE}),
        lambda: conduct(number=-HUGE),
        lambda: conduct(offence_maximum=HUGE),
        lambda: conduct(offence_maximum=-HUGE),
        lambda: Body(HUGE),
        lambda: law.chief_officer(HUGE),
        lambda: officer(id=HUGE),
    ],
)
def test_a_number_too_long_to_be_written_is_refused_without_being_written(build):
    assert refused(build).endswith("found a number of very many digits")


@pytest.mark.parametrize("years", [99.5, 100, 120, 1e300, 10**400], ids=shown)
def test_a_sentence_of_more_than_99_years_is_a_slip_at_both_doors(years):
    told = "offence_maximum: expected a number, 0 to 99 or one of life"
    assert told in refused(lambda: conduct(offence_maximum=years))
    assert conduct(offence_maximum=99).offence_maximum.value == 99
    written = min(int(years) + 1, 10**200)
    for version in (1, 2):
        file = f'{{"version": {version}, "allegations": [{{"about": "conduct", "offence_maximum": {written}}}]}}'
        with pytest.raises(validation.NotValid, match="expected a number, 0 to 99"):
            validation.read_facts(file)


@pytest.mark.parametrize(
    ("build", "found"),
    [
        (lambda: law.Matter(receiver=law.Organisation.BRITISH_TRANSPORT_POLICE), "Organisation.BRITISH_TRANSPORT_POL"),
        (lambda: law.Matter(receiver=Strange.IOPC), "Strange.IOPC"),
        (lambda: law.chief_officer(Office.NATIONAL_CRIME_AGENCY), "Office.NATIONAL_CRIME_AGENCY"),  # type: ignore[arg-type]
        (lambda: law.chief_officer(Strange.KENT), "Strange.KENT"),  # type: ignore[arg-type]
        (lambda: law.lpb(Strange.KENT), "Strange.KENT"),  # type: ignore[arg-type]
        (lambda: lpb_kind(Strange.KENT), "Strange.KENT"),  # type: ignore[arg-type]
        (lambda: Body(Number.FIVE), "Number.FIVE"),  # type: ignore[arg-type]
        (lambda: law.Complainant(age=Number.FIVE), "Number.FIVE"),
        (lambda: conduct(number=Number.FIVE), "Number.FIVE"),
        (lambda: conduct(offence_maximum=Number.FIVE), "Number.FIVE"),
        (lambda: officer(id=Strange.KENT), "Strange.KENT"),
        (lambda: conduct(against={Strange.KENT}), "Strange.KENT"),
    ],
)
def test_a_member_of_another_list_is_no_fact_whatever_its_value(build, found):
    assert f"found {found}" in refused(build)


@pytest.mark.parametrize("force", [*OTHERS, "national-crime-agency"])
def test_only_the_43_forces_have_a_chief_officer_and_a_local_policing_body(force):
    for made in (law.chief_officer, law.lpb, lpb_kind, lambda one: Body("chief_officer", one)):
        assert "expected one of the 43 territorial forces, found Organisation." in refused(
            lambda made=made: made(force)
        )
    assert set(map(law.chief_officer, FORCES)) | set(map(law.lpb, FORCES)) < set(Body.all())


@pytest.mark.parametrize("force", [None, [], {}, "kant"])
def test_what_is_no_police_body_at_all_is_refused(force):
    for made in (law.chief_officer, law.lpb, lpb_kind):
        assert refused(lambda made=made: made(force)).startswith("Body: expected a word for Organisation, found ")


@pytest.mark.parametrize("force", OTHERS)
def test_AA_10_a_contractor_of_another_police_body_is_under_no_chief_officer(force):
    asked = matter(persons_complained_against=(officer(kind="contractor", force=force),), force=force)
    for name in law.QUESTIONS:
        assert law.question(name, asked).answer in law.Answer
    found = law.question("appropriate_authority", asked)
    assert "chief_officer" not in str(found.value)


def test_AA_12_a_contractor_of_the_agency_is_dealt_with_by_the_agency():
    hired = officer(kind="contractor", force="national-crime-agency")
    found = law.question("appropriate_authority", matter(persons_complained_against=(hired,)))
    assert found.value == Body("national-crime-agency")


def test_findings_and_assessments_can_be_copied_and_kept():
    found = assessed()
    for again in (copy.deepcopy(found), copy.copy(found), pickle.loads(pickle.dumps(found))):
        assert again == found
        assert again.as_dict() == found.as_dict()
        assert [one.sum_in_words for one in again.clocks] == [one.sum_in_words for one in found.clocks]


@pytest.mark.parametrize("name", sorted(law.QUESTIONS))
def test_the_answer_to_every_question_can_be_copied_and_kept_before_its_trail_is_read(name):
    for make in (copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))):
        again = make(law.question(name, assessed().matter))
        found = law.question(name, assessed().matter)
        assert again.as_dict() == found.as_dict()
        assert again.possible == found.possible


def test_a_finding_without_a_trail_is_kept_without_one():
    value = pickle.loads(pickle.dumps(law.question("must_refer", matter().valued)))
    assert value.because("Never told.") is value
    assert pickle.loads(pickle.dumps(NO_TRAIL)) is NO_TRAIL


THINGS = (
    matter(recorded=True, same_incident=(law.LinkedComplaint(),)),
    law.Complainant(age=5),
    conduct(against={"s1"}).numbered(3),
    law.Review(information=(law.ReviewInformation(provided_on=ON, contains=()),)),
)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_a_double_can_be_shown_copied_kept_and_led_back(thing):
    double = thing.valued
    assert repr(double) == f"{thing!r}.valued"
    assert double.stated() == thing.stated()
    assert double.to_trace() == thing
    assert double.to_trace() is double.to_trace()
    assert thing.to_trace() is thing
    for again in (copy.copy(double), copy.deepcopy(double), pickle.loads(pickle.dumps(double)), double.but()):
        assert again.IS_VALUED
        assert again.to_trace() == thing
        assert again.place == thing.place
    assert double.numbered(7).to_trace().numbered(7) == thing.numbered(7)


def test_what_is_changed_on_a_double_is_changed_and_read_with_its_trail():
    changed = law.Complainant(kind="police_officer").valued.but(age=5)
    assert changed.age.value == 5
    assert changed.age.trail is NO_TRAIL
    assert [fact.path for fact in changed.to_trace().age.used] == ["complainant.age"]
    assert law.Complainant().valued.as_stated("age", "nothing") == "nothing"


@pytest.mark.parametrize("name", ["\u200b", "a\nb", "\ud800", "A", "1s", "", " ", "é", "s1\n", "service"])
def test_a_short_name_is_the_same_at_both_doors(name):
    told = "id: expected a short name in small letters, other than service, found "
    assert told in refused(lambda: officer(id=name))
    for version in (1, 2):
        key = "subjects" if version == 1 else "persons_complained_against"
        with pytest.raises(validation.NotValid) as found:
            validation.read_facts(f'{{"version": {version}, "{key}": [{{"id": {shown_json(name)}}}]}}')
        assert f"{key}[0].{told}" in str(found.value)


def shown_json(text: str) -> str:
    return '"' + "".join(f"\\u{ord(sign):04x}" for sign in text) + '"'


@pytest.mark.parametrize("name", ["\u200b", "a\nb", "\ud800", "", " "])
def test_nobody_is_pointed_to_by_what_cannot_be_read(name):
    assert "against[1]: expected the short name of a person, found " in refused(lambda: conduct(against=[name]))
    assert conduct(against={"s1", "services"}).against == {"s1", "services"}


def test_no_kind_of_thing_is_derived_from_one_of_the_law():
    with pytest.raises(TypeError, match=r"^Mine: the things of the law are a closed list"):
        type("Mine", (law.Allegation,), {})


def test_a_double_is_told_from_the_thing():
    told = refused(lambda: law.Matter(allegations=[conduct().valued]))
    assert told == "Matter, allegations[1]: expected an Allegation, found the double of an Allegation"


def test_replacing_says_how_a_copy_is_made():
    told = refused(lambda: dataclasses.replace(matter(), recorded=True))
    assert told.endswith("found a Finding; a copy with other facts is made by .but(...)")
    assert ".but" not in refused(lambda: law.Matter(recorded="yes"))


@pytest.mark.parametrize(
    "build",
    [
        lambda: officer(id=LONG, rank="foo"),
        lambda: officer(**{LONG: 1}),
        lambda: matter(persons_complained_against=(officer(id=LONG), officer(id=LONG))),
        lambda: law.Matter(receiver=LONG),
        lambda: law.Matter(**{LONG: 1}),
        lambda: law.Matter().but(**{LONG: 1}),
        lambda: Body(LONG),  # type: ignore[arg-type]
        lambda: Body("lpb", LONG),  # type: ignore[arg-type]
        lambda: law.chief_officer(LONG),  # type: ignore[arg-type]
        lambda: conduct(descriptions=[LONG]),
        lambda: law.assess(matter(), on=LONG),  # type: ignore[arg-type]
    ],
)
def test_no_more_than_80_signs_of_what_was_given_are_told_again(build):
    told = refused(build)
    assert "x" * 60 in told
    assert "x" * (MOST_SHOWN + 1) not in told
    assert len(told) < 500


@pytest.mark.parametrize("wrong", ['{"KEY": 1}', '{"version": 2, "cases": [{"id": "KEY"}]}', '{"dates": {"KEY": 1}}'])
def test_no_more_of_a_key_or_an_id_is_told_again_of_a_file(wrong):
    with pytest.raises(validation.NotValid) as found:
        validation.read_facts(wrong.replace("KEY", LONG))
    for told in found.value.problems:
        assert len(told) < 300


def test_what_is_told_again_stands_on_one_line():
    assert shown(KENT) == "Organisation.KENT"
    assert shown("a\nb\ud800") == repr("a\nb\ud800")
    assert in_short("a\nb\ud800") == "a\\nb\\ud800"
    assert in_short(Strange.KENT) == "Strange.KENT"
    assert shown("x" * MOST_SHOWN) == in_short(repr("x" * MOST_SHOWN))
    assert "a\nb: there" not in refused(lambda: law.Matter(**{"a\nb": 1}))


def test_the_packages_own_example_runs_as_it_is_written():
    written = (law.__doc__ or "").partition("\n\n")[2].partition("\n\nWhat is stated")[0]
    code = "\n".join(line.removeprefix("    ") for line in written.splitlines())
    names: dict[str, Any] = {}
    exec(compile(code, "the example", "exec"), names)
    assert names["found"].must_refer.answer is law.Answer.YES
    assert names["found"].referral_due.value == ON
