"""How invented cases are spread: read from published figures, so that the demo looks like a real year."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "data" / "published_figures.csv"


@dataclass(frozen=True)
class Figures:
    """Shares between 0 and 1, and mean days."""

    categories: dict[str, float]
    """The letter of each national category of allegation to its share."""

    recorded_share: float
    days_outside: float
    days_under: float


@functools.cache
def published() -> Figures:
    """The figures of the excerpt."""
    with FILE.open(encoding="utf-8", newline="") as opened:
        rows = {(row["measure"], row["breakdown"]): float(row["value"]) for row in csv.DictReader(opened)}
    country = "England and Wales"
    counts = {
        breakdown.split(": ")[1][0]: value
        for (measure, breakdown), value in rows.items()
        if measure == "allegations_logged" and ": " in breakdown
    }
    total = sum(counts.values())
    logged = rows[("complaint_cases_logged", country)]
    return Figures(
        categories={letter: value / total for letter, value in counts.items()},
        recorded_share=rows[("complaint_cases_recorded_under_schedule_3", country)] / logged,
        days_outside=rows[("days_to_finalise_case_outside_schedule_3_mean", country)],
        days_under=rows[("days_to_finalise_case_under_schedule_3_mean_excl_suspension", country)],
    )
