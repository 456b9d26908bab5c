"""Passages that come or go in a translation, because they came or went in its source."""

import copy
from typing import Any

from palais.cms.languages import rich
from palais.cms.languages.passages import Texts


def place(*, texts: Texts, source: Texts, key: str, after: str, words: str) -> bool:
    """Put a passage of the source into the translation, with these words; False where it has no place there.

    `key` is its place in the source, `after` the translation's passage that it follows.
    """
    found = source.spot_of(key)
    if found is None:
        return False
    spot, number = found
    here = texts.spot_of(key)
    if here is None and spot.block and not has_block(texts, spot.field, spot.block):
        add_block(texts=texts, source=source, field=spot.field, block=spot.block, after=after)
        here = texts.spot_of(key)
    if here is None:
        return False
    if number is None or copied(texts, source, key):
        texts.replace({key: words}, more={key: source.attributes.get(key, {})})
        return True
    before = texts.spot_of(after) if after else None
    place_before = before[1] if before and before[0].key == spot.key else None
    here[0].put(rich.extended(here[0].value, after=place_before, like=spot.value, number=number, text=words))
    texts.renew()
    return True


def copied(texts: Texts, source: Texts, key: str) -> bool:
    """Whether the passage stands there already, in the words of the source."""
    mine = next((passage for passage in texts.passages if passage.key == key), None)
    theirs = next((passage for passage in source.passages if passage.key == key), None)
    return bool(mine and theirs and mine.digest == theirs.digest)


def has_block(texts: Texts, field: str, block: str) -> bool:
    return any(str(child.get("id")) == block for child in texts.streams.get(field, ()))


def add_block(*, texts: Texts, source: Texts, field: str, block: str, after: str) -> None:
    """The whole block, behind the one that holds `after`, or first."""
    raw: list[Any] = texts.streams[field]
    child = next(child for child in source.streams[field] if str(child.get("id")) == block)
    before = texts.spot_of(after) if after else None
    ids = [str(one.get("id")) for one in raw]
    here = ids.index(before[0].block) + 1 if before and before[0].block in ids else 0
    raw.insert(here, copy.deepcopy(child))
    texts.renew()


def take_away(*, texts: Texts, keys: list[str]) -> None:
    """Take passages out; a block of which nothing is left goes with them."""
    numbers: dict[str, set[int]] = {}
    for key in keys:
        found = texts.spot_of(key)
        if found is None:
            continue
        spot, number = found
        if number is None:
            spot.put("")
        else:
            numbers.setdefault(spot.key, set()).add(number)
    for spot in texts.spots:
        if spot.key in numbers:
            spot.put(rich.shortened(spot.value, numbers[spot.key]))
    texts.renew()
    touched = {tuple(key.split(".")[:2]) for key in keys}
    left = {(passage.field, passage.block) for passage in texts.passages}
    for field, raw in texts.streams.items():
        raw[:] = [child for child in raw if not is_empty(field, child, touched=touched, left=left)]
    texts.renew()


def is_empty(field: str, child: dict[str, Any], *, touched: set[Any], left: set[tuple[str, str]]) -> bool:
    """A block that held nothing but the words that were taken out; a picture without its caption is still one."""
    place = (field, str(child.get("id")))
    return place in touched and place not in left and not holds_more(child["value"])


def holds_more(value: Any) -> bool:
    """Whether a block holds a picture, a file or another thing that was chosen, beside words."""
    if isinstance(value, dict):
        return any(holds_more(inner) for inner in value.values())
    if isinstance(value, list):
        return any(holds_more(inner) for inner in value)
    return isinstance(value, int) and not isinstance(value, bool)
