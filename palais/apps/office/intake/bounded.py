"""Running a parser where it can do no harm: a separate interpreter with bounds, killed as a group when it breaks one.

`run` gives one answer, `stream` one thing after the other while the child reads on; both raise Fault. The child gets
none of our variables, so it knows neither the key nor the database.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import palais
from palais.apps.office.intake.faults import Fault

PIECE = 65_536
HOUSE = str(Path(palais.__file__).resolve().parent.parent)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one child may use. `seconds` is the time that we wait for it, so a slow reader of a stream costs nothing."""

    memory_mib: int = 512
    cpu_seconds: int = 30
    seconds: float = 45.0
    file_mib: int = 64
    line_bytes: int = 8 * 1024 * 1024
    answer_bytes: int = 16 * 1024 * 1024


def run(program: str, *, bounds: Bounds, **arguments: Any) -> Any:
    """The one thing that the program yields."""
    with stream(program, bounds=bounds, **arguments) as things:
        (only,) = things
        return only


@contextmanager
def stream(program: str, *, bounds: Bounds, **arguments: Any) -> Iterator[Iterator[Any]]:
    """What the program yields, one after the other. The child is gone when the block ends, however it ends."""
    process = start(program, bounds, arguments)
    try:
        yield things(process, bounds)
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout:
            process.stdout.close()


def start(program: str, bounds: Bounds, arguments: dict[str, Any]) -> "subprocess.Popen[bytes]":
    order = {
        "program": program,
        "arguments": arguments,
        "bounds": {
            "memory_mib": bounds.memory_mib,
            "cpu_seconds": bounds.cpu_seconds,
            "file_mib": bounds.file_mib,
        },
    }
    plain = {name: os.environ[name] for name in ("PATH", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-P", "-B", "-s", "-m", "palais.apps.office.intake.child", json.dumps(order)],
        env={**plain, "PYTHONPATH": HOUSE, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"},
        cwd=HOUSE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def things(process: "subprocess.Popen[bytes]", bounds: Bounds) -> Iterator[Any]:
    for line in lines(process, bounds):
        thing = json.loads(line)
        if isinstance(thing, dict) and "fault" in thing:
            raise Fault(thing["fault"], **thing["values"])
        if thing == {"end": True}:
            return
        yield thing
    raise Fault(why_it_ended(process))


def lines(process: "subprocess.Popen[bytes]", bounds: Bounds) -> Iterator[bytes]:
    """Whole lines of the answer, as long as time and size hold."""
    assert process.stdout is not None
    pipe, rest, read, waited = process.stdout.fileno(), b"", 0, 0.0
    while True:
        began = time.monotonic()
        ready, _, _ = select.select([pipe], [], [], max(0.0, bounds.seconds - waited))
        waited += time.monotonic() - began
        if not ready:
            raise Fault("takes-too-long")
        piece = os.read(pipe, PIECE)
        if not piece:
            return
        read += len(piece)
        *whole, rest = (rest + piece).split(b"\n")
        if read > bounds.answer_bytes or len(rest) > bounds.line_bytes:
            raise Fault("says-too-much")
        yield from whole


def why_it_ended(process: "subprocess.Popen[bytes]") -> str:
    """A code for a child that said nothing at its end."""
    code = process.wait()
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return "takes-too-long"
    return "needs-too-much-memory" if code in (-signal.SIGSEGV, -signal.SIGABRT) else "broke"
