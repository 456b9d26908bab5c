"""Finding rows of a table: by any text or name in them, by layer, by standing, in force or withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from palais.apps.office import facts as registry
from palais.apps.office.choices import Layer
from palais.apps.office.desk import columns, words
from palais.apps.office.models import FactRow
from palais.core.words import fold
from palais.reference.catalogue import TABLES
from palais.reference.spec import Kind

PAGE = 50
MOST_COLUMNS = 7
ASIDE = {"note", "notes", "precision", "name_fr", "name_es", "name_ar", "name_ru", "name_zh"}


class Filter(forms.Form):
    """What to look for; an empty field asks for everything."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    layer = forms.ChoiceField(label=_("Layer"), required=False, choices=[("", _("all")), *Layer.choices])
    standing = forms.ChoiceField(
        label=_("Verified or not"),
        required=False,
        choices=[("", _("all")), ("unverified", _("unverified")), ("ok", _("verified"))],
    )
    force = forms.ChoiceField(
        label=_("In force"),
        required=False,
        choices=[("", _("in force")), ("withdrawn", _("withdrawn")), ("all", _("both"))],
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One row in the list."""

    key: str
    cells: tuple[str, ...]
    record: FactRow


def headings(table: str) -> list[str]:
    """The columns that a list has room for: the key first, then what comes first in the file."""
    spec = TABLES[table]
    others = [
        column.name
        for column in spec.columns
        if column.name not in {*spec.key, *ASIDE} and column.kind not in {Kind.SOURCE, Kind.STANDING}
    ]
    return [*spec.key, *others][:MOST_COLUMNS]


def labels(table: str) -> list[str]:
    return [words.label(name) for name in headings(table)]


def find(table: str, wanted: Filter, *, page: str | None) -> tuple[Page, list[Line]]:
    """One page of the rows that match, in the order of their keys, and their cells."""
    found = matching(table, wanted)
    here = Paginator(found, PAGE).get_page(page)
    loader = registry.registered()[table]
    records = {record.fact_key: record for record in loader.model.everything.filter(fact_key__in=list(here))}
    own = TABLES[table].columns
    by_name, names = {column.name: column for column in own}, columns.names_for(own)
    shown = headings(table)
    return here, [
        Line(
            key,
            tuple(columns.shown(by_name[name], record.raw.get(name, ""), names) for name in shown),
            record,
        )
        for key in here
        if (record := records.get(key)) is not None
    ]


def matching(table: str, wanted: Filter) -> list[str]:
    """Keys of the rows that match. Names count as well as codes: "morocco" finds MAR."""
    values = wanted.cleaned_data if wanted.is_valid() else {}
    rows = registry.registered()[table].model.everything.all()
    force = values.get("force", "")
    if force != "all":
        rows = rows.filter(withdrawn_on__isnull=force != "withdrawn")
    if values.get("layer"):
        rows = rows.filter(layer=values["layer"])
    if values.get("standing"):
        rows = rows.filter(verified=values["standing"] == "ok")
    pairs = rows.values_list("fact_key", "raw").order_by("fact_key")
    asked = fold(values.get("q", "")).split()
    if not asked:
        return [key for key, _raw in pairs]
    return [key for key, text in folded(table, pairs) if all(word in text for word in asked)]


def folded(table: str, pairs: Iterable[tuple[str, dict[str, str]]]) -> Iterable[tuple[str, str]]:
    """Each row as one text without case and accents, with the names of what it points to."""
    refers = {column.name: column.refers for column in TABLES[table].columns if column.refers}
    names = {
        name: {key: fold(word) for key, word in columns.names_of(target).items()}
        for name, target in refers.items()
    }
    for key, raw in pairs:
        pointed = [names[name].get(raw.get(name, ""), "") for name in refers]
        yield key, " ".join([fold(" ".join([key, *raw.values()])), *pointed])
