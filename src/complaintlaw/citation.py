"""Where a rule stands in the law: the instrument, the provision, the version that was read.

A citation prints as lawyers write it. It does not hold the text of the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["INSTRUMENTS", "Citation", "Instrument"]


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """An Act, a Schedule to it, a statutory instrument, a judgment or guidance."""

    short: str
    title: str
    unit: str
    link: str
    path: str = ""
    version: date | None = None

    def at(self, provision: str) -> Citation:
        """The provision of this instrument, named as the instrument numbers it: `2(6B)(a)`."""
        return Citation(instrument=self, provision=provision)


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One provision of one instrument."""

    instrument: Instrument
    provision: str

    @property
    def link(self) -> str:
        """The address of the provision, or of the instrument where provisions have none of their own."""
        number = self.provision.partition("(")[0].partition(" ")[0].partition("-")[0]
        return self.instrument.link + (f"{self.instrument.path}{number}" if self.instrument.path and number else "")

    @property
    def version(self) -> date | None:
        """The day to which the text that was read had been revised; None if not known."""
        return self.instrument.version

    @property
    def in_full(self) -> str:
        """As it would stand in a letter: `paragraph 2(6B)(a) of Schedule 3 to the Police Reform Act 2002`."""
        if not self.instrument.unit or not self.provision:
            return self.instrument.title
        return f"{_UNITS[self.instrument.unit]} {self.provision} of {self.instrument.title}"

    def covers(self, other: Citation) -> bool:
        """Whether the other is this provision or a part of it: 23(5A)(e) is in 23 and in 23(5A), and not in 2."""
        inside = not self.provision or other.provision == self.provision
        return other.instrument == self.instrument and (inside or other.provision.startswith(f"{self.provision}("))

    def __str__(self) -> str:
        if not self.instrument.unit or not self.provision:
            return self.instrument.short
        return f"{self.instrument.short}, {self.instrument.unit} {self.provision}"


_UNITS = {"s": "section", "para": "paragraph", "reg": "regulation", "art": "article", "ch": "chapter"}
_LEGISLATION = "https://www.legislation.gov.uk"

