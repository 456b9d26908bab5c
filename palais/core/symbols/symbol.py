"""The symbol itself: what was read, how it is written, how two are compared.

It does not read text (``parsing.py``) and does not word it (``wording.py``).
Two symbols are the same when their canonical forms are; the form follows the United Nations' own writing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import total_ordering
from urllib.parse import quote

from palais.core.symbols.kinds import Body, Kind

ADDRESS_LANGUAGES = {"ar": "ar", "en": "en", "es": "es", "fr": "fr", "ru": "ru", "zh": "zh", "zh-hans": "zh"}
"""Interface language -> the code of the United Nations documents site."""

_NUMBER_OR_WORD = re.compile(r"[0-9]+|[^0-9]+")


@dataclass(frozen=True, slots=True, order=True)
class Suffix:
    """An addendum, revision or corrigendum: ``Suffix("Add", 1)`` is "Add.1"."""

    word: str
    number: int

    def __str__(self) -> str:
        return f"{self.word}.{self.number}"


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """A UN document symbol that was understood.

    ``canonical``     how it is written; equality, order and hash go by it alone.
    ``kind``          what the document is; an open kind ("document", "session-document", "report") where the
                      symbol does not say. ``base_kind`` is the kind of what an addendum or corrigendum
                      belongs to.
    ``body``          who issues it; None only in a short citation ("CO/5-6").
    ``instrument``    the treaty it is issued under, as a key of the treaties table in lower case; None where
                      it serves several (an agenda) or none.
    ``state``         iso3 of the State concerned; None when it has none or the symbol does not say which.
    ``territory``     a part of the State with a report of its own ("HKG"); empty otherwise.
    ``cycle_from``, ``cycle_to``  the first and last report combined; equal for a single one.
    ``session``, ``number``, ``year``  None where the symbol has none.
    ``restricted``    registered or issued as restricted ("R.77").
    ``suffixes``      Add., Rev. and Corr. in the order written.
    ``joint``         the other symbols of the same document; this one leads.
    """

    canonical: str
    kind: Kind
    base_kind: Kind
    body: Body | None
    instrument: str | None = None
    state: str | None = None
    territory: str = ""
    cycle_from: int | None = None
    cycle_to: int | None = None
    session: int | None = None
    number: int | None = None
    year: int | None = None
    restricted: bool = False
    suffixes: tuple[Suffix, ...] = ()
    joint: tuple[Symbol, ...] = field(default=())

    def __str__(self) -> str:
        return self.canonical

    @property
    def key(self) -> str:
        """What to store and look up; the same as ``str()``."""
        return self.canonical

    @property
    def is_partial(self) -> bool:
        """A short citation, which names no document without its context."""
        return self.body is None

    @property
    def suffix(self) -> str:
        """Suffixes as the symbol table writes them: "Add.1/Rev.1"; "R." for a restricted number."""
        marks = ["R."] if self.restricted and self.base_kind is Kind.DECISION else []
        return "/".join([*marks, *map(str, self.suffixes)])

    @property
    def all(self) -> tuple[Symbol, ...]:
        """Every symbol of the document, the leading one first."""
        return (self, *self.joint)

    @property
    def written_jointly(self) -> str:
        """All symbols of the document in one, as a joint document's masthead has them."""
        return "-".join(symbol.canonical for symbol in self.all)

    @property
    def sort_key(self) -> tuple[tuple[int, int, str], ...]:
        """Puts Add.9 before Add.10."""
        return tuple(
            (0, int(part), "") if part.isdigit() else (1, 0, part)
            for part in _NUMBER_OR_WORD.findall(self.canonical)
        )

    def document_address(self, language: str) -> str:
        """Where the United Nations keeps the document: ``https://docs.un.org/fr/CRC/C/MAR/CO/3-4``.

        That the document exists there in that language is not promised. Raises ``ValueError`` for a short
        citation, for a letter of the special procedures, and for a language that is not one of the six.
        """
        if language not in ADDRESS_LANGUAGES:
            raise ValueError(
                f"“{language}” is not one of the six languages of the United Nations documents site."
            )
        if self.is_partial or self.kind is Kind.COMMUNICATION:
            raise ValueError(f"“{self}” has no address of its own on the United Nations documents site.")
        return f"https://docs.un.org/{ADDRESS_LANGUAGES[language]}/{quote(self.canonical, safe='/()')}"

    def __eq__(self, other: object) -> bool:
        return self.canonical == other.canonical if isinstance(other, Symbol) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, Symbol) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.canonical)
