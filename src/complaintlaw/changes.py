"""What may have changed since the text was read, and what is planned: each with its day, source and certainty.

Nothing here changes an answer by itself. Where a rule takes a change up, the rule says so; where the new text has
not been read, every answer that rests on it is marked (`unread.py`). As of 30 November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from complaintlaw.citation import (
    AMENDING_2025,
    COMMENCEMENT_2026,
    CONDUCT_2026,
    CRIME_AND_POLICING,
    DATA_ACCESS,
    GUIDANCE,
    POLICE_REFORM_2026,
    PRA,
    SCHEDULE_3,
    VETTING_2025,
    Citation,
)
from complaintlaw.dated import Dated, Held

__all__ = ["CHANGES", "Certainty", "LawChange"]


class Certainty(StrEnum):
    """How certain it is that the law has changed so."""

    READ = "in force, and read in its official text"
    PARTLY_READ = "in force, and read in part"
    UNREAD = "in force, but known from reports only"
    UNKNOWN = "made, but which parts are in force was not found"
    PLANNED = "planned; no law yet"
    UNFOUND = "nothing newer was found, which proves little"


@dataclass(frozen=True, kw_only=True)
class LawChange:
    """One change: what it is of, its values by date, by what it is made, and which provisions and rules it touches."""

    values: Dated[str]
    made_by: Citation
    certainty: Certainty
    provisions: tuple[Citation, ...] = ()
    rules: tuple[str, ...] = ()
    here: str

    def touches(self, rule_id: str, citations: Iterable[Citation]) -> bool:
        """Whether a rule with that id and those citations may be touched."""
        concerned = (self.made_by, *self.provisions)
        return rule_id in self.rules or any(one.covers(cited) for one in concerned for cited in citations)


_ACT_OF_2017 = date(2020, 2, 1)
_FIRST_PARTS_IN_FORCE = date(2026, 6, 29)


def _values(name: str, before: str, since: date, day: date, after: Held[str]) -> Dated[str]:
    """Two values: one from `since` to the eve of `day`, and then the other."""
    earlier = Held(value=before, start=since, end=day - timedelta(days=1), source="the text before the change")
    return Dated(name, earlier, after)


CHANGES: tuple[LawChange, ...] = (
    LawChange(
        values=_values(
            "By what a use of force is measured in disciplinary proceedings",
            "the test of the civil law: an honest but mistaken belief helps only if the mistake was reasonable",
            date(2023, 7, 5),
            date(2026, 6, 30),
            Held(
                value="the test of the criminal law: what the officer honestly believed",
                start=date(2026, 6, 30),
                source="a note by a firm of solicitors on SI 2026/597; the government's answer of October 2025",
                unverified="the regulations, and how far they reach back: that is said to be limited",
            ),
        ),
        made_by=CONDUCT_2026.at(""),
        certainty=Certainty.UNREAD,
        rules=("REC-03", "HND-02", "SP-01", "SP-02"),
        here="a person judges what would justify disciplinary proceedings, and has to know which test applies",
    ),
    LawChange(
        values=_values(
            "When prosecutors are told of a report",
            "an indication that a crime may have been committed, and appropriate for prosecutors or of a set category",
            _ACT_OF_2017,
            _FIRST_PARTS_IN_FORCE,
            Held(
                value="perhaps only if there is enough for a charge, where the IOPC investigated",
                start=_FIRST_PARTS_IN_FORCE,
                source="the Home Office's paper on the Bill",
                unverified="whether, from which day, and in which words the Act has changed it",
            ),
        ),
        made_by=CRIME_AND_POLICING.at(""),
        certainty=Certainty.UNKNOWN,
        provisions=tuple(SCHEDULE_3.at(one) for one in ("23", "24", "25(4F)", "25(4G)")),
        here="the test of before stands, with a mark",
    ),
    LawChange(
        values=_values(
            "Whether proceedings must wait for the report of an independent investigation",
            "they wait for the report, or for the certificate of the accelerated procedure",
            _ACT_OF_2017,
            _FIRST_PARTS_IN_FORCE,
            Held(
                value="perhaps the IOPC may send a case to prosecutors, or have a hearing held, before its report",
                start=_FIRST_PARTS_IN_FORCE,
                source="the Home Office's paper on the Bill; a summary of SI 2026/689",
                unverified="whether, from which day, and in which words the Act has changed it",
            ),
        ),
        made_by=COMMENCEMENT_2026.at(""),
        certainty=Certainty.UNKNOWN,
        provisions=(SCHEDULE_3.at("20"),),
        here="the rule of before stands, with a mark",
    ),
    LawChange(
        values=_values(
            "Complaints to whoever controls personal data",
            "no duty to acknowledge them within a set time",
            date(2018, 5, 25),
            date(2026, 6, 19),
            Held(
                value="acknowledged within 30 days beginning when they are received; answered without undue delay",
                start=date(2026, 6, 19),
                source="section 164A of the Data Protection Act 2018, inserted by section 103",
                unverified="the regulations that brought it into force, and what they save",
            ),
        ),
        made_by=DATA_ACCESS.at("103"),
        certainty=Certainty.READ,
        here="it stands beside the complaint about the police, and has a time of its own",
    ),
    LawChange(
        values=Dated(
            "Vetting of officers",
            Held(
                value="an officer must hold vetting clearance, and can be dismissed for losing it",
                start=date(2025, 5, 14),
                source="regulation 1 of SI 2025/502, and notes by lawyers",
                unverified="the regulations beyond their definitions",
            ),
        ),
        made_by=VETTING_2025.at(""),
        certainty=Certainty.PARTLY_READ,
        here="an ending of its own beside misconduct and performance; no rule depends on it",
    ),
    LawChange(
        values=Dated(
            "Notices to officers, and the accelerated procedure",
            Held(
                value="notices may go by e-mail and count on set days; some definitions and outcomes changed",
                start=date(2025, 5, 28),
                source="SI 2025/558, explanatory note and regulation 66; SI 2020/2 as it stands since",
                unverified="the changes to the conduct regulations, beyond the note",
            ),
        ),
        made_by=AMENDING_2025.at(""),
        certainty=Certainty.PARTLY_READ,
        here="which delivery rules apply is a question of its own",
    ),
    LawChange(
        values=Dated(
            "Police and crime commissioners",
            Held(
                value="the office ends in May 2028; mayors or boards take over, and forces may merge",
                start=date(2028, 5, 1),
                source="the white paper of 26 January 2026, and reports on it",
                unverified="the day, and who takes over where: there is no law yet",
            ),
        ),
        made_by=POLICE_REFORM_2026.at(""),
        certainty=Certainty.PLANNED,
        provisions=(PRA.at("29(1)"),),
        rules=("AA-11",),
        here="a local policing body is a role that some organisation holds from one day to another",
    ),
    LawChange(
        values=Dated(
            "The statutory guidance",
            Held(
                value="the guidance of 2020",
                start=_ACT_OF_2017,
                source="the IOPC, Statutory Guidance on the police complaints system",
                unverified="whether there is a newer edition",
            ),
        ),
        made_by=GUIDANCE.at(""),
        certainty=Certainty.UNFOUND,
        here="the serious descriptions of regulation 4 are judged by a person with the guidance at hand",
    ),
)
"""Every change that was found, by what is known of it."""