PRA = Instrument(
    short="PRA 2002",
    title="the Police Reform Act 2002",
    unit="s",
    link=f"{_LEGISLATION}/ukpga/2002/30",
    path="/section/",
    version=date(2026, 4, 7),
)
SCHEDULE_3 = Instrument(
    short="PRA 2002, Sch 3",
    title="Schedule 3 to the Police Reform Act 2002",
    unit="para",
    link=f"{_LEGISLATION}/ukpga/2002/30/schedule/3",
    path="/paragraph/",
    version=date(2026, 4, 7),
)
CMR = Instrument(
    short="SI 2020/2",
    title="the Police (Complaints and Misconduct) Regulations 2020 (SI 2020/2)",
    unit="reg",
    link=f"{_LEGISLATION}/uksi/2020/2",
    path="/regulation/",
    version=date(2025, 5, 28),
)
PERFORMANCE = Instrument(
    short="SI 2020/3",
    title="the Police (Performance) Regulations 2020 (SI 2020/3)",
    unit="reg",
    link=f"{_LEGISLATION}/uksi/2020/3",
    path="/regulation/",
)
CONDUCT = Instrument(
    short="SI 2020/4",
    title="the Police (Conduct) Regulations 2020 (SI 2020/4)",
    unit="reg",
    link=f"{_LEGISLATION}/uksi/2020/4",
    path="/regulation/",
)
AMENDING_2025 = Instrument(
    short="SI 2025/558",
    title="SI 2025/558",
    unit="reg",
    link=f"{_LEGISLATION}/uksi/2025/558",
    path="/regulation/",
)
CONDUCT_2026 = Instrument(
    short="SI 2026/597",
    title="the Police (Conduct) (Amendment) Regulations 2026 (SI 2026/597)",
    unit="",
    link=f"{_LEGISLATION}/uksi/2026/597",
)
VETTING_2025 = Instrument(
    short="SI 2025/502",
    title="the Police (Vetting) Regulations 2025 (SI 2025/502)",
    unit="",
    link=f"{_LEGISLATION}/uksi/2025/502",
)
CONTRACTORS = Instrument(
    short="SI 2015/431",
    title="the regulations on complaints about contractors (SI 2015/431)",
    unit="reg",
    link=f"{_LEGISLATION}/uksi/2015/431",
    path="/regulation/",
)
NCA = Instrument(
    short="SI 2013/1706",
    title="the regulations on complaints about the National Crime Agency (SI 2013/1706)",
    unit="",
    link=f"{_LEGISLATION}/uksi/2013/1706",
)
PCC_COMPLAINTS = Instrument(
    short="SI 2012/62",
    title="the regulations on complaints about elected local policing bodies (SI 2012/62)",
    unit="",
    link=f"{_LEGISLATION}/uksi/2012/62",
)
ROSE = Instrument(
    short="R (Rose) v Chief Constable of Greater Manchester Police [2021] EWHC 875 (Admin)",
    title="R (Rose) v Chief Constable of Greater Manchester Police [2021] EWHC 875 (Admin)",
    unit="",
    link="https://caselaw.nationalarchives.gov.uk/ewhc/admin/2021/875",
)
GUIDANCE = Instrument(
    short="IOPC Statutory Guidance 2020",
    title="the IOPC's Statutory Guidance on the police complaints system (2020)",
    unit="ch",
    link="https://www.policeconduct.gov.uk/",
)
INTERPRETATION = Instrument(
    short="Interpretation Act 1978",
    title="the Interpretation Act 1978",
    unit="s",
    link=f"{_LEGISLATION}/ukpga/1978/30",
    path="/section/",
)
DATA_PROTECTION = Instrument(
    short="Data Protection Act 2018",
    title="the Data Protection Act 2018",
    unit="",
    link=f"{_LEGISLATION}/ukpga/2018/12",
)
DATA_ACCESS = Instrument(
    short="DUAA 2025",
    title="the Data (Use and Access) Act 2025",
    unit="s",
    link=f"{_LEGISLATION}/ukpga/2025/18",
    path="/section/",
)
WELSH_LANGUAGE = Instrument(
    short="Welsh Language (Wales) Measure 2011",
    title="the Welsh Language (Wales) Measure 2011 and the standards made under it",
    unit="",
    link=f"{_LEGISLATION}/mwa/2011/1",
)
CRIME_AND_POLICING = Instrument(
    short="Crime and Policing Act 2026",
    title="the Crime and Policing Act 2026 (c. 20)",
    unit="",
    link=f"{_LEGISLATION}/ukpga/2026/20",
)
COMMENCEMENT_2026 = Instrument(
    short="SI 2026/689",
    title="the Crime and Policing Act 2026 (Commencement No. 1) Regulations 2026 (SI 2026/689)",
    unit="",
    link=f"{_LEGISLATION}/uksi/2026/689",
)
OLD_CASES_2004 = Instrument(
    short="SI 2004/671",
    title="the transitional order of 2004 for complaints from before 1 April 2004 (SI 2004/671)",
    unit="art",
    link=f"{_LEGISLATION}/uksi/2004/671",
    path="/article/",
)
POLICE_REFORM_2026 = Instrument(
    short="White paper on police reform, 26 January 2026",
    title="the government's white paper on police reform of 26 January 2026",
    unit="",
    link="https://www.gov.uk/government/publications",
)

INSTRUMENTS: tuple[Instrument, ...] = (
    PRA,
    SCHEDULE_3,
    CMR,
    PERFORMANCE,
    CONDUCT,
    AMENDING_2025,
    CONDUCT_2026,
    VETTING_2025,
    CONTRACTORS,
    NCA,
    PCC_COMPLAINTS,
    ROSE,
    GUIDANCE,
    INTERPRETATION,
    DATA_PROTECTION,
    DATA_ACCESS,
    WELSH_LANGUAGE,
    CRIME_AND_POLICING,
    COMMENCEMENT_2026,
    OLD_CASES_2004,
    POLICE_REFORM_2026,
)
