"""The fields of each kind of file, and the headings by which they are known."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palais.apps.office.imports import Field
from palais.core import thematic_rows, uhri, upr_info

ONE_A_LINE = _("Several in one cell stand on lines of their own, or are parted by | or ;.")
LABELS: dict[str, Any] = {
    "identifier": _("Identifier"),
    "text": _("Text"),
    "number": _("Number of the paragraph"),
    "language": _("Language of the text"),
    "symbol": _("Symbol of the document"),
    "body": _("Body"),
    "states": _("State"),
    "on": _("Date of the document"),
    "type": pgettext_lazy("passage", "Type"),
    "themes": _("Themes"),
    "issues": _("Themes"),
    "groups": _("Affected groups"),
    "sdgs": _("Sustainable Development Goals"),
    "recommenders": _("Recommending States"),
    "position": _("Position of the State"),
    "action": _("Category of action"),
    "session": _("Session of the review"),
    "headings": _("Headings"),
    "look_at": _("To look at"),
}
OF_TABLES: dict[str, tuple[str, ...]] = {
    "identifier": ("id", "identifiant", "identificador", "идентификатор", "标识", "المعرف"),
    "number": ("paragraph", "para", "paragraph number", "paragraphe", "párrafo", "пункт", "段", "الفقرة"),
    "language": ("language", "langue", "idioma", "язык", "语言", "اللغة"),
    "text": ("recommendation", "recommandation", "recomendación", "рекомендация", "建议", "التوصية"),
    "states": ("state", "état", "estado", "pays", "país", "государство", "国家", "الدولة"),
    "body": ("committee", "mechanism", "comité", "comité", "комитет", "委员会", "اللجنة"),
    "symbol": ("symbol", "cote", "signatura", "условное обозначение", "文号", "الرمز"),
    "on": ("date", "fecha", "дата", "日期", "التاريخ"),
}
REQUIRED = {
    "uhri": ("identifier", "text"),
    "upr-info": ("text", "states"),
    "thematic-list": ("text",),
    "recommendations": ("text", "states"),
}


def of(kind: str) -> tuple[Field, ...]:
    if kind == "uhri":
        return fields(kind, uhri.HEADINGS)
    if kind == "upr-info":
        return fields(kind, upr_info.HEADINGS)
    if kind == "thematic-list":
        return fields(kind, {name: (heading,) for name, heading in thematic_rows.HEADINGS.items()})
    names = dict.fromkeys((*uhri.FIELDS, "number", "language"))
    known = {name: (*uhri.HEADINGS.get(name, ()), *OF_TABLES.get(name, ())) for name in names}
    return fields(kind, known)


def fields(kind: str, known: Mapping[str, tuple[str, ...]]) -> tuple[Field, ...]:
    several = {"states", "themes", "groups", "sdgs", "recommenders"} if kind == "recommendations" else set()
    return tuple(
        Field(
            name,
            LABELS[name],
            ONE_A_LINE if name in several else "",
            required=name in REQUIRED[kind],
            several=name in several,
            guesses=headings,
        )
        for name, headings in known.items()
    )
