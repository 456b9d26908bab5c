"""Explicit references: the earlier passages that a text names itself.

It knows symbols with paragraphs, and paragraphs without a symbol in a text that reiterates: those of the review before
by the same body. It does not know whether a document exists that is not among the passages.
There is no law here: the committees write "reiterates its previous recommendation (CRC/C/…, para. 23)".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from palais.core.lineage.answers import Passage

_PARAGRAPH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?")
_ITEMS = re.compile(r"\(([a-z]{1,4})\)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A passage names an earlier one. `exact`: the very item, not only its paragraph."""

    earlier: Hashable
    later: Hashable
    exact: bool


def references(passages: Sequence[Passage]) -> tuple[Reference, ...]:
    """What the passages to one State refer to among each other, in their order.

    A symbol without paragraphs names a whole document and links nothing. A paragraph whose document is not said is
    looked for in the review before, and only where the text reiterates.
    """
    at: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        if passage.symbol and passage.number:
            at.setdefault((passage.symbol, paragraph_of(passage.number)), []).append(passage)
    before = _documents_before(passages)
    found: dict[tuple[Hashable, Hashable], Reference] = {}
    for later in passages:
        if not later.paragraphs or not (later.symbols or later.reiterates):
            continue
        others = [symbol for symbol in later.symbols if symbol != later.symbol]
        sought = others or (before.get((later.body, later.review), ()) if later.reiterates else ())
        for named in later.paragraphs:
            for symbol in sought:
                for earlier in at.get((symbol, paragraph_of(named)), ()):
                    if not _may_be(earlier, later):
                        continue
                    exact = items_of(earlier.number) == items_of(named)
                    if exact or not items_of(named):
                        pair = (earlier.key, later.key)
                        if pair not in found or exact:
                            found[pair] = Reference(*pair, exact=exact)
    return tuple(found.values())


def paragraph_of(number: str) -> str:
    """23 of 23(a), 106.12 of 106.12."""
    found = _PARAGRAPH.match(number.strip())
    return found[0] if found else ""


def items_of(number: str) -> tuple[str, ...]:
    """(a, ii) of 23(a)(ii)."""
    return tuple(_ITEMS.findall(number))


def _may_be(earlier: Passage, later: Passage) -> bool:
    if earlier.key == later.key or (earlier.review and earlier.review == later.review):
        return False
    return earlier.on is None or later.on is None or earlier.on <= later.on


def _documents_before(passages: Iterable[Passage]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """For each review of a body, the symbols of the review before it by the same body."""
    by_body: dict[str, dict[str, list[Passage]]] = {}
    for passage in passages:
        if passage.on is not None and passage.review:
            by_body.setdefault(passage.body, {}).setdefault(passage.review, []).append(passage)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for body, reviews in by_body.items():
        in_order = sorted(
            reviews, key=lambda review: (min(one.on for one in reviews[review] if one.on), review)
        )
        for previous, review in itertools.pairwise(in_order):
            found[body, review] = tuple(dict.fromkeys(one.symbol for one in reviews[previous] if one.symbol))
    return found
