"""The kinds of imports of recommendations, as the office knows them."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.library.choices import Origin
from palais.apps.library.imports import fields, wording
from palais.apps.library.imports.work import Recommendations
from palais.apps.library.permissions import may_import_recommendations
from palais.apps.office import imports, permissions
from palais.apps.office.imports import reasons
from palais.apps.office.intake import purposes, sentences
from palais.apps.office.intake.purposes import MIB, Purpose

EXPORT = Purpose(
    "index-export", ("text", "xlsx", "html"), 1024 * MIB, unpacked=4096 * MIB, may=permissions.may_import
)
LIST = Purpose("thematic-list", ("docx", "pdf", "html"), 50 * MIB, may=permissions.may_import)
HERE = "palais.apps.library.imports"
LIST_READER = imports.Reader(
    head=f"{HERE}.lists:head",
    rows=f"{HERE}.lists:rows",
    purpose=LIST.key,
    bounds={"memory_mib": 1024, "cpu_seconds": 120},
    step=500,
    longest=100_000,
    named=True,
)
READER = imports.Reader(
    head=f"{HERE}.reading:head",
    rows=f"{HERE}.reading:rows",
    purpose=EXPORT.key,
    bounds={"memory_mib": 768, "file_mib": 2048},
    step=500,
    longest=100_000,
)


def kind(
    key: str, label: Any, said: Any, *, origin: Origin, reader: imports.Reader = READER
) -> imports.ImportKind:
    return imports.ImportKind(
        key=key,
        label=label,
        help=said,
        fields=fields.of(key),
        work=partial(Recommendations, origin=origin),
        may=may_import_recommendations,
        reader=reader,
        shown=shown,
        withdraws=True,
    )


def shown(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a row for people: fields by their names, lists as texts, what is empty left out."""
    found: dict[str, Any] = {}
    for name, label in fields.LABELS.items():
        value = values.get({"type": "kind"}.get(name, name))
        if value not in (None, "", [], {}):
            found[str(label)] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if values.get("withdrawn_on"):
        found[str(_("Gone since"))] = values["withdrawn_on"]
    return found


def register() -> None:
    purposes.register(EXPORT, LIST)
    sentences.register(wording.REFUSED)
    reasons.register(wording.SENTENCES)
    reasons.register_repairs(wording.REPAIRS)
    imports.register(
        kind(
            "uhri",
            _("Universal Human Rights Index"),
            _("The export of the index as Excel or JSON, as it was downloaded."),
            origin=Origin.UHRI,
        ),
        kind(
            "upr-info",
            _("UPR Info database"),
            _("The export of recommendations as CSV or Excel, as it was downloaded."),
            origin=Origin.UPR_INFO,
        ),
        kind(
            "thematic-list",
            _("Thematic list of OHCHR"),
            _("The list of recommendations of one review as OHCHR sends it, in Word or PDF."),
            origin=Origin.THEMATIC_LIST,
            reader=LIST_READER,
        ),
        kind(
            "recommendations",
            _("Recommendations from a table"),
            _("One row for each recommendation, in any CSV, Excel or JSON file. Its columns can be kept."),
            origin=Origin.TABLE,
        ),
    )
