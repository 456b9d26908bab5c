"""Names of files that carry a symbol, and those of the treaty-body database that carry none.

It does not open files. A name made from a symbol writes hyphens or underscores for slashes and points
(``crc-c-85-d-28-2017``), so it is read by the grammar's words; what has no one reading is refused.
Source for ``INT_…``: the domain reference, section 6.3; the meaning of the types is unverified there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from palais.core.symbols import states as codes
from palais.core.symbols.errors import Reason, SymbolNotUnderstood, shown
from palais.core.symbols.kinds import Body
from palais.core.symbols.known import KnownDocument
from palais.core.symbols.parsing import parse
from palais.core.symbols.patterns import COMMITTEES_WITH_C, STATE_SERIES
from palais.core.symbols.slots import HIGHEST_SESSION
from palais.core.symbols.symbol import Symbol

LONGEST_NAME = 255
LANGUAGES = {"A": "ar", "C": "zh", "E": "en", "F": "fr", "R": "ru", "S": "es"}
DATABASE_TYPES = frozenset({"NGO", "CSS", "ICO", "NHS", "IFN", "INF", "AIS", "ADR", "LIT", "FUL"})
"""Types seen or remembered; another type of three letters is read too, since the list is not complete."""

_DATABASE = re.compile(
    r"INT_([A-Z-]{2,12})_([A-Z]{3})_([A-Z]{3}|[0-9]{1,4})_([0-9]{1,9})_([A-Z])\.(docx?|pdf)", re.I
)
_EXTENSION = re.compile(r"\.(pdf|docx?|json|txt|html?|xml|rtf|odt|csv)\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"[_\-.]([ACEFRS])\Z")
_PROTOCOL_BODIES = {"CRC-OP-AC": ("CRC", "opac"), "CRC-OP-SC": ("CRC", "opsc")}
_POINTED = frozenset({"ADD", "REV", "CORR", "SR", "L", "MISC", "WP", "CRP", "WG", "CN", "CONF"})


@dataclass(frozen=True, slots=True)
class DatabaseFile:
    """A file of the treaty-body database without a symbol: ``INT_CRC_NGO_NOR_12345_E.pdf``.

    ``type`` is the three-letter type as printed. One of ``state`` and ``session`` is set, the other None.
    ``instrument`` is set where the name says a protocol. ``language`` is a two-letter code.
    """

    body: Body
    type: str
    state: str | None
    session: int | None
    identifier: int
    language: str
    extension: str
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class SymbolFile:
    """A file named by its document's symbol; ``language`` and ``extension`` are empty when not named."""

    symbol: Symbol
    language: str
    extension: str


def parse_file_name(
    name: str, *, states: Mapping[str, str] | None = None, known: Mapping[str, KnownDocument] | None = None
) -> DatabaseFile | SymbolFile:
    """What a file's name says of it, without its folder. Raises :class:`SymbolNotUnderstood`."""
    if len(name) > LONGEST_NAME or "/" in name or "\\" in name:
        raise _refused(name, 0, Reason.NOT_A_FILE_NAME, "this is not the name of one file")
    if name.upper().startswith("INT_"):
        return _database_file(name, codes.BUILT_IN if states is None else states)
    extension = _EXTENSION.search(name)
    stem = name[: extension.start()] if extension else name
    language = _LANGUAGE.search(stem)
    stem = stem[: language.start()] if language else stem
    spelled = _with_slashes(stem, codes.BUILT_IN if states is None else states)
    try:
        symbol = parse(spelled, states=states, known=known)
    except SymbolNotUnderstood as error:
        because = f"read as “{shown(spelled)}”, {error.because}"
        raise _refused(name, min(error.position, len(stem)), error.reason, because) from None
    return SymbolFile(
        symbol=symbol,
        language=LANGUAGES[language[1]] if language else "",
        extension=extension[1].lower() if extension else "",
    )


def _database_file(name: str, states: Mapping[str, str]) -> DatabaseFile:
    found = _DATABASE.fullmatch(name)
    if found is None:
        because = "a database file is named INT_body_type_State-or-session_number_language.pdf"
        raise _refused(name, 4, Reason.NOT_A_FILE_NAME, because)
    body, kind, place, identifier, language, extension = (part.upper() for part in found.groups())
    body, instrument = _PROTOCOL_BODIES.get(body, (body, None))
    if body not in Body.__members__:
        raise _refused(name, found.start(1), Reason.UNKNOWN_BODY, f"no body “{body}” is known")
    state = states.get(place)
    session = int(place) if place.isdigit() else None
    if state is None and session is None:
        raise _refused(name, found.start(3), Reason.UNKNOWN_STATE, f"no State has the code “{place}”")
    if session is not None and not 0 < session <= HIGHEST_SESSION:
        raise _refused(name, found.start(3), Reason.BAD_SESSION, "no session has this number")
    if language not in LANGUAGES:
        raise _refused(name, found.start(5), Reason.NOT_A_FILE_NAME, f"“{language}” stands for no language")
    return DatabaseFile(
        body=Body(body),
        type=kind,
        state=state,
        session=session,
        identifier=int(identifier),
        language=LANGUAGES[language],
        extension=extension.lower(),
        instrument=instrument,
    )


def _with_slashes(stem: str, states: Mapping[str, str]) -> str:
    """The symbol a file name was made from. Underscores stand for slashes only; hyphens also for the rest."""
    if "_" in stem:
        return stem.replace("_", "/")
    spelled = ""
    before: list[str] = []
    for token in stem.upper().split("-"):
        if before:
            spelled += _separator(before, token, states)
        if spelled.endswith("-") and token in COMMITTEES_WITH_C:
            before = []
        spelled += token
        before.append(token)
    return spelled


def _separator(before: list[str], token: str, states: Mapping[str, str]) -> str:
    """What a hyphen stood for, by the words on both sides of it."""
    last = before[-1]
    if token in COMMITTEES_WITH_C or token in codes.TERRITORIES:
        return "-"
    if not token.isdigit():
        return "/"
    if last in _POINTED or (last == "C" and before == ["E", "C"]) or (last == "R" and before[-2:-1] == ["D"]):
        return "."
    if last.isdigit() and len(before) > 1 and (before[-2] in STATE_SERIES or before[-2] in states):
        return "-"
    return "/"


def _refused(name: str, position: int, reason: Reason, because: str) -> SymbolNotUnderstood:
    return SymbolNotUnderstood(text=name, position=position, reason=reason, because=because)
