"""A guard against work that never ends, as hostile input may ask for. It measures nothing: that is for `bench/`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONG = 90.0
"""Far beyond what any of it needs on a slow, busy machine, and far below what growing with the square takes."""


class NeverEnds(AssertionError):
    """What stood in the block was still at work."""


@contextmanager
def ends(within: float = LONG) -> Iterator[None]:
    """What stands inside ends by itself; otherwise it is broken off and the test fails."""

    def enough(_number: int, _frame: FrameType | None) -> None:
        raise NeverEnds(f"still at work after {within:g} s")

    before = signal.signal(signal.SIGALRM, enough)
    signal.setitimer(signal.ITIMER_REAL, within)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
