"""What the law costs: of one case, and of 100,000 side by side with an earlier commit; and whether both answer alike.

    python -m bench.law [--rounds 5] [--matters 20000] [--reference FOLDER]

Four cases are looked at one by one, from one about which hardly anything is known to one that is nearly over,
then 2,000 that are mixed as a force has them (`bench/synthetic_matters.py`). Each is built anew from its facts every
time, for a matter keeps what has been found on it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import complaintlaw as law
from bench import law_side_by_side, side_by_side
from bench.synthetic_matters import ON, matters
from complaintlaw import clocks
from complaintlaw.assess import Assessment
from complaintlaw.finding import Finding
from complaintlaw.reading import Facts

KENT = law.Organisation.KENT
MANY, DIFFERENT = 100_000, 2_000
GOAL_EACH_MS = 1.0


def unknown() -> law.Matter:
    """A constable, conduct, and nothing else: everything is open."""
    return law.Matter(
        receiver=law.chief_officer(KENT),
        persons_complained_against=(
            law.PersonComplainedAgainst(
                id="a", kind=law.PersonKind.POLICE_OFFICER, rank=law.Rank.CONSTABLE, force=KENT
            ),
        ),
        allegations=(law.Allegation(about=law.About.CONDUCT),),
    )


def assault() -> law.Matter:
    """A serious assault, so that it must be referred."""
    alleged = law.Allegation(
        about=law.About.CONDUCT,
        alleged_results=frozenset({law.AllegedResult.OTHER_INJURY}),
        if_proved_might_be=frozenset({law.MightBe.CRIME}),
        descriptions=frozenset({law.Description.SERIOUS_ASSAULT}),
        authority_can_exclude=frozenset(),
        offence_maximum=5,
    )
    return unknown().but(
        complainant=law.Complainant(claims=frozenset({law.Claim.SUBJECT_OF_CONDUCT})),
        allegations=(alleged,),
        dates=law.Dates(made=date(2026, 11, 20), became_clear=date(2026, 11, 23)),
    )


def service() -> law.Matter:
    """Slow answers to letters: not about conduct."""
    harmless = law.Allegation(
        about=law.About.SERVICE, alleged_results=frozenset(), if_proved_might_be=frozenset(), descriptions=frozenset()
    )
    return law.Matter(
        receiver=law.lpb(KENT),
        force=KENT,
        complainant=law.Complainant(adversely_affected=True),
        allegations=(harmless,),
        dates=law.Dates(made=date(2026, 11, 2)),
    )


def nearly_over() -> law.Matter:
    """Three officers, four allegations, investigated locally, the outcome told, a review possible."""
    people = tuple(
        law.PersonComplainedAgainst(id=name, kind=law.PersonKind.POLICE_OFFICER, rank=rank, force=KENT)
        for name, rank in (("a", law.Rank.CONSTABLE), ("b", law.Rank.SERGEANT), ("c", law.Rank.CHIEF_SUPERINTENDENT))
    )
    alleged = law.Allegation(
        about=law.About.CONDUCT,
        alleged_results=frozenset(),
        if_proved_might_be=frozenset({law.MightBe.DISCIPLINARY}),
        descriptions=frozenset(),
        authority_can_exclude=frozenset({law.Excludable.PROCEEDINGS, law.Excludable.ARTICLE_2_OR_3}),
        offence_maximum=law.Maximum.NONE,
    )
    return law.Matter(
        receiver=law.chief_officer(KENT),
        complainant=law.Complainant(claims=frozenset({law.Claim.WITNESS}), holds_evidence=True),
        persons_complained_against=people,
        allegations=(alleged,) * 4,
        recorded=True,
        handling=law.Handling.LOCAL_INVESTIGATION,
        dates=law.Dates(
            made=date(2026, 3, 2),
            incident=date(2026, 3, 1),
            handling_started=date(2026, 3, 9),
            last_update=date(2026, 10, 26),
            report_submitted=date(2026, 10, 30),
            outcome=date(2026, 11, 16),
        ),
    )


CASES: tuple[Callable[[], law.Matter], ...] = (unknown, assault, service, nearly_over)


def found(matter: law.Matter) -> Assessment:
    """What the desk does with a case: all findings and clocks."""
    return law.assess(matter, on=ON)


def read(matter: law.Matter) -> None:
    """The same, and every trail of it written out, as when the whole page is shown."""
    assessment = found(matter)
    findings = (thing for thing in vars(assessment).values() if isinstance(thing, Finding))
    for finding in (*findings, *(clock.last_day for clock in assessment.clocks)):
        _ = finding.reasons, finding.citations, finding.missing


def everything(matter: law.Matter) -> None:
    """Every question of the register, and all clocks."""
    matter = matter.but(as_of=ON)
    for question in law.QUESTIONS.values():
        question.function(matter)
    clocks.running(matter)


def microseconds(work: Callable[[law.Matter], object], case: Callable[[], law.Matter], times: int) -> list[float]:
    """How long the work keeps one core busy, each time with the facts built anew, in microseconds."""
    took = []
    for _ in range(times):
        # The time of this process alone: others on the machine make it wait, not work.
        start = time.process_time()
        work(case())
        took.append((time.process_time() - start) * 1e6)
    return took


def anew(matter: law.Matter) -> law.Matter:
    """The same facts in things of their own, on which nothing has been found yet."""
    stated = matter.stated()
    for name, thing in stated.items():
        if isinstance(thing, Facts):
            stated[name] = thing.but()
        elif isinstance(thing, tuple):
            stated[name] = tuple(one.but() for one in thing)
    return law.Matter(**stated)


def one_by_one() -> None:
    """Prints what single cases cost."""
    print(f"{len(law.RULES)} rules, {len(law.QUESTIONS)} questions. Microseconds: median, and nine in ten are below.")
    for case in CASES:
        cells = []
        for work in (found, read, everything):
            microseconds(work, case, 20)
            took = microseconds(work, case, 300)
            cells.append(f"{work.__name__} {median(took):8.0f} {quantiles(took, n=10)[8]:8.0f}")
        print(f"  {case.__name__:12} {'   '.join(cells)}")
    mixed = matters(DIFFERENT)
    took = [microseconds(found, lambda matter=matter: anew(matter), 1)[0] for matter in mixed]  # type: ignore[misc]
    worst = quantiles(took, n=100)[98] / 1000
    print(
        f"All findings and clocks of a mixed case: median {median(took) / 1000:.2f} ms, "
        f"99 in 100 under {worst:.2f} ms (goal: under {GOAL_EACH_MS:.0f} ms)."
    )


def main() -> int:
    """Prints the figures. Gives 2 where the earlier commit is not to be had, 1 where an answer differs unexplained."""
    parser = argparse.ArgumentParser(prog="python -m bench.law")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--matters", type=int, default=20_000, help="on how many the answers are compared")
    parser.add_argument(
        "--reference", type=Path, help="a checkout of the earlier commit, if it is not in var/reference"
    )
    stated = parser.parse_args()
    try:
        earlier = law_side_by_side.earlier_law(folder=stated.reference)
        one_by_one()
        with law_side_by_side.running(earlier, DIFFERENT) as sides:
            print("\n".join(law_side_by_side.measured(sides, rounds=stated.rounds).words(MANY)))
        with law_side_by_side.running(earlier, stated.matters) as sides:
            compared = law_side_by_side.answers_compared(sides)
    except side_by_side.Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    print("\n".join(compared.words()))
    return 1 if compared.unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
