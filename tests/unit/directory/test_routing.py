"""Which authority gets a submission first: the same that the law names."""

import pytest

import complaintlaw as law
from candour import directory
from candour.directory import routing
from complaintlaw import authority

every_force = pytest.mark.parametrize("force", [force.id for force in directory.forces()])


def _id(body: law.Body) -> str:
    """The directory's id of a body that the law names."""
    office, _, force = str(body).partition(":")
    return {"chief_officer": force, "lpb": f"lpb-{force}"}[office]


def _named_by_law(force: str, *, rank: law.Rank) -> str:
    person = law.PersonComplainedAgainst(
        id="pc-1",
        kind=law.PersonKind.POLICE_OFFICER,
        rank=rank,
        acting_chief_officer=False,
        force=law.Organisation(force),
    )
    matter = law.Matter(
        persons_complained_against=(person,), allegations=(law.Allegation(about=law.About.CONDUCT, against=("pc-1",)),)
    )
    return _id(authority.appropriate_authority(matter).value)


@every_force
def test_what_the_head_of_the_force_did_goes_where_the_law_says(force: str) -> None:
    title = directory.force(force).chief_officer_title
    named = _named_by_law(force, rank=law.Rank(title.lower().replace(" ", "_")))
    assert routing.authorities(force, about=frozenset({"chief"})) == (named,) == (f"lpb-{force}",)


@every_force
def test_what_anybody_else_did_goes_where_the_law_says(force: str) -> None:
    named = _named_by_law(force, rank=law.Rank.CONSTABLE)
    assert routing.authorities(force, about=frozenset({"person"})) == (named,) == (force,)


@pytest.mark.parametrize("about", [set(), {"service"}, {"rule", "place"}, {"not-sure"}, {"person", "service"}])
def test_what_is_not_about_the_head_of_the_force_goes_to_the_force(about: set[str]) -> None:
    assert routing.authorities("kent", about=frozenset(about)) == ("kent",)


def test_whatever_names_the_head_of_the_force_is_held_for_the_other_body_first() -> None:
    assert routing.authorities("kent", about=frozenset({"chief", "person", "service"})) == ("lpb-kent",)


def test_an_unknown_force_is_refused() -> None:
    with pytest.raises(directory.Unknown):
        routing.authorities("nowhere", about=frozenset())
