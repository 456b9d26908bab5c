"""Everything a question finds, row by row, as files hold it: never more than some hundred rows in memory."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from django.conf import settings
from django.urls import reverse

from palais.apps.library import index
from palais.web.answers.recommendation_search import naming
from palais.web.answers.recommendation_search.page import read
from palais.web.answers.recommendation_search.wanted import Wanted

TOGETHER = 500
ALSO = ("session", "identifier")
COLUMNS: Mapping[str, str] = {
    "id": "Number of the recommendation here; its page is under `url`.",
    "state": "Three-letter code of the State addressed; several are parted by blanks.",
    "state_name": "Its name in the language of the address; several are parted by |.",
    "body": "Key of the body, as crc or upr, or of the special procedure.",
    "body_name": "Its name in the language of the address; of a special procedure its key.",
    "symbol": "Symbol of the document; empty where it is not known.",
    "paragraph": "Number of paragraph and item, as 23(a).",
    "kind": "recommendation, urgent-measure, concern, praise, question, other, not-stated.",
    "text": "The text as it was published or taken in.",
    "language": "Of the text.",
    "lead_in": "What comes before an item in its paragraph.",
    "headings": "Headings above it, the outermost first, parted by >.",
    "date": "Of adoption, else of the document: year-month-day; empty where it is not known.",
    "year": "The year, also where the day is not known.",
    "cycle": "Cycle of the Universal Periodic Review, or number of the report to a committee: 3, 5-6.",
    "session": "Session of the body.",
    "instrument": "Key of the treaty; empty where it is not known.",
    "position": "What the State said in the Universal Periodic Review, from whichever source knows it; else empty.",
    "recommenders": "Codes of recommending States, parted by blanks.",
    "recommender_names": "Their names in the language of the address, parted by |.",
    "clusters": "Clusters of the Convention, parted by |.",
    "cluster_names": "Their names in the language of the address, parted by |.",
    "themes": "Themes, parted by |.",
    "theme_names": "Their names in the language of the address, parted by |.",
    "groups": "Affected groups, parted by |.",
    "group_names": "Their names in the language of the address, parted by |.",
    "sdgs": "Sustainable Development Goals and targets, parted by |.",
    "origin": "document, uhri, upr-info or table: where it was taken from.",
    "identifier": "Its identifier there.",
    "url": "Its page.",
}
"""The columns of every file, and what each holds: the data dictionary. In JSON several values are a list."""


def all_rows(wanted: Wanted, *, language: str) -> Iterator[dict[str, Any]]:
    """A row for each hit, in the order of the page, read some hundred at a time. Raises NoIndex before the first."""
    return in_rows(keys(wanted, language=language))


def keys(wanted: Wanted, *, language: str) -> Iterator[int]:
    """The keys of all hits. The index is asked at once: that there is none is known before anything is written."""
    several = index.ordered(wanted.asked(), language=language)
    first = list(islice(several, 1))
    return chain(first, several)


def in_rows(pks: Iterator[int]) -> Iterator[dict[str, Any]]:
    start = settings.SITE_ADDRESS + reverse("recommendations")
    called = {
        "state": naming.states(),
        "body": naming.bodies(),
        "cluster": naming.clusters(),
        "theme": naming.themes(),
        "affected": naming.affected(),
    }
    while some := list(islice(pks, TOGETHER)):
        known = {row["pk"]: row for row in read(some, *ALSO)}
        yield from (as_row(known[pk], called, start) for pk in some if pk in known)


def as_row(row: Mapping[str, Any], called: Mapping[str, naming.Naming], start: str) -> dict[str, Any]:
    """A recommendation under the names of the columns: lists as lists, what is not known empty or None."""
    values = row["facets"]
    return {
        "id": row["pk"],
        "state": list(values["state"]),
        "state_name": list(map(called["state"], values["state"])),
        "body": row["body"],
        "body_name": called["body"](row["body"]),
        "symbol": row["symbol"],
        "paragraph": row["number"],
        "kind": row["kind"],
        "text": row["text"],
        "language": row["language"],
        "lead_in": row["lead_in"],
        "headings": list(map(str, row["headings"])),
        "date": row["on"].isoformat() if row["on"] else "",
        "year": row["year"],
        "cycle": row["cycle"],
        "session": row["session"],
        "instrument": row["instrument"],
        "position": row["position"],
        "recommenders": list(values["recommender"]),
        "recommender_names": list(map(called["state"], values["recommender"])),
        "clusters": list(values["cluster"]),
        "cluster_names": list(map(called["cluster"], values["cluster"])),
        "themes": list(values["theme"]),
        "theme_names": list(map(called["theme"], values["theme"])),
        "groups": list(values["affected"]),
        "group_names": list(map(called["affected"], values["affected"])),
        "sdgs": list(values["sdg"]),
        "origin": row["origin"],
        "identifier": row["identifier"],
        "url": f"{start}{row['pk']}/",
    }


PARTED = {"state": " ", "recommenders": " ", "headings": " > "}
"""What parts the values of a list in one cell; for all others it is |."""


def in_cells(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The same rows with each list in one cell, as tables hold them."""
    for row in rows:
        yield {
            name: PARTED.get(name, "|").join(value) if isinstance(value, list) else value
            for name, value in row.items()
        }
