"""Invented complaints: they vary, they name nobody who can be reached, and a seed gives them again."""

import dataclasses
import json
import random
import re
from datetime import UTC, datetime

import pytest

from candour.demo import accounts, figures, make_cases, people, stories
from candour.demo.make_cases import Invention
from candour.intake import journey, questions, when

NOW = datetime(2026, 11, 20, 14, 3, tzinfo=UTC)
DRAMA = re.compile(r"07700 900\d{3}|0161 496 0\d{3}")
EXAMPLE = re.compile(r"[a-z0-9.'-]+@example\.(org|com|net)")


def _invented(count: int, seed: int = 7) -> list[Invention]:
    return list(make_cases.invent(count, now=NOW, chance=random.Random(seed)))


@pytest.fixture(scope="module")
def many() -> list[Invention]:
    return _invented(500)


def test_there_are_at_least_sixty_accounts_in_a_dozen_voices() -> None:
    every = accounts.every()
    assert len(every) >= 60
    assert len({account.voice for account in every}) >= 12
    assert {account.language for account in every} == {"en", "cy"}


@pytest.mark.parametrize("account", accounts.every(), ids=lambda account: f"{account.voice}-{account.category}")
def test_an_account_can_be_told_in_many_ways_and_leaves_nothing_open(account: accounts.Account) -> None:
    told = {stories.tell(account, town="Bury", made_at=NOW, chance=random.Random(seed)).text for seed in range(20)}
    assert len(told) >= 18
    for text in told:
        assert re.search(r"[{}<>|@]", text) is None
        assert "  " not in text


def test_every_category_has_an_account_that_is_told_in_each_round() -> None:
    told = {account.pile for account in accounts.every() if account.share == 1}
    assert told == set(figures.published().categories) | {accounts.CHIEF}


def test_stories_begin_differently(many: list[Invention]) -> None:
    assert len({one.complaint.body.answers["what_happened"][:80] for one in many}) >= 480
    assert len({one.complaint.body.answers["what_happened"] for one in many}) >= 498


def test_some_people_write_one_line_and_some_write_all_of_it(many: list[Invention]) -> None:
    words = sorted(len(one.complaint.body.answers["what_happened"].split()) for one in many)
    assert words[0] < 15
    assert words[-1] > 300
    assert 60 < words[len(words) // 2] < 110


def test_a_small_demo_tells_no_account_twice() -> None:
    told = [one.account.text for one in _invented(40)]
    assert len(set(told)) >= 38


def test_only_addresses_and_numbers_that_lead_nowhere(many: list[Invention]) -> None:
    emails = [one.complaint.body.answers["email"] for one in many if "email" in one.complaint.body.answers]
    phones = [one.complaint.body.answers["phone"] for one in many if "phone" in one.complaint.body.answers]
    assert len(emails) > 200
    assert len(phones) > 80
    assert [email for email in emails if not EXAMPLE.fullmatch(email)] == []
    assert [phone for phone in phones if not DRAMA.fullmatch(phone)] == []


def test_no_text_holds_another_address_or_number(many: list[Invention]) -> None:
    for one in many:
        words = json.dumps(one.complaint.body.answers, ensure_ascii=False)
        for key in ("email", "phone"):
            words = words.replace(str(one.complaint.body.answers.get(key, "-")), "")
        assert re.search(r"@|\b0\d{3,4} ?\d{3}", words) is None


def test_the_same_seed_gives_the_same_complaints_and_another_seed_others() -> None:
    first, again, other = _invented(30), _invented(30), _invented(30, seed=8)
    plain = [_without_reference(one) for one in first]
    assert plain == [_without_reference(one) for one in again]
    assert plain != [_without_reference(one) for one in other]


def _without_reference(invention: Invention) -> tuple[object, object]:
    return dataclasses.replace(invention.complaint.header, reference="none"), invention.complaint.body


def test_the_same_seed_gives_other_references_so_that_two_demos_can_stand_side_by_side() -> None:
    references = [one.complaint.header.reference for one in _invented(2) + _invented(2)]
    assert len(set(references)) == 4


def test_the_oldest_come_first_none_lies_ahead_and_most_are_recent(many: list[Invention]) -> None:
    made = [one.complaint.header.made_at for one in many]
    assert made == sorted(made)
    assert max(made) < NOW
    assert 300 < (NOW - min(made)).days <= 400
    assert sum((NOW - one).days < 100 for one in made) > len(made) / 2


def test_what_is_said_to_have_happened_lies_before_it_was_written(many: list[Invention]) -> None:
    said = [(when.earliest_day(one.complaint.body.answers), one.complaint.header.made_at) for one in many]
    days = [(day, made_at) for day, made_at in said if day is not None]
    assert len(days) > 300
    assert [day for day, made_at in days if day >= made_at.date()] == []


def test_every_complaint_is_one_that_could_have_been_sent(many: list[Invention]) -> None:
    known = questions.every_question()
    for one in many:
        answers = one.complaint.body.answers
        assert [page.key for page in journey.incomplete(answers)] == [], one.account
        assert journey.relevant(answers) == answers, one.account
        for key, value in answers.items():
            question = questions.PEOPLE if key == questions.PEOPLE.key else known[key]
            groups = value if question.kind == "rows" else [{key: value}]
            asked = {part.key: part for part in question.questions} or {key: question}
            for part, said in [(part, said) for group in groups for part, said in group.items()]:
                options = {option.value for option in asked[part].options}
                chosen = said if isinstance(said, list) else [said]
                assert not options or set(chosen) <= options, (one.account.voice, part)


def test_a_few_are_about_the_head_of_the_force() -> None:
    about = [one.complaint.body.answers["about"] for one in _invented(40)]
    assert about.count(["chief"]) == 2
    assert _invented(1)[0].complaint.body.answers["about"] != ["chief"]


def test_people_are_of_many_origins() -> None:
    chance = random.Random(3)
    names = {people.invent(chance).name for _ in range(500)}
    assert len(names) > 380
    assert len(people.EVERYBODY) == len(people.NAMES)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 18, 7, 59, tzinfo=UTC), 18),  # Wednesday, before anyone is there
        (datetime(2026, 11, 18, 18, 0, tzinfo=UTC), 19),
        (datetime(2026, 11, 20, 18, 0, tzinfo=UTC), 23),  # Friday evening
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), 23),
        (datetime(2026, 11, 22, 23, 59, tzinfo=UTC), 23),
    ],
)
def test_what_comes_out_of_hours_is_worked_on_in_the_next_office_hours(moment: datetime, day: int) -> None:
    worked = [make_cases.office_hours(moment, chance=random.Random(seed)) for seed in range(20)]
    assert {(one.day, 8 <= one.hour < 18) for one in worked} == {(day, True)}


@pytest.mark.parametrize("hour", [8, 17])
def test_what_comes_in_office_hours_is_worked_on_then(hour: int) -> None:
    moment = datetime(2026, 11, 18, hour, 30, tzinfo=UTC)
    assert make_cases.office_hours(moment, chance=random.Random(1)) == moment
