"""Which of several texts a reader is given: the own language, else the main one, else any."""

from collections.abc import Iterable
from typing import Any


def said(texts: Iterable[Any], *, language: str, main: str) -> Any:
    """The row in a language; where there is none, that of the main language; None where there is none at all.

    A language is met by its own row or by one of a variety of it: `pt` by `pt-BR`.
    """
    rows = list(texts)
    for wanted in (language, main):
        for row in rows:
            if row.language.lower() == wanted.lower():
                return row
        for row in rows:
            if row.language.lower().split("-")[0] == wanted.lower().split("-")[0]:
                return row
    return rows[0] if rows else None
