"""Who is told of recommendations that were added, changed or taken away.

Writing many rows at once sends no signals, so search and whoever else must follow says so here. A step tells which
records it wrote, in its transaction; a run tells at its end how many there were.
"""

from collections.abc import Callable, Sequence

_followers: list[Callable[[Sequence[int]], None]] = []
_waiting: list[Callable[[int], None]] = []


def follow(
    function: Callable[[Sequence[int]], None], *, afterwards: Callable[[int], None] | None = None
) -> None:
    """Have a function called with the numbers of the records, and one `afterwards` with their count.

    Once, however often it is registered.
    """
    if function not in _followers:
        _followers.append(function)
        if afterwards is not None:
            _waiting.append(afterwards)


def tell(records: Sequence[int]) -> None:
    for function in _followers if records else ():
        function(records)


def ended(count: int) -> None:
    """All that a run had to write is written, or it stopped. Called outside of its transactions."""
    for function in _waiting if count else ():
        function(count)
