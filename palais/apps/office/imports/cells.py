"""Reading single cells: what a spreadsheet left in them, days, web addresses. What is wrong is raised as a reason."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from palais.apps.office.imports import Reason, reason
from palais.core.words import fold
from palais.reference.written_days import DateOrder, DayNotUnderstood, read_day

MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0{1,6})?)?Z?$")
ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
QUOTED_FORMULA = re.compile(r"'(?=\s*[=+\-@])")
SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")
BARE_ADDRESS = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)+(?:[/?].*)?")
CHECK_ADDRESS = URLValidator(schemes=["http", "https"])
LONGEST_ADDRESS = 500


class CellNotUnderstood(ValueError):
    """One cell cannot be read."""

    def __init__(self, found: Reason) -> None:
        self.reason = found
        super().__init__(found["code"])


def plain(text: str, *, field: str, most: int) -> str:
    """One line of text: blanks made single, marks of direction and the apostrophe before a formula taken away."""
    if ERROR.fullmatch(text) or text.startswith("="):
        raise CellNotUnderstood(reason("formula", field=field, text=text[:60]))
    found = " ".join(DIRECTIONS.sub("", QUOTED_FORMULA.sub("", text, count=1)).split())
    if CONTROL.search(found):
        raise CellNotUnderstood(reason("control", field=field))
    if len(found) > most:
        raise CellNotUnderstood(reason("too-long", field=field, most=most))
    return found


def day(text: str, *, field: str, order: str) -> str:
    """A day as 2015-04-03; what can be two days is one only where the order is known."""
    said = MIDNIGHT.sub("", plain(text, field=field, most=60))
    try:
        return read_day(said, order=DateOrder(order) if order else None).isoformat()
    except DayNotUnderstood as error:
        raise CellNotUnderstood(reason(error.code, field=field, text=said)) from error


def address(text: str, *, field: str) -> str:
    """A web address, with https:// where it was left out."""
    said = plain(text, field=field, most=LONGEST_ADDRESS).replace(" ", "")
    if not SCHEME.match(said) and BARE_ADDRESS.fullmatch(said):
        said = f"https://{said}"
    try:
        CHECK_ADDRESS(said)
    except ValidationError as error:
        raise CellNotUnderstood(reason("not-an-address", field=field, text=said[:100])) from error
    return said


def choice(text: str, known: dict[str, str], *, field: str, names: Any) -> str:
    """A value of a closed list, by its key or by its name in any language. `known` has folded texts."""
    said = plain(text, field=field, most=200)
    found = known.get(fold(said))
    if found is None:
        raise CellNotUnderstood(reason("not-a-choice", field=field, text=said[:60], known=list(names)))
    return found


def host_of(website: str) -> tuple[str, str]:
    """Host without www, and path without a slash at its end."""
    parts = urlsplit(website)
    return (parts.hostname or "").lower().removeprefix("www."), parts.path.rstrip("/").lower()
