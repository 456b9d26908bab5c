"""Bodies as rows of indexes write them: codes, codes of a protocol, names spelled out, special procedures.

It knows the codes of the indexes. It does not know names of bodies: those are facts and are passed in.
There is no law here: the codes are those of the Universal Human Rights Index (docs/rules/indexes.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from palais.core.words import fold, words

_ALIASES = MappingProxyType(
    {
        "CRC-OP-AC": ("crc", "opac"),
        "CRC-OP-SC": ("crc", "opsc"),
        "CRC-OPAC": ("crc", "opac"),
        "CRC-OPSC": ("crc", "opsc"),
        "OPAC": ("crc", "opac"),
        "OPSC": ("crc", "opsc"),
        "HR Committee": ("ccpr", ""),
        "HRCttee": ("ccpr", ""),
        "Universal Periodic Review": ("upr", ""),
        "Subcommittee on Prevention of Torture": ("spt", ""),
        "Committee on Migrant Workers": ("cmw", ""),
    }
)
_PROCEDURES = re.compile(
    r"(?:SR|WG|IE|SRSG|Special Rapporteur|Working Group|Independent Expert|Special Representative)\b", re.I
)
_SHORT = frozenset({"sr", "wg", "ie", "srsg"})
_LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class BodyFound:
    """The key of a body and, where the row names a protocol, that of the treaty."""

    key: str
    instrument: str = ""
    is_spelled_out: bool = False


class Bodies:
    """Every code and name of a body. ``names`` maps keys to the names and codes that facts have."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._codes = {fold(key): BodyFound(key) for key in names}
        self._codes |= {fold(code): BodyFound(*found) for code, found in _ALIASES.items()}
        self._names = {
            fold(name): BodyFound(key, is_spelled_out=True)
            for key, several in names.items()
            for name in several
        }

    def find(self, text: str) -> BodyFound | None:
        """The body of this code or name, or a special procedure by its name; None where it is neither."""
        said = fold(text)
        found = self._codes.get(said) or self._names.get(said)
        if found is not None:
            return found
        if _PROCEDURES.match(text.strip()):
            return BodyFound(_key("-".join(words(text))))
        return None


def procedure_name(key: str) -> str:
    """A special procedure's key as words: "SR sale of children". Any other key stays as it is."""
    words_of = key.replace("-", " ")
    if not _PROCEDURES.match(words_of):
        return key
    first, blank, rest = words_of.partition(" ")
    return f"{first.upper() if first in _SHORT else first.capitalize()}{blank}{rest}"


def _key(text: str) -> str:
    """Cut between two words, never within one."""
    if len(text) <= _LONGEST_KEY:
        return text
    return text[: _LONGEST_KEY + 1].rpartition("-")[0]
