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


CHANGES: tuple[Change, ...] = ()
