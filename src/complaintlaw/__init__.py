"""What the law of England and Wales says on a complaint about the police. Pure functions on stated facts.

    from datetime import date
    import complaintlaw as law

    matter = law.Matter(
        receiver=law.chief_officer(law.Organisation.KENT),
        complainant=law.Complainant(claims=frozenset({law.Claim.SUBJECT_OF_CONDUCT})),
        persons_complained_against=(
            law.PersonComplainedAgainst(
                id="pc-1", kind=law.PersonKind.POLICE_OFFICER, rank=law.Rank.CONSTABLE, force=law.Organisation.KENT
            ),
        ),
        allegations=(
            law.Allegation(about=law.About.CONDUCT, descriptions=frozenset({law.Description.SERIOUS_ASSAULT})),
        ),
        dates=law.Dates(made=date(2026, 11, 20), became_clear=date(2026, 11, 23)),
    )
    found = law.assess(matter, on=date(2026, 11, 24))
    found.must_refer.answer             # Answer.YES
    found.must_refer.reasons            # ("A serious assault is alleged.",)
    found.referral_due.value            # date(2026, 11, 24); its reasons hold the sum in words
    found.must_record.citations         # print as lawyers write them
    found.relevant_review_body.missing  # what must be found out or decided first; empty when known
    found.contradictions.reasons        # what in the facts does not fit together
    found.ask("must_forward_to").value  # every question of the register by name
    [(clock.words, clock.last_day.value, clock.days_left(found.on)) for clock in found.clocks]

What is stated is checked when it is built: NotAFact says what is not of its kind. Every fact may be left
out. A fact or judgement that is not stated is unknown; a step that is not stated has not been taken. An
answer is given as soon as it is the same whatever the unknown facts are. The library draws legal
consequences; what might be a crime, what is serious, what is proportionate is judged by people and stated
here.

It reads no clock, file or network; a matter keeps what was found on it, and nothing else is remembered.
`python -m complaintlaw` explains facts, checks files of scenarios, and prints the rules.

It is not legal advice; `Finding.unverified` says what has not been checked against the official text.
"""

from complaintlaw.assess import Assessment, assess, question
from complaintlaw.calendar import LONDON, day_of, end_of, written
from complaintlaw.clocks import Clock
from complaintlaw.contradictions import contradictions
from complaintlaw.errors import NotAFact
from complaintlaw.facts import Allegation, EarlierComplaint, LinkedComplaint, Matter
from complaintlaw.finding import Answer, Finding, Missing, Used
from complaintlaw.organisations import IOPC, Body, Organisation, chief_officer, lpb
from complaintlaw.people import (
    Complainant,
    Delegate,
    Investigator,
    OtherPerson,
    PersonComplainedAgainst,
    Representative,
)
from complaintlaw.proceedings import (
    Dates,
    EarlierMatter,
    OfficerNotice,
    Receipt,
    Referral,
    Review,
    ReviewInformation,
    Section13ANotice,
    Suspension,
    Withdrawal,
)
from complaintlaw.register import QUESTIONS, RULES, words_of
from complaintlaw.version import LIBRARY as __version__
from complaintlaw.vocabulary import (
    About,
    AllegedResult,
    ArrivedAs,
    Claim,
    ClockName,
    Description,
    EffectSource,
    Excludable,
    Handling,
    HowSeen,
    Indication,
    MatterType,
    Maximum,
    MightBe,
    PersonKind,
    Rank,
    RepresentativeIs,
)

__all__ = [
    "IOPC",
    "LONDON",
    "QUESTIONS",
    "RULES",
    "About",
    "Allegation",
    "AllegedResult",
    "Answer",
    "ArrivedAs",
    "Assessment",
    "Body",
    "Claim",
    "Clock",
    "ClockName",
    "Complainant",
    "Dates",
    "Delegate",
    "Description",
    "EarlierComplaint",
    "EarlierMatter",
    "EffectSource",
    "Excludable",
    "Finding",
    "Handling",
    "HowSeen",
    "Indication",
    "Investigator",
    "PersonKind",
    "LinkedComplaint",
    "Matter",
    "MatterType",
    "Maximum",
    "MightBe",
    "Missing",
    "NotAFact",
    "OfficerNotice",
    "Organisation",
    "OtherPerson",
    "PersonComplainedAgainst",
    "Rank",
    "Receipt",
    "Referral",
    "Representative",
    "RepresentativeIs",
    "Review",
    "ReviewInformation",
    "Section13ANotice",
    "Suspension",
    "Used",
    "Withdrawal",
    "__version__",
    "assess",
    "chief_officer",
    "contradictions",
    "day_of",
    "end_of",
    "lpb",
    "question",
    "words_of",
    "written",
]
