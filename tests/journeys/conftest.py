"""A running Palais and a real browser.

`site` is the address of a Palais that was prepared and started by the same tools as `make run`, with the
shipped facts, in a folder of its own. `page` is a Chromium page that fails its test when the page logs an
error, throws, or asks any other host for anything. `axe(page)` fails on any finding of axe-core against WCAG
2.2, levels A and AA.
"""

import base64
import hmac
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, StorageState, sync_playwright

from tools import template

PROJECT = Path(__file__).resolve().parent.parent.parent
STARTS_WITHIN = 60.0

FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MAKE_EDITOR = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
import django
django.setup()
from palais.apps.people.models import User
from tests.makers import people
user = User.objects.create_superuser("of-journeys@example.org", people.PASSWORD, first_name="Editor")
print(user.email, people.set_up_app(user), people.PASSWORD)
"""
FORM_AGAIN = "status of 422"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHECKED = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
AT_REST = """() => Promise.race([
    new Promise(done => setTimeout(done, 1000)),
    Promise.all(document.getAnimations().map(one => one.finished.catch(() => null))),
])"""
"""What fades in has no contrast yet."""


@dataclass(frozen=True)
class Running:
    """A Palais that answers: its address, the administrator who may sign in, its folder and its switches."""

    address: str
    email: str
    password: str
    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Palais, prepared as `make prepare` does and served as `palais serve` does, until the tests are over."""
    folder = tmp_path_factory.mktemp("palais")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    variables = {
        **os.environ,
        "PALAIS_VAR_DIR": str(folder),
        "PALAIS_DATABASE_URL": "",
        "PALAIS_FACTS_DIR": "",
        "PALAIS_STATIC_FROM_SOURCE": "0",
        "PALAIS_PAGE_CACHE": "1",
        "PALAIS_SITE_ADDRESS": address,
        "PYTHONWARNINGS": "",
    }
    if made := os.environ.get(template.VARIABLE):
        shutil.copyfile(made, folder / "palais.sqlite3")
    prepared = subprocess.run(
        [sys.executable, "-m", "tools", "prepare"],
        cwd=PROJECT,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr
    log = folder / "serve.log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "palais.cli", "serve", "--port", str(port), "--workers", "1"]
        process = subprocess.Popen(
            command, cwd=PROJECT, env=variables, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    try:
        wait_for(address, process, log)
        yield Running(address, *administrator(prepared.stdout), folder, variables)
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return when the address answers at all; fail with the server's own words when it does not."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/", timeout=10).close()
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"Palais did not answer at {address}:\n{log.read_text(errors='replace')[-3000:]}")


def administrator(said: str) -> tuple[str, str]:
    """The e-mail address and password that preparing has printed, which it does once only."""
    found = re.search(r"Administrator\s+(\S+)\s+Password\s+(\S+)", said)
    assert found is not None, said
    return found[1], found[2]


@pytest.fixture(scope="session")
def site(running: Running) -> str:
    """The address of a running Palais with the shipped facts, without a slash at the end."""
    return running.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one that PALAIS_CHROMIUM names (`make test` finds one), else Playwright's own."""
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    path = os.environ.get("PALAIS_CHROMIUM") or None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@contextmanager
def watched(browser: Browser, site: str, signed_in: StorageState | None = None) -> Iterator[Page]:
    """A fresh page; leaving it fails when it logged an error, threw, or asked another host for anything."""
    size = {"width": 1280, "height": 900}
    context = browser.new_context(base_url=site, viewport=size, locale="en", storage_state=signed_in)
    opened = context.new_page()
    troubles: list[str] = []

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != urlsplit(site).netloc:
            troubles.append(f"asked another host: {request.url}")

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error" and FORM_AGAIN not in message.text:
            troubles.append(f"logged: {message.text}")

    context.on("request", asked)
    opened.on("console", logged)
    opened.on("pageerror", lambda error: troubles.append(f"threw: {error}"))
    yield opened
    context.close()
    if troubles:
        raise AssertionError("\n".join(troubles))


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh page, 1280 pixels wide; nothing it logs, throws or loads from elsewhere goes unseen."""
    with watched(browser, site) as opened:
        yield opened


@pytest.fixture(scope="session")
def watch(browser: Browser, site: str) -> Callable[[], AbstractContextManager[Page]]:
    """A function that opens such a page for a `with` block, for a test that expects trouble."""
    return lambda: watched(browser, site)


@pytest.fixture
def by_name(browser: Browser, site: str) -> Iterator[Page]:
    """Such a page at the same site by a name: browsers make no passkeys for a number."""
    with watched(browser, site.replace("127.0.0.1", "localhost")) as opened:
        yield opened


def code_now(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@pytest.fixture(scope="session")
def signed_in(browser: Browser, running: Running) -> StorageState:
    """What a browser keeps of somebody who may do everything and has signed in with both factors, once."""
    order = [sys.executable, "-c", MAKE_EDITOR]
    variables = dict(running.variables)
    made = subprocess.run(order, cwd=PROJECT, env=variables, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    email, secret, password = made.stdout.strip().split(" ", 2)
    with watched(browser, running.address) as page:
        page.goto("/account/login/")
        page.fill("#id_login", email)
        page.fill("#id_password", password)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_selector("#id_code")
        page.fill("#id_code", code_now(secret))
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url(lambda address: "authenticate" not in address)
        return page.context.storage_state()


@pytest.fixture
def desk(browser: Browser, site: str, signed_in: StorageState) -> Iterator[Page]:
    """Such a page for somebody who is signed in at the desk, at its first screen."""
    with watched(browser, site, signed_in) as opened:
        opened.goto("/admin/")
        yield opened


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """A function that fails with the findings of axe-core on a page, each with the first element concerned."""
    scanner = Axe()

    def scan(page: Page) -> None:
        page.evaluate(AT_REST)
        found = scanner.run(page, options=CHECKED)
        rows = [
            f"{one['id']}: {one['help']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}"
            for one in found.response["violations"]
        ]
        assert rows == [], f"{page.url}\n" + "\n".join(rows)

    return scan
