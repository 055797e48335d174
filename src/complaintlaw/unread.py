"""What has been read in its official text, and what has not.

A rule that cites something on the list of the unread is marked by that alone, and so is every answer that rests
on the rule. Nothing leaves the list because somebody is sure of it; it leaves when the text has been read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from complaintlaw.citation import (
    AMENDING_2025,
    CMR,
    COMMENCEMENT_2026,
    CONDUCT,
    CONDUCT_2026,
    CONTRACTORS,
    CRIME_AND_POLICING,
    DATA_ACCESS,
    GUIDANCE,
    INTERPRETATION,
    NCA,
    OLD_CASES_2004,
    PCC_COMPLAINTS,
    PERFORMANCE,
    PRA,
    ROSE,
    SCHEDULE_3,
    VETTING_2025,
    WELSH_LANGUAGE,
    Citation,
    Instrument,
)

__all__ = ["READ", "UNREAD", "Read", "Unread", "marks"]


@dataclass(frozen=True, kw_only=True)
class Read:
    """A text that was read: which provisions, as it stood on which day, and where. None: as it was made."""

    instrument: Instrument
    provisions: str
    as_of: date | None
    where: str


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A text that was not read: `words` complete "not verified: ", `known_from` says what was read instead.

    `provisions`: those meant, each with all that is in it; empty: the whole, save `but`. `rules`: rules that rest
    on it without citing it.
    """

    instrument: Instrument | None
    provisions: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    words: str
    known_from: str

    def covers(self, citation: Citation) -> bool:
        """Whether the citation is of what was not read."""
        if self.instrument is None or citation.instrument != self.instrument:
            return False
        named = self.provisions or self.but
        return any(self.instrument.at(one).covers(citation) for one in named) is bool(self.provisions)


_COPY = "a public copy of the text on legislation.gov.uk"
READ: tuple[Read, ...] = (
    Read(
        instrument=PRA,
        provisions="Part 2, sections 9 to 29, with 13A, 13B, 21A, 21B and 28A; without 26BA to 26E",
        as_of=date(2026, 4, 7),
        where=_COPY,
    ),
    Read(
        instrument=SCHEDULE_3,
        provisions="the whole, with 4A, 6A, 13A, 14A to 14D, 19A, 20A, 21A, 24A to 24C, 25A, 28ZA, 28A and 28B",
        as_of=date(2026, 4, 7),
        where=_COPY,
    ),
    Read(
        instrument=CMR,
        provisions="regulations 1 to 55, Schedule 1, and Schedule 2 save its end",
        as_of=date(2025, 5, 28),
        where=_COPY,
    ),
    Read(instrument=CONDUCT, provisions="regulations 1 to 3", as_of=None, where=_COPY),
    Read(instrument=CONTRACTORS, provisions="regulations 1 to 8", as_of=None, where=_COPY),
    Read(
        instrument=AMENDING_2025,
        provisions="the explanatory note, and regulation 66 on transition",
        as_of=None,
        where="legislation.gov.uk",
    ),
    Read(
        instrument=DATA_ACCESS,
        provisions="section 103, with section 164A of the Data Protection Act 2018 as it inserts it",
        as_of=None,
        where="legislation.gov.uk",
    ),
    Read(instrument=VETTING_2025, provisions="regulations 1 and 2", as_of=None, where="legislation.gov.uk"),
)

_MAY_HAVE_CHANGED = "whether the Crime and Policing Act 2026 has changed this, and from which day"
UNREAD: tuple[Unread, ...] = (
    Unread(
        instrument=GUIDANCE,
        words="the definition in the statutory guidance has not been read in full",
        known_from="its list of contents, two paragraphs, and a manual of HM Revenue and Customs that follows it",
    ),
    Unread(
        instrument=PRA,
        provisions=("26BA", "26C", "26D", "26E"),
        words="the sections on the College of Policing, the National Crime Agency, labour abuse and food crime",
        known_from="references to them in other sections",
    ),
    Unread(
        instrument=SCHEDULE_3,
        provisions=("20", "23", "24", "25(4F)", "25(4G)"),
        words=_MAY_HAVE_CHANGED,
        known_from="the text before that Act, and the Home Office's paper on the Bill",
    ),
    Unread(
        instrument=CRIME_AND_POLICING,
        words="this Act, and what of it is in force",
        known_from="public lists: Royal Assent on 29 April 2026, first parts in force from 29 June 2026",
    ),
    Unread(
        instrument=COMMENCEMENT_2026,
        words="these regulations, and which provisions they bring into force",
        known_from="a summary, which names police disciplinary procedures",
    ),
    Unread(
        instrument=CONDUCT_2026,
        words="these regulations, and which earlier conduct they reach",
        known_from="a note by a firm of solicitors, and the government's answer of October 2025",
    ),
    Unread(
        instrument=CONDUCT,
        but=("1", "2", "3"),
        words="the conduct regulations beyond their definitions",
        known_from="references to them in SI 2020/2",
    ),
    Unread(
        instrument=PERFORMANCE,
        words="the performance regulations",
        known_from="a reference to regulation 4(7)",
    ),
    Unread(
        instrument=AMENDING_2025,
        but=("66",),
        words="these regulations beyond regulation 66",
        known_from="their explanatory note, and SI 2020/2 as they changed it",
    ),
    Unread(
        instrument=VETTING_2025,
        but=("1", "2"),
        words="the vetting regulations beyond their definitions",
        known_from="notes by lawyers",
    ),
    Unread(
        instrument=CONTRACTORS,
        but=("1", "2", "3", "4", "5", "6", "7", "8"),
        words="the regulations on contractors beyond regulation 8",
        known_from="their first eight regulations",
    ),
    Unread(
        instrument=NCA,
        words="the regulations on the National Crime Agency",
        known_from="an advice note of the IOPC for that agency, of before 2020",
    ),
    Unread(
        instrument=PCC_COMPLAINTS,
        words="the regulations on complaints about commissioners, which matter where one is complained of",
        known_from="public pages of police and crime panels",
    ),
    Unread(
        instrument=OLD_CASES_2004,
        words="the order of 2004, and what it keeps from being recorded",
        known_from="the reference to it in section 28A",
    ),
    Unread(
        instrument=ROSE,
        words="the judgment itself",
        known_from="notes by two sets of lawyers",
    ),
    Unread(
        instrument=INTERPRETATION,
        words="when what is posted counts as received",
        known_from="general knowledge",
    ),
    Unread(
        instrument=WELSH_LANGUAGE,
        words="the Measure and the standards made under it",
        known_from="general knowledge",
    ),
    Unread(
        instrument=None,
        rules=("REF-06",),
        words="which sentence an offence carries is stated by a person and not looked up here, and the law on "
        "damage of low value has not been read",
        known_from="regulation 1(2) of SI 2020/2, which refers to it",
    ),
)


def marks(rule_id: str, citations: Iterable[Citation], own: str = "") -> tuple[str, ...]:
    """What is not verified about a rule: its own note, then what it cites and nobody has read; each once."""
    cited = tuple(citations)
    listed = (one.words for one in UNREAD if rule_id in one.rules or any(one.covers(citation) for citation in cited))
    return tuple(dict.fromkeys(note for note in (own, *listed) if note))
