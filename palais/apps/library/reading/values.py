"""What a person types into a correction, understood or refused with a sentence."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from palais.apps.library.choices import FindingKind, Position
from palais.apps.library.imports import names
from palais.core import symbols
from palais.core.documents import Language
from palais.core.words import fold

CYCLE = re.compile(r"([0-9]{1,2})(?:\s*[-–]\s*([0-9]{1,2}))?")
LONGEST = 20_000


class NotUnderstood(ValueError):
    """What was typed cannot be used; the sentence says why. `field` is the one it is about."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def understood(field: str, text: str) -> Any:
    """The value of a field as the reading holds it; an empty text says that it is not known, or that there is none."""
    text = text.replace("\0", "")
    plain = " ".join(text.split()) if field != "text" else text.strip()
    if len(plain) > LONGEST:
        raise NotUnderstood(field, _("This is too long."))
    if field == "states":
        return list(dict.fromkeys(state(field, part.strip()) for part in plain.split(";") if part.strip()))
    if not plain:
        if field in ("text", "kind"):
            raise NotUnderstood(field, _("The text is empty. Leave the finding out instead."))
        return None if field not in ("title", "body") else ""
    known = READERS.get(field)
    return known(field, plain) if known else plain


def symbol(field: str, text: str) -> str:
    try:
        return str(symbols.parse(text))
    except symbols.SymbolNotUnderstood as error:
        raise NotUnderstood(field, _("“%(text)s” is no symbol that can be read.") % {"text": text}) from error


def state(field: str, text: str) -> str:
    """By its code or by any of its names."""
    rows = names.raw("states")
    codes = {row["iso3"] for row in rows}
    if text.upper() in codes:
        return text.upper()
    wanted = fold(text)
    found = {
        code
        for code, spellings in names.spellings(rows).items()
        if any(fold(spelling) == wanted for spelling in spellings)
    }
    if len(found) != 1:
        raise NotUnderstood(field, _("No State is known by the name “%(text)s”.") % {"text": text})
    return found.pop()


def cycle(field: str, text: str) -> list[int]:
    found = CYCLE.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 0 < first <= last:
        raise NotUnderstood(field, _("Write the cycle as 5 or 5-6."))
    return [first, last]


def number(field: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text)):
        raise NotUnderstood(field, _("Write the session as a number."))
    return int(text)


def day(field: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise NotUnderstood(field, _("Write the day as 2021-04-15.")) from error


def one_of(words: Any) -> Callable[[str, str], str]:
    def read(field: str, text: str) -> str:
        if text not in set(words):
            raise NotUnderstood(field, _("Choose one of the list."))
        return text

    return read


READERS: dict[str, Callable[[str, str], Any]] = {
    "symbol": symbol,
    "state": state,
    "cycle": cycle,
    "session": number,
    "issued_on": day,
    "adopted_on": day,
    "language": one_of([language.value for language in Language]),
    "document_kind": one_of([kind.value for kind in symbols.Kind]),
    "kind": one_of(FindingKind.values),
    "position": one_of(Position.values),
}
