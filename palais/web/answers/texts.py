"""Which of a record's languages a reader is shown: their own where there is one, else the record's main language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """A text and the BCP 47 code of the language it is in."""

    text: str
    language: str


def chosen(by_language: Mapping[str, T], *, reader: str, main: str) -> tuple[str, T] | None:
    """The language and what stands under it; None where nothing does. "pt" serves a reader of "pt-BR" too."""
    if not by_language:
        return None
    wanted = reader.lower()
    exact = {code.lower(): code for code in by_language}
    base = {code.partition("-")[0].lower(): code for code in sorted(by_language, reverse=True)}
    code = exact.get(wanted) or base.get(wanted.partition("-")[0])
    if code is None:
        code = main if main in by_language else next(iter(sorted(by_language)))
    return code, by_language[code]
