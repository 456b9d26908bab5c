"""What each process of a server holds in memory, and how long they have kept a processor busy.

On Linux it is the proportional share (PSS): what several workers share is divided among them, so that the
sum is what the machine really gives. Elsewhere it is the resident size (RSS): shared parts count each time.
"""

import os
import re
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tools.steps import run

BESIDES = 2
"""Beside the web workers, `palais serve` has a web server that leads them and a task worker."""

OWN = re.compile(r"(?m)^RssAnon:\s+(\d+) kB")
SHARE = re.compile(r"(?m)^Pss: +(\d+) kB")


@dataclass(frozen=True, slots=True)
class Held:
    """MiB of the first process and of each one below it; `measure` is "PSS" or "RSS"."""

    measure: str
    first: float
    workers: tuple[float, ...]

    @property
    def whole(self) -> float:
        return self.first + sum(self.workers)


def held_by(process: int, *, workers: int = 2, within: float = 10.0) -> Held:
    """What the process and its workers hold, once there are as many workers as expected (or time is up)."""
    ends = time.monotonic() + within
    while True:
        listed = _processes()
        children = below(process, listed)
        if len(children) >= workers + BESIDES or time.monotonic() > ends:
            break
        time.sleep(0.1)
    shares = {pid: _share(pid) for pid in (process, *children)}
    if None in shares.values():
        sizes = {pid: listed[pid][1] / 1024 for pid in shares if pid in listed}
        return Held("RSS", sizes.pop(process, 0.0), tuple(sizes.values()))
    first, *rest = (share / 1024 for share in shares.values() if share is not None)
    return Held("PSS", first, tuple(rest))


class Own:
    """Used with `with`: `most` is the most MiB that this process held of its own meanwhile, looked at ten times a
    second; None where the system does not tell.

    Pages of mapped files are left out: they are the system's store of files, which it takes back when it needs it.
    """

    most: float | None = None

    def __enter__(self) -> "Own":
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            held = _own()
            if held is None:
                return
            self.most = max(self.most or 0.0, held)
            if self._ended.wait(0.1):
                return


def processor_seconds(process: int) -> float | None:
    """Processor seconds that the process and its workers have used; None where the system does not tell.

    Other work on the machine hardly changes it, which cannot be said of the time that passes.
    """
    pids = [process, *(pid for pid, (parent, _size) in _processes().items() if parent == process)]
    ticks = 0
    for pid in pids:
        try:
            # The name in brackets may hold blanks: count from behind it.
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            return None
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def below(process: int, listed: dict[int, tuple[int, int]]) -> list[int]:
    """All that a process started, and what those started."""
    own = [pid for pid, (parent, _size) in listed.items() if parent == process]
    return own + [pid for one in own for pid in below(one, listed)]


def _processes() -> dict[int, tuple[int, int]]:
    """Parent and resident size (KiB) of every process but Python's bookkeepers of shared memory."""
    _code, said = run(["ps", "-A", "-o", "pid=,ppid=,rss=,command="])
    rows = (line.split(None, 3) for line in said.splitlines())
    return {
        int(row[0]): (int(row[1]), int(row[2]))
        for row in rows
        if len(row) == 4 and "resource_tracker" not in row[3] and "<defunct>" not in row[3]
    }


def _own() -> float | None:
    try:
        found = OWN.search(Path("/proc/self/status").read_text(encoding="ascii", errors="replace"))
    except OSError:
        return None
    return int(found[1]) / 1024 if found else None


def _share(pid: int) -> int | None:
    """The proportional share in KiB, None where the system does not tell."""
    try:
        found = SHARE.search(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"))
    except OSError:
        return None
    return int(found[1]) if found else None
