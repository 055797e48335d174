"""What a complaint about personal data brings beside the law on complaints about the police.

Whoever controls personal data answers complaints about how they were dealt with, under other law and in its own
time. That law asks neither whether the complaint is recorded nor whether Part 2 still applies to it.
"""

from __future__ import annotations

from datetime import date

from complaintlaw import periods
from complaintlaw.citation import DATA_ACCESS, DATA_PROTECTION
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import all_of, any_of, choose
from complaintlaw.register import answers, rule

__all__ = ["complains_of_personal_data", "data_protection_acknowledgement_due"]

ACKNOWLEDGED_FROM = date(2026, 6, 19)
ACKNOWLEDGEMENT_DAYS = 30


def complains_of_personal_data(matter: Matter) -> Finding[bool]:
    """Whether an allegation complains to the force of how personal data were dealt with."""
    return any_of([one.data_protection for one in matter.allegations or ()]).because(
        yes="It complains of how personal data were dealt with.", no="It complains of no dealing with personal data."
    )


@answers("data_protection_acknowledgement_due")
@rule(
    "DPA-01",
    DATA_PROTECTION.at(""),
    DATA_ACCESS.at("103"),
    unverified="the wording of section 164A of the Data Protection Act 2018, from which day the thirty days count, "
    "and that complaints received before 19 June 2026 are left out",
)
def data_protection_acknowledgement_due(matter: Matter) -> Finding[date | None]:
    """DPA-01: A complaint of how the force dealt with personal data, if it is received on or after 19 June 2026,
    is acknowledged within 30 days, of which the day of receipt is the first.
    """
    nothing: Finding[date | None] = say(None)

    def in_force() -> Finding[bool]:
        """Whether it came when the duty was in force."""
        return matter.dates.received.then(lambda day: day >= ACKNOWLEDGED_FROM).because(
            no="It was received before the duty came into force."
        )

    def due() -> Finding[date | None]:
        """Thirty days from the receipt."""
        return periods.days_starting_with(matter.dates.received, ACKNOWLEDGEMENT_DAYS)

    return choose(all_of((complains_of_personal_data(matter), in_force)), yes=due, no=nothing)
