"""The passages of a page: reading them from its fields and blocks, and writing other words into them.

Fields are found by their kind: the title, and of a page type's own fields the texts, rich texts and stream bodies.
Choices, addresses, keys and what Wagtail needs for itself are no texts. A page type names what else is none in
`untranslated`, a block in its `Meta`.
"""

import copy
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from palais.cms.languages import rich

OWN_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock)
WORDS = (models.CharField, models.TextField, RichTextField, StreamField)
"""Fields made from these for a purpose of their own, such as keys and addresses, hold no words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`key` names its place: `title`, `body.0`, or the ids of the blocks it stands in. `block` is the outermost one.

    `most`: how many letters fit there; 0 where nothing says so.
    """

    key: str
    field: str
    label: str
    text: str
    is_rich: bool
    block: str = ""
    most: int = 0

    @property
    def digest(self) -> str:
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text is kept: an attribute of the page, or an entry of a block's raw value."""

    key: str
    field: str
    label: str
    is_rich: bool
    home: Any
    name: Any
    block: str = ""
    most: int = 0

    @property
    def value(self) -> str:
        return (
            str(getattr(self.home, self.name) if isinstance(self.home, Page) else self.home[self.name]) or ""
        )

    def put(self, value: str) -> None:
        if isinstance(self.home, Page):
            setattr(self.home, self.name, value)
        else:
            self.home[self.name] = value


def digest(text: str) -> str:
    """A mark of a passage's words; spaces do not count."""
    return hashlib.blake2b(" ".join(text.split()).encode(), digest_size=12).hexdigest()


class Texts:
    """The texts of one page. What is changed here is on the page object after `save_to_page`, not in the database."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.streams: dict[str, list[Any]] = {}
        self.spots = list(self._spots())

    def _spots(self) -> Iterator[Spot]:
        for field in text_fields(type(self.page)):
            label = str(field.verbose_name)
            if isinstance(field, StreamField):
                value = getattr(self.page, field.name)
                raw = self.streams[field.name] = copy.deepcopy(list(value.get_prep_value())) if value else []
                yield from stream(value.stream_block if value else None, raw, field.name, field.name, "")
            else:
                is_rich = isinstance(field, RichTextField)
                most = 0 if is_rich else field.max_length or 0
                yield Spot(field.name, field.name, label, is_rich, self.page, field.name, most=most)

    @cached_property
    def attributes(self) -> dict[str, rich.Attributes]:
        """What was hidden of each passage of rich text."""
        return {passage.key: known for passage, known in self._read()}

    @cached_property
    def passages(self) -> list[Passage]:
        return [passage for passage, _known in self._read()]

    def _read(self) -> Iterator[tuple[Passage, rich.Attributes]]:
        for spot in self.spots:
            if not spot.is_rich:
                if spot.value.strip():
                    words = spot.value.strip()
                    yield Passage(spot.key, spot.field, spot.label, words, False, spot.block, spot.most), {}
                continue
            for number, (text, known) in enumerate(rich.passages(spot.value)):
                key = f"{spot.key}.{number}"
                yield Passage(key, spot.field, spot.label, text, True, spot.block), known

    def replace(self, texts: Mapping[str, str], *, more: Mapping[str, rich.Attributes] | None = None) -> None:
        """Put other words in some passages. Raises `rich.NotInline`; nothing is changed then."""
        ready = []
        for spot in self.spots:
            if spot.is_rich:
                inner = numbered(texts, spot.key)
                if inner:
                    ready.append((spot, rich.replaced(spot.value, inner, numbered(more or {}, spot.key))))
            elif spot.key in texts:
                ready.append((spot, texts[spot.key].strip()))
        for spot, value in ready:
            spot.put(value)
        self._forget()

    def spot_of(self, key: str) -> tuple[Spot, int | None] | None:
        """Where a passage is kept, and its number there when it is one of many."""
        for spot in self.spots:
            if spot.key == key:
                return spot, None
            if spot.is_rich and key.startswith(f"{spot.key}.") and key[len(spot.key) + 1 :].isdigit():
                return spot, int(key[len(spot.key) + 1 :])
        return None

    def save_to_page(self) -> Page:
        for name, raw in self.streams.items():
            block = self.page._meta.get_field(name).stream_block
            setattr(self.page, name, StreamValue(block, raw, is_lazy=True))
        return self.page

    def renew(self) -> None:
        """Find the texts again after blocks came or went."""
        self.save_to_page()
        self.spots = list(self._spots())
        self._forget()

    def _forget(self) -> None:
        for name in ("passages", "attributes"):
            self.__dict__.pop(name, None)


def numbered(values: Mapping[str, Any], key: str) -> dict[int, Any]:
    """The values for the passages of one rich text, by their number."""
    start = f"{key}."
    return {
        int(name[len(start) :]): value
        for name, value in values.items()
        if name.startswith(start) and name[len(start) :].isdigit()
    }


def text_fields(model: type[Page]) -> list[Any]:
    """The fields that hold words of a page type, the title first."""
    own = [
        field
        for field in model._meta.get_fields()
        if getattr(field, "model", Page) is not Page
        and type(field) in WORDS
        and not getattr(field, "choices", None)
        and field.editable
        and field.name not in getattr(model, "untranslated", ())
        and field.name not in inherited()
    ]
    return [Page._meta.get_field("title"), *own]


def inherited() -> set[str]:
    return {field.name for field in Page._meta.get_fields()}


def stream(block: Any, raw: list[Any], key: str, field: str, outer: str) -> Iterator[Spot]:
    for child in raw:
        inner = block.child_blocks.get(child["type"])
        if inner is not None:
            own = str(child.get("id") or "")
            place = f"{key}.{own}"
            yield from in_block(inner, child, "value", place, field, outer or own, str(inner.label))


def in_block(
    block: Any, home: Any, name: Any, key: str, field: str, outer: str, label: str
) -> Iterator[Spot]:
    value = home[name]
    if getattr(block.meta, "untranslated", False) or value is None:
        return
    if isinstance(block, (blocks.RichTextBlock, *OWN_WORDS)):
        is_rich = isinstance(block, blocks.RichTextBlock)
        yield Spot(key, field, label, is_rich, home, name, outer, 0 if is_rich else most_of(block))
    elif isinstance(block, blocks.StreamBlock):
        yield from stream(block, value, key, field, outer)
    elif isinstance(block, blocks.ListBlock):
        for count, item in enumerate(value):
            if isinstance(item, dict) and "value" in item and "id" in item:
                yield from in_block(
                    block.child_block, item, "value", f"{key}.{item['id']}", field, outer, label
                )
            else:
                yield from in_block(block.child_block, value, count, f"{key}.{count}", field, outer, label)
    elif isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        for part, inner in block.child_blocks.items():
            if part in value:
                yield from in_block(
                    inner, value, part, f"{key}.{part}", field, outer, joined(label, str(inner.label))
                )


def most_of(block: Any) -> int:
    """How many letters a block of plain words takes; 0: as many as one likes."""
    return int(getattr(block.field, "max_length", None) or 0)


def joined(outer: str, inner: str) -> str:
    """What a part of a block is called: "Quote: said by"; one word where both say the same."""
    return outer if inner.casefold() == outer.casefold() else f"{outer}: {inner}"
