"""Which answers of the law are other ones than at the earlier commit, and by which provision.

An answer that differs and is not explained here is a fault of this version, or belongs here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = ["CHANGES", "Change"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One answer that was changed: the question (or `clock NAME`), the provision that says so, and what it says.

    `then` and `now` tell the answers that it explains, as the workers write them: None is a clock that does not run;
    left out, any answer is explained.
    """

    question: str
    provision: str
    words: str
    then: Callable[[Any], bool] = lambda answer: True
    now: Callable[[Any], bool] = lambda answer: True

    def explains(self, question: str, then: Any, now: Any) -> bool:
        """Whether it is the reason why this question has another answer now."""
        return self.question == question and self.then(then) and self.now(now)


def _open(answer: Any) -> bool:
    return bool(answer == "unknown")


def _nothing(answer: Any) -> bool:
    return answer is None


EACH_PART = "each part is tested by the rules of its person"
NO_WEIGHT = "what is said of somebody outside the complaint alone has no weight in it"

CHANGES: tuple[Change, ...] = (
    Change(question="is_complaint", provision="Sch 3 para 2(10)", words=EACH_PART, then=_open),
    Change(question="matter_type", provision="Sch 3 para 2(10)", words=EACH_PART, then=_open),
    Change(
        question="relevant_review_body",
        provision="reg 32, Sch 3 para 2(10)",
        words="only those count whose conduct is part of the complaint",
        then=lambda answer: answer == "iopc" or _open(answer),
    ),
    Change(
        question="clock review_information",
        provision="reg 29(2), 33(2)(a)",
        words="a letter that is complete whichever body reviews explains the right; outside Schedule 3 there is none",
        now=_nothing,
    ),
    Change(
        question="clock review_window",
        provision="reg 29(2), 33(2)(a)",
        words="a letter that is complete whichever body reviews starts the time",
        then=_open,
    ),
    Change(
        question="clock review_information",
        provision="Sch 3 para 2(10)",
        words=EACH_PART,
        then=_open,
    ),
    Change(
        question="clock review_window",
        provision="Sch 3 paras 6A, 25",
        words="what is no complaint has no review",
        now=_nothing,
    ),
    *(
        Change(question=question, provision="Sch 3 paras 2(6B), 2(10), 4(1)", words=NO_WEIGHT)
        for question in ("must_refer", "referral_ground", "referral_due", "clock referral", "recording_grounds")
    ),
    Change(
        question="clock outcome_notice",
        provision="PRA ss 12(7), 20, 21",
        words="of what is no matter under Part 2 nobody has to be told",
        now=_nothing,
    ),
    Change(
        question="clock twelve_month_report",
        provision="reg 13(3)(a)(ii)",
        words="what is no complaint counts from the day on which it came to attention",
        now=_open,
    ),
)
