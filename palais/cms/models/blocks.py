"""The parts of a body: each has a template in components/blocks, and an id that stays as long as the part does."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from palais.apps.office import clock
from palais.apps.people.choices import Purpose
from palais.apps.people.models import Consent
from palais.cms.choices import LIVE_FIGURE

FEATURES = ["h2", "h3", "bold", "italic", "superscript", "ol", "ul", "link", "document-link", LIVE_FIGURE]
INLINE = ["bold", "italic", "link", LIVE_FIGURE]
TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
PARTED = re.compile(r"\t|\|")


class Language(blocks.CharBlock):
    """The language of a passage, as BCP 47 writes it: fr, ar, zh-Hans."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {
            "required": False,
            "max_length": 20,
            "label": _("Language"),
            "help_text": _("Short, as in: fr, ar, ne. Empty: the language of the page."),
            **kwargs,
        }
        super().__init__(**kwargs)

    def clean(self, value: str) -> str:
        value = super().clean(value).strip()
        if value and not TAG.fullmatch(value):
            raise ValidationError(_("Write the language as in: fr, ar, zh-Hans."))
        return value

    class Meta:
        untranslated = True


class Part(blocks.StructBlock):
    """One part of a body. Migrations name it and not its fields: its contents are JSON, whatever the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._own = kwargs
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return f"{type(self).__module__}.{type(self).__qualname__}", [], self._own

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[Any], dict[str, Any]]:
        return self.deconstruct()

    @classmethod
    def construct_from_lookup(cls, lookup: Any, *args: Any, **kwargs: Any) -> "Part":
        return cls(**kwargs)


class Heading(Part):
    text = blocks.CharBlock(label=_("Text"), max_length=200)
    level = blocks.ChoiceBlock(
        choices=[("h2", _("Section")), ("h3", _("Part of a section"))], default="h2", label=_("Level")
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/blocks/heading.html"


class Text(Part):
    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))
    language = Language()

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "components/blocks/text.html"


class ConsentReference(blocks.CharBlock):
    """The reference of a recorded consent."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {
            "required": False,
            "max_length": 20,
            "label": _("Consent"),
            "help_text": _(
                "The reference of the record, as C-1A2B3C4D. When it ends or is withdrawn, the quote is no longer "
                "shown. Children’s words need one."
            ),
            **kwargs,
        }
        super().__init__(**kwargs)

    def clean(self, value: str) -> str:
        value = super().clean(value).strip().upper()
        if value and not may_be_quoted(value, named=False, on=clock.today()):
            raise ValidationError(
                _("No consent in force has this reference and covers having words published.")
            )
        return value

    class Meta:
        untranslated = True


def may_be_quoted(reference: str, *, named: bool, on: date) -> bool:
    """Whether a consent holds on a day and covers the words; `named`: the name beside them too."""
    agreed = Consent.objects.filter(reference=reference).first()
    purposes = [Purpose.QUOTE, *([Purpose.NAME] if named else [])]
    return agreed is not None and agreed.covers(purposes, on=on)


def hidden_quote(value: Any) -> bool:
    """Whether a quotation stands on a consent that does not hold any more, or does not cover it."""
    reference = value.get("consent")
    return bool(reference) and not may_be_quoted(reference, named=bool(value["said_by"]), on=clock.today())


class Quote(Part):
    text = blocks.TextBlock(label=_("Their words"))
    said_by = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Said by"),
        help_text=_("Of a child: first name or chosen name, and age at most. Empty: nobody is named."),
    )
    language = Language()
    consent = ConsentReference()

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if hidden_quote(value):
            wrong = ValidationError(_("This consent does not cover the name."))
            raise blocks.StructBlockValidationError(block_errors={"said_by": wrong})
        return value

    def render(self, value: Any, context: Any = None) -> Any:
        """Nothing once the consent it stands on has ended."""
        return "" if hidden_quote(value) else super().render(value, context)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "components/blocks/quote.html"


class Picture(Part):
    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("What it shows"),
        help_text=_("For those who do not see it. Empty: the description of the image."),
    )
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))
    decorative = blocks.BooleanBlock(
        required=False, label=_("Only decoration"), help_text=_("It says nothing that the text does not say.")
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value["image"] and not (value["decorative"] or value["alt"] or value["image"].description):
            wrong = ValidationError(_("Say what the image shows, or that it is only decoration."))
            raise blocks.StructBlockValidationError(block_errors={"alt": wrong})
        return value

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The image where it may be shown: it is there, and nobody's consent to it has ended."""
        image = value["image"]
        shown = image if image and image.may_be_shown(on=clock.today()) else None
        return {**super().get_context(value, parent_context), "image": shown}

    class Meta:
        icon = "image"
        label = _("Image")
        template = "components/blocks/picture.html"


class File(Part):
    file = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        required=False, max_length=200, label=_("Title"), help_text=_("Empty: the title of the file.")
    )
    language = Language()

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "components/blocks/file.html"


class Link(Part):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    page = blocks.PageChooserBlock(required=False, label=_("Page of this site"))
    url = blocks.URLBlock(required=False, max_length=1000, label=_("Address elsewhere"))
    note = blocks.CharBlock(required=False, max_length=300, label=_("Note"))
    language = Language()

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if bool(value["page"]) == bool(value["url"]):
            wrong = ValidationError(_("Choose a page of this site, or write an address: one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"url": wrong})
        return value

    class Meta:
        icon = "link"
        label = _("Link")


class Links(Part):
    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))
    links = blocks.ListBlock(Link(), label=_("Links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("List of links")
        template = "components/blocks/links.html"


class Callout(Part):
    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))
    text = blocks.RichTextBlock(features=[*INLINE, "ol", "ul"], label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Box")
        template = "components/blocks/callout.html"


class Table(Part):
    """A table as text, so that rows can be pasted from a spreadsheet and every cell is reached by keyboard."""

    caption = blocks.CharBlock(max_length=200, label=_("Caption"))
    rows = blocks.TextBlock(
        label=_("Rows"),
        rows=8,
        help_text=_(
            "One row a line, cells parted by a tab or by |. The first row holds the headings. Rows copied from a "
            "spreadsheet can be pasted as they are."
        ),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        head, *rows = cells(value["rows"]) or [[]]
        return {**super().get_context(value, parent_context), "head": head, "rows": labelled(head, rows)}

    class Meta:
        icon = "table"
        label = _("Table")
        template = "components/blocks/table.html"


class Body(blocks.StreamBlock):
    """A body of prose, as editors put it together."""

    text = Text()
    heading = Heading()
    quote = Quote()
    picture = Picture()
    file = File()
    links = Links()
    callout = Callout()
    table = Table()

    class Meta:
        template = "components/blocks/body.html"
        required = False


def cells(text: str) -> list[list[str]]:
    """The rows of a table from its text, all as wide as the widest."""
    rows = [[cell.strip() for cell in PARTED.split(line)] for line in text.splitlines() if line.strip()]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def labelled(head: list[str], rows: list[list[str]]) -> list[dict[str, Any]]:
    """Each row with its heading, and each cell with that of its column, which a phone shows."""
    return [
        {
            "header": row[0],
            "cells": [{"label": label, "text": text} for label, text in zip(head[1:], row[1:], strict=True)],
        }
        for row in rows
    ]
