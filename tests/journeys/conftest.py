"""Browser journeys: the three real processes on a database of their own, and one real browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserType, Page, expect, sync_playwright
from psycopg import sql

from candour.vault import keys
from dev import needed, ports

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = needed.found("chromium")
"""The browser with its window, as people have it: for keys, lists and tabs."""

WINDOWLESS = needed.found("chromium-headless-shell")
"""The same without the browser's own surface: it shows pages just as well, for half the work."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STAFF = {"email": "handler@example.org", "password": "a-demo-password-for-tests"}
AXE = ROOT / "tests" / "vendor" / "axe.min.js"


@dataclass(frozen=True)
class Service:
    """The running service: where each door is, its database, and the folder its processes write to."""

    public: str
    desk: str
    database_url: str
    folder: Path
    environments: Mapping[str, Mapping[str, str]]
    """The settings of each process, by its name."""


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the address answers at all; fails with the process's own words when it ends."""
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"A door ended while starting:\n{log.read_text()[-4000:]}")
        try:
            urllib.request.urlopen(address, timeout=1)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"No answer:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def journeys_database() -> Iterator[str]:
    """An empty database of its own on the cluster of this test run; gives its name."""
    name = f"journeys_{os.getpid()}"
    with psycopg.connect(_with_database(os.environ["DATABASE_URL"], "postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield name
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def service(journeys_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The public door, the desk and the worker as separate processes, as in `make run`."""
    folder = tmp_path_factory.mktemp("service")
    at = {"public": ports.free(), "desk": ports.free()}
    environment = os.environ | {
        "DATABASE_URL": _with_database(os.environ["DATABASE_URL"], journeys_database),
        "DJANGO_SETTINGS_MODULE": "candour.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "DEMO": "true",
        "DATA_DIR": str(folder),
        "KEYRING": str(settings.KEYRING),
        "PUBLIC_URL": f"http://127.0.0.1:{at['public']}",
        "DESK_URL": f"http://127.0.0.1:{at['desk']}",
    }
    keys.write(keys.for_door(keys.keyring()), folder / "door.json")
    environments = {name: environment | {"DOOR": name, "DATABASE_ROLE": f"candour_{name}"} for name in (*at, "worker")}
    environments["public"]["KEYRING"] = str(folder / "door.json")
    manage = [sys.executable, "-m", "candour"]
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
    subprocess.run([*manage, "collectstatic", "--noinput", "-v0"], env=environment, check=True)
    _make_staff(environment)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for door, port in at.items():
            log = folder / f"{door}.log"
            gunicorn = [
                sys.executable,
                "-m",
                "gunicorn",
                f"candour.config.wsgi_{door}:application",
                f"--bind=127.0.0.1:{port}",
                "--threads=4",
                "--no-control-socket",
                "--forwarder-headers=",
            ]
            with log.open("wb") as out:
                process = subprocess.Popen(
                    gunicorn,
                    env=environments[door],
                    stdout=out,
                    stderr=subprocess.STDOUT,
                )
            processes.append(process)
            wait_for(f"http://127.0.0.1:{port}/", process, log)
        with (folder / "worker.log").open("wb") as out:
            processes.append(
                subprocess.Popen(
                    [*manage, "worker"],
                    env=environments["worker"],
                    stdout=out,
                    stderr=subprocess.STDOUT,
                )
            )
        yield Service(
            public=environment["PUBLIC_URL"],
            desk=environment["DESK_URL"],
            database_url=environment["DATABASE_URL"],
            folder=folder,
            environments=environments,
        )
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)


def _with_database(url: str, name: str) -> str:
    parts = psycopg.conninfo.conninfo_to_dict(url)
    return psycopg.conninfo.make_conninfo("", **(parts | {"dbname": name}))


def _make_staff(environment: dict[str, str]) -> None:
    """One complaint handler, made the way an administrator's program would."""
    code = (
        "import django; django.setup()\n"
        "from candour.accounts.models import User\n"
        f"User.objects.create_user(email={STAFF['email']!r}, password={STAFF['password']!r},"
        " name='Robin Example', authority='greater-manchester', role='handler')\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


@pytest.fixture(scope="session")
def driver() -> Iterator[BrowserType]:
    """What starts and drives browsers. Two share the cores, so what is waited for may take its time."""
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(driver: BrowserType) -> Iterator[Browser]:
    """One real browser for all journeys of a process."""
    browser = driver.launch(executable_path=WINDOWLESS, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh browser window with nothing remembered."""
    with browser.new_context(viewport={"width": 1100, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture
def page_without_javascript(browser: Browser) -> Iterator[Page]:
    """The same, with JavaScript turned off."""
    with browser.new_context(viewport={"width": 1100, "height": 900}, java_script_enabled=False) as context:
        yield context.new_page()
