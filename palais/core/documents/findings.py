"""What is found in a document: front matter, paragraphs, recommendations, and what they mention.

It knows the shapes only. It does not know how they are found.
There is no law here: the address of a recommendation is the project's own (docs/rules/symbols.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.documents.blocks import Format
from palais.core.documents.refusals import Doubt
from palais.core.symbols import Body, Kind, Symbol


class Language(StrEnum):
    """The six languages of United Nations documents."""

    ARABIC = "ar"
    CHINESE = "zh"
    ENGLISH = "en"
    FRENCH = "fr"
    RUSSIAN = "ru"
    SPANISH = "es"


class Finding(StrEnum):
    """What a paragraph or item says."""

    RECOMMENDATION = "recommendation"
    URGENT_MEASURE = "urgent-measure"
    CONCERN = "concern"
    PRAISE = "praise"
    QUESTION = "question"


class Position(StrEnum):
    """What the State under review said to a recommendation.

    ``REJECTED`` is the wording of the early cycles ("did not enjoy the support"); since then what is not
    supported is noted. ``NOT_STATED``: the document does not say.
    """

    SUPPORTED = "supported"
    SUPPORTED_IMPLEMENTED = "supported-implemented-or-in-progress"
    UNDER_CONSIDERATION = "under-consideration"
    NOTED = "noted"
    REJECTED = "rejected"
    NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Recommender:
    """A State that made a recommendation; ``state`` is None where the name as printed is not known."""

    printed: str
    state: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text refers to. Empty tuples where nothing is mentioned.

    ``paragraphs`` are earlier paragraphs of the same document or, with a symbol before them in ``symbols``, of
    another; ``articles`` are as printed ("24 (2)(b)"); ``general_comments`` are "25 (2021)"; ``targets`` are SDG
    targets ("16.2").
    """

    symbols: tuple[Symbol, ...] = ()
    paragraphs: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    general_comments: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    reiterates: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A sub-item: ``path`` is ("a",) or ("a", "ii")."""

    path: tuple[str, ...]
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: ``number`` is "23" or "83.12"; ``headings`` the headings it stands under, outermost
    first; ``lead_in`` its text before the items, the whole text without items."""

    number: str
    headings: tuple[str, ...]
    lead_in: str
    items: tuple[Item, ...] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing found, with its address ``CRC/C/MAR/CO/3-4#23(a)``; the address has no symbol where none was read.

    ``headings`` as printed, ``cluster`` the key of a known one. ``recommenders`` and ``position`` are those of
    the UPR, empty and None elsewhere. ``themes``, ``groups``, ``targets`` are those a thematic list prints.
    """

    address: str
    number: str
    kind: Finding
    text: str
    lead_in: str = ""
    headings: tuple[str, ...] = ()
    cluster: str = ""
    page: int = 0
    recommenders: tuple[Recommender, ...] = ()
    position: Position | None = None
    position_source: str = ""
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    mentions: Mentions = Mentions()

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of the recommending States that are known, each once."""
        return tuple(dict.fromkeys(one.state for one in self.recommenders if one.state))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the first page says. None or empty where it does not say, or where what it says is in doubt.

    ``issued_on`` is the date of distribution, ``adopted_on`` that of adoption; ``cycle`` the first and last
    report combined.
    """

    symbol: Symbol | None = None
    symbols: tuple[Symbol, ...] = ()
    kind: Kind | None = None
    body: Body | None = None
    state: str | None = None
    states: tuple[str, ...] = ()
    cycle: tuple[int, int] | None = None
    session: int | None = None
    issued_on: date | None = None
    adopted_on: date | None = None
    language: Language | None = None
    title: str = ""
    advance: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read. ``profile`` is the layout it was read by, empty where none fits."""

    format: Format
    front: FrontMatter
    profile: str
    paragraphs: tuple[Paragraph, ...]
    recommendations: tuple[Recommendation, ...]
    doubts: tuple[Doubt, ...]
    pages: int = 0
