"""Which of a record's languages a reader is shown: their own where there is one, else the record's main language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from palais.apps.office.services import translated

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """A text and the BCP 47 code of the language it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Lag:
    """A translation follows the words of another language as they stood on a day; they have changed since."""

    source: str
    follows_on: date


def lag(texts: Iterable[Any], *, shown: str, main: str) -> Lag | None:
    """Of the text that is shown, among those of a record in the main language `main`."""
    text = next((text for text in texts if text.language == shown), None)
    day = translated.follows_on(text) if text is not None and shown != main else None
    return Lag(main, day) if day else None


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
