"""By which day a matter is referred to the IOPC, ground by ground."""

from __future__ import annotations

from datetime import date

from complaintlaw import periods, withdrawn
from complaintlaw.calendar import day_of, written
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, cannot_say, say
from complaintlaw.logic import choose
from complaintlaw.periods import Moment
from complaintlaw.register import rule
from complaintlaw.vocabulary import MatterType

__all__ = [
    "death_due_after_direction",
    "due_after_another_call_in",
    "due_after_call_in",
    "due_after_clarity",
    "due_after_direction",
    "due_for_death_or_injury",
    "earliest",
]


def due_after_clarity(matter: Matter, kind: MatterType) -> Finding[date | None]:
    """The last day that follows from the moment of clarity, for a matter of that kind."""
    if kind is MatterType.COMPLAINT:
        return complaint_due_after_clarity(matter)
    return conduct_matter_due_after_clarity(matter)


@rule("REF-11", CMR.at("4(2)(a)"))
def complaint_due_after_clarity(matter: Matter) -> Finding[date | None]:
    """REF-11: A matter that must be referred is referred without delay, and at the latest by the end of the day after
    the day on which that becomes clear to the authority.
    """
    return periods.end_of_following_day(matter.dates.became_clear)


@rule("REF-11", CMR.at("7(4)(a)"))
def conduct_matter_due_after_clarity(matter: Matter) -> Finding[date | None]:
    """REF-11: A conduct matter is referred by the end of the day after that on which it becomes clear. A withdrawn
    complaint that goes on as one cannot have been one that must be referred as such before that was decided.
    """
    counted = periods.end_of_following_day(matter.dates.became_clear)
    decision = matter.public_interest
    if decision is None:
        return counted

    def not_before(decided: date | None) -> Finding[date | None]:
        """Counted from the decision, where it had become clear before; as it is, while that day is not known."""
        if decided is None:
            return counted
        earlier = matter.dates.became_clear.then(lambda clear: day_of(clear) < decided)
        return choose(earlier, yes=periods.end_of_following_day(decision.decided_on), no=counted)

    return choose(withdrawn.goes_on_by_decision(matter), yes=decision.decided_on.and_then(not_before), no=counted)


def due_after_call_in(matter: Matter, kind: MatterType) -> Finding[date | None]:
    """The last day that follows from a call-in, for a matter of that kind; None without one."""
    if kind is MatterType.COMPLAINT:
        return complaint_due_after_call_in(matter)
    return conduct_matter_due_after_call_in(matter)


@rule("REF-12", CMR.at("4(3)"))
def complaint_due_after_call_in(matter: Matter) -> Finding[date | None]:
    """REF-12: What the Director General calls in is referred by the end of the day after the notification, whether or
    not it has become clear to the authority that it must be referred for another reason.
    """
    return periods.end_of_following_day(matter.dates.call_in)


@rule("REF-12", SCHEDULE_3.at("13(1)(c)"), CMR.at("7(4)(b)"))
def conduct_matter_due_after_call_in(matter: Matter) -> Finding[date | None]:
    """REF-12: A conduct matter that is called in is referred by the end of the day after the notification."""
    return periods.end_of_following_day(matter.dates.call_in)


@rule("REF-12", CMR.at("4(3)(a)"), CMR.at("7(4)(b)"), CMR.at("9(a)"))
def due_after_another_call_in(matter: Matter) -> Finding[date | None]:
    """REF-12: What is called in after it was sent back is referred by the end of the day after the notification,
    whatever day was due before.
    """
    return periods.end_of_following_day(matter.dates.call_in)


@rule("DSI-01", CMR.at("9(a)"), CMR.at("9(b)"))
def due_for_death_or_injury(matter: Matter) -> Finding[date | None]:
    """DSI-01: A death or serious injury matter is referred by the end of the day after it first comes to the
    authority's attention; where the Director General directs it before, by the end of the day after the direction.
    """
    at_first = periods.end_of_following_day(matter.dates.first_attention)
    return earliest(at_first, periods.end_of_following_day(matter.dates.call_in))


def earliest(one: Finding[date | None], other: Finding[date | None]) -> Finding[date | None]:
    """The earlier of two last days, of which either may not exist. Open while one is unknown: it might be the
    earlier; the reason says by when it is due at the latest. The sum of the day that binds is the last reason.
    """

    def of_both(first: date | None, second: date | None) -> date | None:
        """The earlier day, or the only one."""
        return min((day for day in (first, second) if day is not None), default=None)

    def after(told: Finding[date | None], last: Finding[date | None]) -> Finding[date | None]:
        """The earlier day; how the second of the two was counted is said last."""
        return told.and_then(lambda first: last.then(lambda second: of_both(first, second)))

    binds = one.value is not None and (other.value is None or one.value <= other.value)
    found = after(other, one) if binds and other.is_known else after(one, other)
    if not (one.is_open and other.value):
        return found
    return found.because(unknown=f"At the latest by {written(other.value)}; a day that is not known may come before.")


@rule(
    "REF-14",
    SCHEDULE_3.at("4(7)"),
    SCHEDULE_3.at("13(7)"),
    CMR.at("4(3)(a)"),
    CMR.at("7(4)(b)"),
    unverified="that a direction to refer a complaint or conduct matter again is a notification that it is to be "
    "referred, as a call-in is",
)
def due_after_direction(matter: Matter) -> Finding[date | None]:
    """REF-14: A complaint or conduct matter that the Director General directs to be referred again is referred by the
    end of the day after the direction.
    """
    return periods.end_of_following_day(_directed_on(matter))


@rule("DSI-01", CMR.at("9(a)"), SCHEDULE_3.at("14C(3)"))
def death_due_after_direction(matter: Matter) -> Finding[date | None]:
    """DSI-01: A death or serious injury matter that is to be referred again is referred by the end of the day after
    the direction.
    """
    return periods.end_of_following_day(_directed_on(matter))


def _directed_on(matter: Matter) -> Finding[Moment | None]:
    """When it was directed that the matter be referred again; open while the file does not say."""
    unstated: Finding[Moment | None] = cannot_say(missing=(_DIRECTED_ON,))
    if matter.referral is None:
        return unstated
    return matter.referral.directed_on.and_then(lambda when: unstated if when is None else say(when))


_DIRECTED_ON = Missing(
    path="referral.directed_on", words="when the Director General directed that it be referred again"
)
