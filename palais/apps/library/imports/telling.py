"""Who is told of recommendations that were added, changed or taken away, inside the transaction that did it.

Writing many rows at once sends no signals, so search and whoever else must follow says so here.
"""

from collections.abc import Callable, Sequence

_followers: list[Callable[[Sequence[int]], None]] = []


def follow(function: Callable[[Sequence[int]], None]) -> None:
    """Have a function called with the numbers of the records; once, however often it is registered."""
    if function not in _followers:
        _followers.append(function)


def tell(records: Sequence[int]) -> None:
    for function in _followers if records else ():
        function(records)
