"""A UN document symbol in words, part by part, in the language of the page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.treaties import queries
from palais.apps.treaties.models import State, TreatyBody
from palais.core.symbols import DatabaseFile, Description, Symbol, SymbolNotUnderstood, describe
from palais.web.site.present import labels
from palais.web.site.present.kinds import kind
from palais.web.site.present.refusals import because

EXAMPLES = ("CRC/C/MAR/CO/3-4", "CRC/C/GC/26", "CRC/C/NOR/QPR/7", "A/HRC/WG.6/48/BOL/1", "CRC/C/15/Add.237")


def index_context() -> dict[str, Any]:
    return {
        "examples": examples(),
        "crumbs": crumbs(),
    }


def examples() -> list[dict[str, str]]:
    return [{"symbol": text, "url": reverse("symbol", args=[text])} for text in EXAMPLES]


def crumbs(*last: str) -> list[dict[str, str]]:
    start = [{"label": _("Home"), "url": reverse("home")}]
    if not last:
        return [*start, {"label": _("UN symbols"), "url": ""}]
    return [
        *start,
        {"label": _("UN symbols"), "url": reverse("symbols")},
        *({"label": text, "url": ""} for text in last),
    ]


def context(symbol: Symbol) -> dict[str, Any]:
    description = describe(symbol)
    return {
        "symbol": str(symbol),
        "kind": kind(description.kind),
        "terms": terms(description),
        "joint": [{"symbol": str(other), "kind": kind(other.kind)} for other in symbol.joint],
        "address": symbol.document_address(get_language() or "en"),
        "state": state_link(description),
        "crumbs": crumbs(str(symbol)),
    }


def state_link(description: Description) -> dict[str, str] | None:
    state = queries.state(iso3=description.state) if description.state else None
    return {"name": state.name, "url": reverse("state", args=[state.iso3])} if state else None


def terms(description: Description) -> list[dict[str, Any]]:
    entries = [
        (_("Kind"), {"text": kind(description.kind)}),
        (
            _("Adds to or corrects"),
            {"text": kind(description.base_kind) if description.base_kind is not description.kind else ""},
        ),
        (_("Body"), {"text": body_name(description)}),
        (_("Treaty"), treaty(description)),
        (_("State"), state(description)),
        (_("Territory"), {"text": description.territory}),
        (_("Reports"), {"text": reports(description)}),
        (_("Session"), {"text": text_of(description.session)}),
        (_("Number"), {"text": text_of(description.number)}),
        (_("Year"), {"text": text_of(description.year)}),
        (_("Suffixes"), {"text": ", ".join(map(str, description.suffixes))}),
    ]
    return [{"term": term, "values": [value]} for term, value in entries if value.get("text")]


def text_of(number: int | None) -> str:
    return "" if number is None else str(number)


def body_name(description: Description) -> str:
    if description.body is None:
        return ""
    record = TreatyBody.public.filter(key=description.body.value.lower()).first()
    if record:
        return record.name
    return {
        "GA": _("General Assembly"),
        "ECOSOC": _("Economic and Social Council"),
        "SC": _("Security Council"),
        "CHR": _("Commission on Human Rights"),
        "HRI": _("Human rights instruments"),
        "SP": _("Special procedures of the Human Rights Council"),
        "ST": _("Secretariat of the United Nations"),
    }.get(description.body.value, description.body.value)


def treaty(description: Description) -> dict[str, Any]:
    record = queries.treaty(key=description.instrument) if description.instrument else None
    if record is None:
        return {}
    return {"text": record.name, "url": reverse("treaty", args=[record.key])}


def state(description: Description) -> dict[str, Any]:
    record: State | None = queries.state(iso3=description.state) if description.state else None
    if record is None:
        return {"text": description.state or ""}
    return {"text": record.name, "url": reverse("state", args=[record.iso3])}


def reports(description: Description) -> str:
    first, last = description.cycle_from, description.cycle_to
    if first is None or last is None:
        return ""
    return labels.ordinal_reports(str(first) if first == last else f"{first}-{last}")


def file_name(file: DatabaseFile, *, text: str) -> dict[str, Any]:
    """What the name of a file of the treaty-body database says; the letters for its kind are not decoded."""
    record = queries.state(iso3=file.state) if file.state else None
    body = TreatyBody.public.filter(key=file.body.value.lower()).first()
    entries = [
        (_("Body"), {"text": body.name if body else file.body.value}),
        (_("State"), {"text": record.name, "url": reverse("state", args=[record.iso3])} if record else {}),
        (_("Session"), {"text": text_of(file.session)}),
        (_("Kind"), {"text": file.type}),
        (_("Number"), {"text": str(file.identifier)}),
        (_("Language"), {"text": file.language}),
    ]
    return {
        "name": text,
        "terms": [{"term": term, "values": [value]} for term, value in entries if value.get("text")],
        "crumbs": crumbs(text),
    }


def refusal(error: SymbolNotUnderstood, *, text: str) -> dict[str, Any]:
    """Where the text stops being a symbol; the place is marked, nothing is guessed."""
    shown = text[:200]
    place = min(max(error.position, 0), len(shown))
    return {
        "text": shown,
        "before": shown[:place],
        "at": shown[place : place + 1],
        "after": shown[place + 1 :],
        "reason": because(error.reason),
        "examples": examples(),
        "crumbs": crumbs(shown),
    }
