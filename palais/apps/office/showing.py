"""For whom pictures are being made ready just now: for readers, or for people at the desk who must see what they keep.

Everything counts as a reader until the door of the desk says otherwise for its own request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_at_the_desk: ContextVar[bool] = ContextVar("at_the_desk", default=False)


def is_at_the_desk() -> bool:
    return _at_the_desk.get()


@contextmanager
def shown(*, at_the_desk: bool) -> Iterator[None]:
    """Within this block pictures are shown at the desk, or not there."""
    token = _at_the_desk.set(at_the_desk)
    try:
        yield
    finally:
        _at_the_desk.reset(token)
