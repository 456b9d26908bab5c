"""A line of progress for people who wait, so seldom that it can be read."""

import time
from collections.abc import Callable

EVERY_SECONDS = 2.0


class Line:
    """Says what it is told through `write`, at most once in two seconds."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write, self.said = write, time.monotonic()

    def __call__(self, text: str) -> None:
        if time.monotonic() - self.said > EVERY_SECONDS:
            self.said = time.monotonic()
            self.write(f"  … {text}")
