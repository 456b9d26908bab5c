"""The environment of its own: `.venv`, filled from the hashed lock files and from nothing else.

Tests add their requirements to the same environment: the lock files were resolved together, so that what is
tested is exactly what runs. `.venv/palais.json` notes what was installed, where and by which Python;
`.venv/unfinished` stands while it is being made, so that an interrupted one is made anew.
"""

import importlib.util
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path

from tools import places
from tools.steps import CannotGoOn, Step, last_words, run, step

NOTES = places.VENV / "palais.json"
UNFINISHED = places.VENV / "unfinished"

LAUNCHER = """#!/bin/sh
exec "$(dirname "$0")/python" -m {module} "$@"
"""


def lock_file(name: str) -> Path:
    return places.REQUIREMENTS / f"{name}.txt"


def prepare(*locks: str) -> Path:
    """Make sure that the environment exists and holds these lock files; return its Python.

    Raises CannotGoOn when this Python cannot make environments or the packages cannot be had.
    """
    wanted = {name: places.fingerprint([lock_file(name)]) for name in locks}
    if not _usable():
        _make()
    notes = places.read_notes(NOTES)
    have = notes.get("locks", {})
    missing = [name for name in locks if have.get(name) != wanted[name]]
    if missing:
        _install(missing)
    if missing or notes.get("project") != str(places.PROJECT):
        _link_project()
        places.write_notes(
            NOTES,
            {"locks": {**have, **wanted}, "project": str(places.PROJECT), "python": sys.version.split()[0]},
        )
        UNFINISHED.unlink(missing_ok=True)
    return places.PYTHON


def clean_environment() -> dict[str, str]:
    """The variables of this shell without those that would lead Python or pip outside the environment."""
    outside = {"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in outside}
    return {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _usable() -> bool:
    """Whether the environment is whole and its Python still starts (it does not when its base has gone)."""
    if UNFINISHED.exists() or not places.PYTHON.exists():
        return False
    asked = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    code, _ = run([places.PYTHON, "-c", asked], env=clean_environment())
    return code == 0


def _make() -> None:
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotGoOn(
            f"This Python ({sys.executable}) cannot make environments: its venv module is missing. On Debian "
            f"and Ubuntu: apt install python{version}-venv. Or name another Python: "
            "make run PYTHON=/path/to/python3"
        )
    again = places.VENV.exists()
    with step(
        "Making the environment anew: the one found is not whole" if again else "Making the environment"
    ):
        if again:
            shutil.rmtree(places.VENV)
        places.VENV.mkdir()
        UNFINISHED.touch()
        code, said = run([sys.executable, "-m", "venv", places.VENV], env=clean_environment())
        if code:
            raise CannotGoOn(
                f"Python could not make an environment in {places.VENV}. It said:\n{last_words(said)}"
            )


def _install(locks: list[str]) -> None:
    files = [lock_file(name) for name in locks]
    total = sum(len(re.findall(r"(?m)^[\w.-]+==", file.read_text(encoding="utf-8"))) for file in files)
    command: list[str | Path] = [places.PYTHON, "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    command += ["--require-hashes", "--no-deps", "--retries", "2"]
    for file in files:
        command += ["-r", file]
    with step(f"Installing {total} packages from {', '.join(file.name for file in files)}") as current:
        count = _Count(current, total)
        code, said = run(command, env=clean_environment(), heard=count.heard)
        if code:
            raise CannotGoOn(_why_not(said))


class _Count:
    """Turns what pip says into "12 of 45"."""

    def __init__(self, current: Step, total: int) -> None:
        self.current, self.total, self.seen = current, total, 0

    def heard(self, line: str) -> None:
        if line.startswith(("Collecting ", "Requirement already satisfied")):
            self.seen += 1
            self.current.doing = f"{self.seen} of {self.total} found"
        elif line.startswith("Installing collected"):
            self.current.doing = "unpacking"


def _why_not(said: str) -> str:
    if "DO NOT MATCH THE HASHES" in said:
        reason = (
            "A downloaded package is not the one that the lock file names. Do not use it; try again later, "
            "and tell the project if it stays so."
        )
    elif re.search(r"No space left|Disk quota exceeded", said):
        reason = "The disk is full: about 500 MB are needed. Make room and start again."
    elif re.search(r"Read-only file system|Permission denied", said):
        reason = "The environment in .venv cannot be written. Copy the folder to a place where you may write."
    else:
        reason = (
            "The packages could not be had. The first start needs a way to a Python package index: the "
            "network, or a mirror that pip is told of (PIP_INDEX_URL, or pip config). Then start again."
        )
    return f"{reason} pip said:\n{last_words(said)}"


def _link_project() -> None:
    """Let the environment import this folder, wherever the folder is moved, and offer its own commands."""
    code, said = run([places.PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    if code:
        raise CannotGoOn(f"The environment's Python does not start. It said:\n{last_words(said)}")
    packages = Path(said.strip()).resolve()
    # Relative, hence plain ASCII whatever the folder is called.
    way_home = os.path.relpath(places.PROJECT, packages)
    (packages / "palais-project.pth").write_text(way_home + "\n", encoding="utf-8")
    project = tomllib.loads((places.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    for name, target in project["project"]["scripts"].items():
        launcher = places.PYTHON.with_name(name)
        launcher.write_text(LAUNCHER.format(module=target.partition(":")[0]), encoding="utf-8")
        launcher.chmod(0o755)
