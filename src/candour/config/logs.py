"""How a line of the log is written: what happened to the program, never what a person said.

The message of an error often quotes the data it choked on: a database names the whole row that it
refused. So an error is told by its kind and the places in the program it came through, and no more.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog


def through_one_door() -> None:
    """Lets our own lines take the way of all others: one that cannot be written stops nothing."""
    structlog.configure(
        processors=[_written],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _written(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    return " ".join([str(event.pop("event")), *(f"{name}={value}" for name, value in event.items())])


class LogFormatter(logging.Formatter):
    """Django's and our own lines, with errors told by kind and place only."""

    def formatException(self, ei: Any) -> str:
        """The kinds of the error and of what led to it, the first cause first, each with its places."""
        told: list[str] = []
        error: BaseException | None = ei[1]
        known: set[int] = set()
        while error is not None and id(error) not in known:
            known.add(id(error))
            told.insert(0, f"{_places(error.__traceback__)}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or error.__context__
        return "\n".join(told)


class Unquoted(logging.Filter):
    """Takes out of the server's lines what it quotes of a request that was hardly one, and from where."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every line pass; a refused request is told without its words and its address."""
        if record.getMessage().startswith("Invalid request"):
            record.msg, record.args = "Invalid request", ()
        return True


def _places(trace: TracebackType | None) -> str:
    return "".join(
        f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n' for frame in traceback.extract_tb(trace)
    )
