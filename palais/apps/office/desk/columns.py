"""How one column is shown and asked for: its help, its choices, its form field."""

from collections.abc import Mapping

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from palais.apps.office import facts as registry
from palais.apps.office.desk import words
from palais.apps.office.models import Source
from palais.reference.spec import STANDINGS, Column, Kind

LONG = {"note", "notes", "reason", "meaning", "summary", "title", "rule", "formal_name_en"}


def help_of(column: Column) -> str:
    """What may stand in the column."""
    own = words.HELP.get(column.name)
    by_kind = {
        Kind.DATE: _("2019, 2019-05 or 2019-05-17: only as much as is known."),
        Kind.INT: _("A whole number."),
        Kind.DECIMAL: _("A number such as 12.5."),
        Kind.PERIOD: _(
            "Such as P30D for 30 days, P3M for 3 months, P2Y for 2 years; -P10W for 10 weeks before."
        ),
        Kind.SYMBOL: _("A UN document symbol, such as CRC/C/SWE/CO/6-7."),
        Kind.LIST: _("Several are separated by |."),
        Kind.REFERENCES: _("Keys of the table “%(table)s”, separated by |.")
        % {"table": words.table(column.refers)},
        Kind.STANDING: _("“ok” only where a document was read that says so."),
    }.get(column.kind)
    parts = [str(part) for part in (own, by_kind) if part]
    if column.may_be_empty and not own:
        parts.append(_("Empty: not known, or it does not apply."))
    return " ".join(parts)


def names_of(table: str) -> dict[str, str]:
    """Names of the rows of a table by key: what a person reads beside a key."""
    loader = registry.registered().get(table)
    if loader is None:
        return {}
    rows = loader.model.public.values_list("fact_key", "raw")
    return {key: raw.get("short_name") or raw.get("name_en") or raw.get("title") or key for key, raw in rows}


def names_for(columns: tuple[Column, ...]) -> dict[str, dict[str, str]]:
    """Names for every table that these columns refer to."""
    return {table: names_of(table) for table in {column.refers for column in columns if column.refers}}


def shown(column: Column, text: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """The text of a field with the name of what it points to: "MAR (Morocco)"."""
    if column.kind is Kind.FLAG:
        return {"0": _("no"), "1": _("yes")}.get(text, text)
    name = names.get(column.refers, {}).get(text, "")
    return f"{text} ({name})" if name and name != text else text


def field_of(column: Column, *, current: str = "") -> forms.Field:
    """The form field of a column. Its form is checked later, by the same reader that reads the files."""
    common = {
        "label": words.label(column.name),
        "help_text": help_of(column),
        "required": not column.may_be_empty,
    }
    choices = choices_of(column)
    if choices is not None:
        if current and current not in dict(choices):
            choices.append((current, current))
        return forms.ChoiceField(choices=[("", "—"), *choices], **common)
    widget = forms.Textarea if column.name in LONG else forms.TextInput
    attributes: dict[str, object] = {"dir": "auto"}
    if column.name in LONG:
        attributes["rows"] = 2
    return forms.CharField(max_length=4000, widget=widget(attrs=attributes), **common)


def choices_of(column: Column) -> list[tuple[str, str]] | None:
    """The choices of a column that has a closed list, None where text is typed."""
    if column.kind is Kind.ONE_OF:
        return [(value, value) for value in column.values]
    if column.kind is Kind.STANDING:
        return [(value, value) for value in STANDINGS]
    if column.kind is Kind.FLAG:
        return [("0", _("no")), ("1", _("yes"))]
    if column.kind is Kind.SOURCE:
        return [(key, named(key, title)) for key, title in Source.objects.values_list("key", "title")]
    if column.kind is Kind.REFERENCE and column.refers in registry.registered():
        rows = sorted(names_of(column.refers).items(), key=lambda pair: pair[1].casefold())
        return [
            *((word, word) for word in column.besides),
            *((key, named(key, name)) for key, name in rows),
        ]
    return None


def named(key: str, name: str) -> str:
    """A choice: "Morocco (MAR)", long names shortened so that the list fits its page."""
    if name == key:
        return key
    return f"{Truncator(name).chars(50)} ({key})"
