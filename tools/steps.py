"""Saying what is being done: one plain line per step with its seconds, and a sign of life while it lasts."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

QUIET_SECONDS = 2.0
"""A step that takes longer than this shows a progress line."""

EVERY_SECONDS = 10.0
"""How often the progress line comes again where lines cannot be overwritten (a log file)."""


class CannotGoOn(Exception):
    """Something outside Palais stands in the way; the message is a sentence that says what to do."""


class Step:
    """One step under way.

    Set `doing` to say how far it has come, `note` to what is shown at its end, `well` to False when it failed.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self.doing = ""
        self.note = ""
        self.well = True
        self.began = time.monotonic()
        self._over = threading.Event()
        self._live = sys.stdout.isatty()
        self._thread = threading.Thread(target=self._sign_of_life, daemon=True)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def _sign_of_life(self) -> None:
        wait = QUIET_SECONDS
        while not self._over.wait(wait):
            doing = f", {self.doing}" if self.doing else ""
            line = f"  … {self.title}{doing} ({self.seconds:.0f} s)"
            if self._live:
                print(f"\r\033[K{line[:100]}", end="", flush=True)
            else:
                print(f"{line}\n", end="", flush=True)  # in one piece: another row of stages may speak too
            wait = 1.0 if self._live else EVERY_SECONDS

    def _end(self, mark: str) -> None:
        self._over.set()
        self._thread.join()
        note = f": {self.note}" if self.note else ""
        start = "\r\033[K" if self._live else ""
        print(f"{start}{mark} {self.title}{note} ({self.seconds:.1f} s)\n", end="", flush=True)


@contextmanager
def step(title: str) -> Iterator[Step]:
    """Print the step's line when it is over, whichever way it ends."""
    current = Step(title)
    current._thread.start()
    try:
        yield current
    except BaseException:
        current._end("✗")
        raise
    current._end("✓" if current.well else "✗")


def run(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    heard: Callable[[str], None] | None = None,
) -> tuple[int, str]:
    """Run a program without a keyboard and return its exit code and everything it said.

    `heard` is called with each line as it comes, for a step that wants to say how far it is.
    """
    with subprocess.Popen(
        [str(part) for part in command],
        env=dict(env) if env is not None else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        said: list[str] = []
        try:
            for line in process.stdout:
                said.append(line)
                if heard is not None:
                    heard(line.rstrip())
        except BaseException:
            process.terminate()
            raise
    return process.returncode, "".join(said)


def last_words(said: str, *, lines: int = 6) -> str:
    """The end of a program's output, indented, to stand under a sentence."""
    kept = [line.rstrip() for line in said.splitlines() if line.strip()][-lines:]
    return "\n".join(f"    {line}" for line in kept)
