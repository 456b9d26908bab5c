"""What a reader asks for, as it stands in an address: the question, filters, order and page, in one canonical form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, urlencode

from palais.apps.library import index
from palais.core import questions
from palais.web.answers.recommendation_search.filters import BY_NAME, FILTERS

MOST_VALUES = 60
LONGEST_VALUE = 120
LONGEST_READ = 40_000
MOST_PAIRS = 500
LAST_PAGE = 500
LONGEST_KEY = 500
"""How long the key of a subscription may be."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question with its filters. `q` has no blanks too many; values stand in their order, each once."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = index.BY_RELEVANCE
    page: int = 1

    @property
    def is_empty(self) -> bool:
        return not self.q and not self.filters

    def asked(self) -> index.Asked:
        return index.Asked(questions.read(self.q), self.filters, self.order)

    def pairs(self, *, page: bool = True) -> list[tuple[str, str]]:
        """The parameters in their one order: the question, filters as listed, the order, the page."""
        found = [("q", self.q)] if self.q else []
        found += [(one.name, value) for one in FILTERS for value in self.filters.get(one.name, ())]
        if self.order == index.BY_DATE:
            found.append(("order", self.order))
        if page and self.page > 1:
            found.append(("page", str(self.page)))
        return found

    def query(self, *, page: bool = False) -> str:
        """The permanent address behind its question mark; empty where nothing is asked."""
        return urlencode(self.pairs(page=page))

    def key(self) -> str:
        """The same as the key of a subscription; empty where it would be too long for one."""
        said = "&".join(f"{name}={value.translate(PARTING)}" for name, value in self.pairs(page=False))
        return said if len(said) <= LONGEST_KEY else ""

    def with_filter(self, name: str, *values: str) -> "Wanted":
        """Narrowed to these values of one filter; without values, no longer narrowed by it."""
        others = {other: several for other, several in self.filters.items() if other != name}
        return replace(self, filters={**others, name: values} if values else others, page=1)

    def without(self, name: str, value: str) -> "Wanted":
        return self.with_filter(name, *(one for one in self.filters.get(name, ()) if one != value))

    def on_page(self, number: int) -> "Wanted":
        return replace(self, page=number)


PARTING = str.maketrans({sign: quote(sign, safe="") for sign in "%&=+#/?\\;"})
"""Signs that part something in an address; all others, of any script, stay readable in the key of a subscription."""


def read(pairs: Iterable[tuple[str, str]]) -> Wanted:
    """What these parameters ask for. Any text is an answer; what is none of ours is left out."""
    q, order, page = "", index.BY_RELEVANCE, 1
    filters: dict[str, list[str]] = {}
    for name, text in pairs:
        if name == "q":
            q = in_one_line(text[: questions.LONGEST + 1])
        elif name == "order" and text == index.BY_DATE:
            order = text
        elif name == "page" and text.isascii() and text.isdigit() and len(text) < 6:
            page = min(max(int(text), 1), LAST_PAGE)
        elif name in BY_NAME:
            value = BY_NAME[name].clean(in_one_line(text[:LONGEST_VALUE]))
            if value:
                filters.setdefault(name, []).append(value)
    return Wanted(
        q=q,
        filters={
            one.name: tuple(sorted(dict.fromkeys(filters[one.name])))[:MOST_VALUES]
            for one in FILTERS
            if one.name in filters
        },
        order=order if q else index.BY_RELEVANCE,
        page=page,
    )


def of_query(text: str) -> Wanted:
    """What the part of an address behind the question mark asks for."""
    return read(pairs_of(text))


def pairs_of(text: str) -> list[tuple[str, str]]:
    """The parameters of an address, the first few hundred of them."""
    some = "&".join(text[:LONGEST_READ].split("&", MOST_PAIRS)[:MOST_PAIRS])
    return parse_qsl(some, keep_blank_values=True, errors="replace")


def of_key(key: str) -> Wanted | None:
    """What the key of a subscription asks for; None where it is none of ours, or asks for nothing."""
    found = of_query(key)
    return found if found.key() == key and not found.is_empty else None


def in_one_line(text: str) -> str:
    """The text without control characters, with single blanks."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(" " if sign < " " or sign == "\x7f" else sign for sign in sound).split())
