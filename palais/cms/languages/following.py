"""What a translation follows, and what has changed in its source since.

A translation keeps one anchor for each passage of the source that it was made from: the field, the place and digest of
its own passage, the digest of the source's. Passages are compared by digest, so nothing depends on places that move.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from palais.cms.languages import rich
from palais.cms.languages.aligning import Pair, aligned, words_alike
from palais.cms.languages.passages import Passage

Canon = Callable[[str], str]
Wording = Callable[[str], str]
LONG = 4
"""From so many words on, a passage that is the same in both languages counts as not translated."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """`key` empty: the source has this passage and the translation needs none."""

    field: str
    key: str
    own: str
    source: str

    def as_list(self) -> list[str]:
        return [self.field, self.key, self.own, self.source]


@dataclass(frozen=True, slots=True)
class Row:
    """One passage of the source beside its translation. `kind`: current, same, changed, added, removed, untranslated.

    `source` is None where the source no longer has it, `own` where the translation has none, or none that is known.
    `followed` is the digest of what the translation was made from; `after` the place it would come behind.
    """

    kind: str
    field: str
    source: Passage | None = None
    own: Passage | None = None
    followed: str = ""
    after: str = ""

    @property
    def lags(self) -> bool:
        return self.kind in ("changed", "added", "removed", "untranslated")


def anchors_of(follows: Mapping[str, Any]) -> list[Anchor]:
    return [Anchor(*item) for item in follows.get("anchors", ())]


def in_field(passages: Iterable[Any], field: str) -> list[Any]:
    return [passage for passage in passages if passage.field == field]


def fields_of(*groups: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(passage.field for group in groups for passage in group))


def adopted(own: Sequence[Passage], source: Sequence[Passage]) -> list[Anchor]:
    """Anchors for a translation that says all that its source says now.

    Passages belong together by the ids of their blocks, or by their order where both have as many. Others are
    followed without being tied to a place.
    """
    found = []
    for field in fields_of(source):
        mine, theirs = in_field(own, field), in_field(source, field)
        if len(mine) == len(theirs):
            pairs: list[Pair] = [(i, i) for i in range(len(theirs))]
        else:
            pairs = aligned([p.key for p in mine], [p.key for p in theirs], likeness=lambda _i, _j: 0.0)
        twins = {j: mine[i] for i, j in pairs if i is not None and j is not None}
        for j, passage in enumerate(theirs):
            twin = twins.get(j)
            found.append(Anchor(field, twin.key if twin else "", twin.digest if twin else "", passage.digest))
    return found


def settled(anchors: Sequence[Anchor], own: Sequence[Passage]) -> list[Anchor]:
    """The anchors where the translation's passages stand now; one whose passage is gone stands nowhere."""
    found = []
    for field in fields_of(anchors):
        tied = [anchor for anchor in in_field(anchors, field) if anchor.key]
        mine = in_field(own, field)
        pairs = aligned([anchor.own for anchor in tied], [passage.digest for passage in mine])
        places = {i: mine[j] for i, j in pairs if i is not None and j is not None}
        now = {id(anchor): places.get(i) for i, anchor in enumerate(tied)}
        for anchor in in_field(anchors, field):
            passage = now.get(id(anchor))
            found.append(
                Anchor(
                    field, passage.key if passage else "", passage.digest if passage else "", anchor.source
                )
            )
    return found


def compared(
    *,
    anchors: Sequence[Anchor],
    own: Sequence[Passage],
    source: Sequence[Passage],
    canon: Canon,
    wording: Wording,
    as_is: Iterable[str] = (),
) -> list[Row]:
    """Every passage of the source beside its translation, in the source's order.

    `canon` gives the digest that counts after minor changes, empty for what nobody needs to see; `wording` the words
    of a digest, as far as they are known.
    """
    rows: list[Row] = []
    places = {passage.key: passage for passage in own}
    known = settled(anchors, own)
    for field in fields_of(source, known):
        old = [anchor for anchor in in_field(known, field) if canon(anchor.source)]
        new = [passage for passage in in_field(source, field) if canon(passage.digest)]
        pairs = aligned(
            [canon(anchor.source) for anchor in old],
            [canon(passage.digest) for passage in new],
            likeness=lambda i, j, old=old, new=new: words_alike(wording(old[i].source), new[j].text),
        )
        after = ""
        for i, j in pairs:
            anchor = old[i] if i is not None else None
            passage = new[j] if j is not None else None
            mine = places.get(anchor.key) if anchor else None
            kind = kind_of(anchor, passage, mine, canon=canon, as_is=set(as_is))
            if kind:
                rows.append(
                    Row(kind, field, passage, mine, anchor.source if anchor else "", "" if mine else after)
                )
            after = mine.key if mine else after
    return rows


def kind_of(
    anchor: Anchor | None, source: Passage | None, own: Passage | None, *, canon: Canon, as_is: set[str]
) -> str:
    """What to say of a pair; empty where there is nothing to say."""
    if source is None:
        return "removed" if own else ""
    if anchor is None:
        return "added"
    if canon(anchor.source) != canon(source.digest):
        return "changed"
    if own is not None and own.digest == source.digest and source.digest not in as_is:
        return "untranslated" if is_long(source.text) else "same"
    return "current"


def is_long(text: str) -> bool:
    words = rich.plain(text)
    return len(words.split()) >= LONG or (not words.isascii() and " " not in words and len(words) > 2 * LONG)


@dataclass(frozen=True, slots=True)
class Lagging:
    """One passage that does not say what its source says. `kind`: changed, added, removed or untranslated.

    `key` is its place in the translation; empty: it has none there, and belongs behind `after`.
    """

    kind: str
    field: str
    key: str
    block: str
    after: str


def as_lag(rows: Iterable[Row]) -> list[dict[str, str]]:
    """What is kept beside a published translation about the passages that lag: each as a `Lagging`."""
    found = [
        Lagging(
            row.kind, row.field, row.own.key if row.own else "", row.own.block if row.own else "", row.after
        )
        for row in rows
        if row.lags
    ]
    return [asdict(one) for one in found]
