"""A Chromium for the browser tests: the one that is named, the machine's, Debian's package, Playwright's."""

import os
import shutil
from pathlib import Path

from tools import places
from tools.machine import Missing, can_install, install
from tools.steps import run, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HOW = (
    "Install it (Debian: apt install chromium), or name one that you have: PALAIS_CHROMIUM=/path/to/chromium"
)
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


def browser() -> str | Missing:
    """The path of a Chromium that starts, or what is missing."""
    named = os.environ.get("PALAIS_CHROMIUM")
    if named:
        return named if _starts(named) else Missing(f"PALAIS_CHROMIUM={named} does not start.", HOW, True)
    found = _on_this_machine()
    if found is None and can_install() and install("chromium"):
        found = _on_this_machine()
    found = found or _from_playwright()
    if found is None:
        return Missing("There is no Chromium here, and none could be downloaded.", HOW, can_install())
    return found


def _on_this_machine() -> str | None:
    candidates = [path for name in NAMES if (path := shutil.which(name))] + list(ON_A_MAC)
    return next((path for path in candidates if _starts(path)), None)


def _from_playwright() -> str | None:
    path = run([places.PYTHON, "-c", ASK_PLAYWRIGHT])[1].strip().rpartition("\n")[2]
    if _starts(path):
        return path
    with step("Downloading Playwright's Chromium, once") as current:
        code, said = run(
            [places.PYTHON, "-m", "playwright", "install", "chromium"],
            heard=lambda line: setattr(current, "doing", line.strip()[:60]),
        )
        if code:
            why = [line.strip() for line in said.splitlines() if "rror" in line] or ["it did not say why"]
            current.note, current.well = f"not possible: {why[0][:120]}", False
    return path if _starts(path) else None


def _starts(path: str) -> bool:
    return bool(path) and Path(path).exists() and run([path, "--version"])[0] == 0
