"""`make lighthouse`: three public pages as Lighthouse sees them on a middling phone. Needs npm; outside the tests.

The packages go into `var/tools/lighthouse`, which git ignores. Each page is looked at three times and the middle
figure counts: another program on the machine slows down one look, not three.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys import steps
from tests.journeys.conftest import CHROMIUM, FLAGS, Service

VERSION = "12.8.2"
WORKSHOP = Path(__file__).resolve().parents[2] / "var" / "tools" / "lighthouse"
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100}
SEARCH = {"seo": 100}
LOOKS = 3
# What is to be found by search engines is asked of pages that inform: no page of a complaint shall be found.
PAGES = {"": WANTED | SEARCH, "what-is-a-complaint": WANTED | SEARCH, "complain/what-happened": WANTED}


@pytest.fixture(scope="module")
def lighthouse() -> Path:
    """The program, fetched once."""
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    program = WORKSHOP / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        (WORKSHOP / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
        install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", f"lighthouse@{VERSION}"]
        subprocess.run(install, cwd=WORKSHOP, check=True)
    return program


def look(program: Path, address: str, cookies: str, wanted: dict[str, int]) -> dict[str, object]:
    """One report."""
    report = WORKSHOP / "report.json"
    command = [
        str(program),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
        f"--only-categories={','.join(wanted)}",
        f"--extra-headers={json.dumps({'Cookie': cookies})}",
    ]
    subprocess.run(command, env=os.environ | {"CHROME_PATH": CHROMIUM}, check=True)
    answer: dict[str, object] = json.loads(report.read_text(encoding="utf-8"))
    return answer


def found(report: dict) -> list[str]:
    """The audits that the page does not pass whole, with what they say."""
    return [
        f"{one['id']}: {one['title']} {one.get('displayValue', '')}"
        for one in report["audits"].values()
        if one["score"] is not None and one["score"] < 0.9
    ]


def test_the_figures(service: Service, page: Page, lighthouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps.start(page, service)
    steps.to_the_story(page)
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    low = []
    for address, wanted in PAGES.items():
        reports = [look(lighthouse, f"{service.public}/{address}", cookies, wanted) for _ in range(LOOKS)]
        figures = {
            name: round(100 * statistics.median(one["categories"][name]["score"] for one in reports))  # type: ignore[index]
            for name in wanted
        }
        with capsys.disabled():
            sys.stdout.write(f"\n{address or 'home'}: {figures}\n")
            for line in found(reports[0]):
                sys.stdout.write(f"    {line}\n")
        low += [
            f"{address or 'home'}: {name} {figures[name]}" for name, least in wanted.items() if figures[name] < least
        ]
    assert low == []
