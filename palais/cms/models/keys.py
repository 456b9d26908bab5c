"""Keys of records of other rooms, as an editor chooses them on a page: topics, States, treaties, bodies, symbols.

They stand in one column of the page, so that drafts, comparisons and copies of the page have them. What readers
filter by stands in tables of its own, written when the page is published.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from palais.apps.calendar.models import CommitteeSession
from palais.apps.treaties import queries
from palais.apps.treaties.models import TreatyBody
from palais.core import symbols, words

Choices = list[tuple[str, Any]]


def topics() -> Choices:
    return [(key, topic.name) for key, topic in queries.topics().items()]


def states() -> Choices:
    """By name, without the accents that would send Åland after Zimbabwe."""
    return sorted(
        ((state.iso3, state.name) for state in queries.every_page()), key=lambda one: words.fold(one[1])
    )


def treaties() -> Choices:
    return [(treaty.key, treaty.short_name) for treaty in queries.treaties()]


def bodies() -> Choices:
    return [(body.key, body.name) for body in TreatyBody.public.all()]


def sessions() -> Choices:
    """Every session that has an address, the newest first."""
    rows = CommitteeSession.public.exclude(slug="").select_related("body").order_by("-first_day", "slug")
    return [
        ("", _("None")),
        *((row.slug, f"{row.body.code} {row.slug.removeprefix(row.body_id + '-')}") for row in rows),
    ]


OF: dict[str, Callable[[], Choices]] = {
    "topics": topics,
    "states": states,
    "treaties": treaties,
    "bodies": bodies,
}


class ManyBoxes(forms.CheckboxSelectMultiple):
    """Boxes to tick in a frame that scrolls; a field above them shows those whose name holds what is typed."""

    template_name = "cms/desk/many_boxes.html"

    class Media:
        js = ("cms/many-boxes.js",)
        css = {"all": ("cms/desk.css",)}


class KeysField(models.JSONField):
    """A list of keys of one kind, in the order of their list. `of` names the kind."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=OF[self.of],
            required=False,
            widget=ManyBoxes,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


class SymbolsField(models.JSONField):
    """UN document symbols as they are written, each once, in the order of the editor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return SymbolLines(required=False, label=capfirst(self.verbose_name), help_text=self.help_text)


class LinesField(models.JSONField):
    """Short texts, one a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return Lines(required=False, label=capfirst(self.verbose_name), help_text=self.help_text)


class Lines(forms.CharField):
    """A list of texts as a field of lines."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)

    def run_validators(self, value: Any) -> None:
        """The validators of one text do not fit a list."""


class SymbolLines(Lines):
    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(understood(line) for line in super().to_python(value)))


def understood(text: str) -> str:
    """A symbol as it is written. Raises ValidationError that says which line is none, and from where on."""
    try:
        return str(symbols.parse(text))
    except symbols.SymbolNotUnderstood as error:
        said = {"text": text[:80], "place": text[max(error.position, 0) :][:20] or text[:20]}
        raise ValidationError(
            _("“%(text)s” is not the symbol of a UN document: it is not understood from “%(place)s” on.")
            % said
        ) from error


class SessionField(models.CharField):
    """The slug of a session; empty: none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 120, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return forms.ChoiceField(
            choices=sessions,
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            initial=kwargs.get("initial"),
        )
