"""Which command does what, and how trouble is told: as a sentence, never as a traceback."""

import errno
import importlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tools.steps import CannotGoOn


class Command(NamedTuple):
    """One command: what it does, and the lock files whose packages it needs around it."""

    does: str
    locks: tuple[str, ...] = ()


TESTING = ("run", "postgresql", "test")
COMMANDS = {
    "run": Command("prepare everything that is missing, then start Palais"),
    "demo": Command("the same with a database of its own and a fixed day"),
    "prepare": Command("only prepare: messages, database, facts, static files, administrator", ("run",)),
    "check": Command("style, types, contracts and the house's own tests", TESTING),
    "test": Command("everything that can be tested here", TESTING),
    "bench": Command("measure, and print the ratios side by side", TESTING),
    "evaluate": Command("try the parsers on a folder of real documents", ("run",)),
    "messages": Command("collect the texts to translate into the catalogues", ("run",)),
    "lock": Command("choose versions again and lock them with hashes"),
}
MODULES = {"demo": "run", "check": "test"}

DISK_TROUBLE = {
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "this user's share of the disk is full",
}


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is 0 when it went well, 130 when it was interrupted."""
    if not arguments or arguments[0] not in COMMANDS:
        print("Expected one of:\n" + "\n".join(f"  {name:9} {one.does}" for name, one in COMMANDS.items()))
        return 2
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, _stop)
    try:
        _step_inside(arguments)
        module = MODULES.get(arguments[0], arguments[0])
        return int(importlib.import_module(f"tools.{module}").main(arguments) or 0)
    except CannotGoOn as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except OSError as trouble:
        return _disk(trouble)


def _step_inside(arguments: list[str]) -> None:
    """Start again inside the environment when the command needs what is installed there."""
    from tools import environment, places, switches

    locks = COMMANDS[arguments[0]].locks
    if arguments[0] == "prepare":
        switches.prepare()
        locks = switches.locks()
    if locks and Path(sys.prefix).resolve() != places.VENV:
        python = environment.prepare(*locks)
        sys.stdout.flush()
        os.execve(python, [str(python), "-m", "tools", *arguments], environment.clean_environment())


def _disk(trouble: OSError) -> int:
    reason = DISK_TROUBLE.get(trouble.errno or 0)
    if reason is None:
        raise trouble
    place = os.fspath(trouble.filename) if trouble.filename else "this folder"
    print(
        f"\nPalais cannot use {place}: {reason}. It keeps everything local in .venv, .env and var beside "
        "the Makefile; copy the folder to a place where you may write, or make room, and start again.",
        file=sys.stderr,
    )
    return 1


def _stop(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
