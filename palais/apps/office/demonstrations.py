"""What a demonstration shows beyond organisations and accounts. Each room registers the examples it makes."""

from collections.abc import Callable

Make = Callable[[], None]

_makers: dict[str, Make] = {}


def register(name: str, make: Make) -> None:
    """`make` adds what is missing of a room's examples, in the transaction of the demonstration; twice adds nothing.

    It runs after the makers that were registered before it, so a room finds the examples of those below.
    """
    _makers[name] = make


def registered() -> dict[str, Make]:
    return _makers
