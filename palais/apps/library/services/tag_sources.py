"""What speaks for the tags of a recommendation: what its source printed, and what the word lists say."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from palais.apps.library import tag_lists
from palais.apps.library.choices import TagOrigin, TagScheme
from palais.apps.library.models import Recommendation
from palais.apps.library.services import word_lists
from palais.core.themes import Suggested

Item = TypeVar("Item")

ABOUT_CHILDREN = frozenset({"CRC", "CRC-OP-AC", "CRC-OP-SC"})
LISTS = {
    TagScheme.CLUSTER: "clusters",
    TagScheme.THEME: "themes",
    TagScheme.GROUP: "groups",
    TagScheme.SDG: "sdgs",
}
"""Where a recommendation keeps the tags of a scheme that count."""

Key = tuple[str, str]
SUGGESTED = (TagOrigin.RULE, TagOrigin.MODEL)
"""A tag of these origins counts only when a person accepted it."""


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    every = iter(items)
    while batch := list(islice(every, size)):
        yield batch


def said(one: Recommendation) -> tuple[Key, ...]:
    """The tags that the source of a recommendation means, where a list knows the names it printed."""
    found = [
        key
        for scheme, field in LISTS.items()
        for name in printed(one, field)
        for key in tag_lists.named(str(scheme), str(name))
    ]
    return tuple(dict.fromkeys(found))


def printed(one: Recommendation, field: str) -> list[str]:
    """A list as the source of a recommendation has it, without what tags added and took away."""
    found: list[str] = one.printed.get(field, getattr(one, field))
    return found


def by_lists(one: Recommendation) -> tuple[Suggested, ...]:
    """What the word lists say of a recommendation, its headings and what it names included."""
    return word_lists.tag_rules().suggest(
        f"{one.lead_in} {one.text}",
        language=one.language,
        headings=one.headings,
        targets=(one.mentions or {}).get("targets", ()),
        about_children=one.body.upper() in ABOUT_CHILDREN,
    )
