"""Things named one after the other, with the comma of the language."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

COMMAS = {"ar": "، ", "zh-hans": "、"}


def comma() -> str:
    """What parts the things of a list in the language of the page, with its blank."""
    return COMMAS.get(get_language() or "en", ", ")


def listed(things: Iterable[Any]) -> str:
    return comma().join(map(str, things))
