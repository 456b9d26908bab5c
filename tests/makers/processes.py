"""Runs commands of Palais as processes of their own, on the database of the test."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WITHIN = 90.0


@contextmanager
def palais(variables: dict[str, str], *words: str) -> Iterator[subprocess.Popen[str]]:
    """One command, and whatever is left of it ended with the block."""
    command = [sys.executable, "-m", "palais.cli", *words]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    process = subprocess.Popen(command, env=variables, text=True, **pipes)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(what: Callable[[], object], *, within: float = WITHIN, every: float = 0.1) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(every)
    return False
