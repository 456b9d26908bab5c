"""One child process of `palais serve`: started, started again when it dies, stopped with everything it started.

It is tied to us twice: it leads a process group of its own, which is ended as a whole, and its standard input is
a pipe of ours, which closes even when we are killed.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

HOPELESS = 78
"""The exit code of a child that no second start can help: its settings are wrong, and it has said so."""

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.5, 30.0
LIVED_SECONDS = 60.0


@dataclass
class Child:
    """`name` is what people read; `failures` counts the deaths in a row, which lengthen the wait."""

    name: str
    command: Sequence[str]
    variables: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    failures: int = 0
    started_at: float = 0.0
    start_at: float = field(default=0.0)

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def tend(self, *, now: float) -> int:
        """Start it where it does not run; 0, or HOPELESS where it must not be started again."""
        if self.process is not None and self.process.poll() is not None:
            code = self.process.returncode
            self.make_stop()
            if code == HOPELESS:
                return HOPELESS
            self.failures = 0 if now - self.started_at >= LIVED_SECONDS else self.failures
            wait = min(FIRST_WAIT_SECONDS * 2**self.failures, LONGEST_WAIT_SECONDS)
            self.failures, self.start_at = self.failures + 1, now + wait
            print(
                f"{self.name} ended ({how(code)}); it starts again in {wait:g} s.",
                file=sys.stderr,
                flush=True,
            )
        if self.process is None and now >= self.start_at:
            self.process = subprocess.Popen(
                self.command, env=dict(self.variables), stdin=subprocess.PIPE, start_new_session=True
            )
            self.started_at = now
        return 0

    def ask_to_stop(self) -> None:
        if self.process is not None and self.is_alive:
            with suppress(ProcessLookupError):
                self.process.terminate()

    def make_stop(self) -> None:
        """End what is left of its group, its own children included."""
        if self.process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self.process = None


def how(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"
