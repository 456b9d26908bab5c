"""Lists of statements, as their templates and files take them."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.signons.choices import StatementKind
from palais.web.answers.statements import FILTERS, StatementLine, StatementList
from palais.web.site.present import dates, links, tongues

COLUMNS = (
    *("key", "kind", "date", "title", "language", "original", "languages", "body", "session"),
    *("signatories", "address", "example"),
)


def context(found: StatementList, *, wanted: dict[str, str]) -> dict[str, Any]:
    query = urlencode({name: value for name, value in wanted.items() if value})
    tail = f"?{query}" if query else ""
    return {
        "lines": list(map(line, found.lines)),
        "count": found.count,
        "total": found.total,
        "filters": filters(found, wanted) if found.total else None,
        "pages": links.pager(reverse("statements"), wanted, page=found.page, pages=found.pages),
        "feed": reverse("statements-feed") + tail,
        "files": links.files("statements-file", [], query=query),
        "dataset": {
            "name": _("Joint statements and letters"),
            "description": _("Each with its date, its languages and how many signed."),
            "files": links.files("statements-file", []),
        },
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Statements")}],
    }


def line(one: StatementLine) -> dict[str, Any]:
    """One statement in a list, here and on the pages of sessions, States and organisations."""
    return {
        "url": one.path,
        "kind": kind(one.kind),
        "title": tongues.text_in(one.language, one.title),
        "on": dates.partial(one.on),
        "languages": tongues.names(one.languages),
        "signatories": signatories(one.signatories),
        "example": _("example") if one.example else "",
    }


def kind(value: str) -> str:
    return str(StatementKind(value).label)


def signatories(count: int) -> str:
    """How many signed; empty where nobody is listed."""
    if not count:
        return ""
    return ngettext("%(count)d signatory", "%(count)d signatories", count) % {"count": count}


def filters(found: StatementList, wanted: dict[str, str]) -> dict[str, Any]:
    labels = {
        "year": _("Year"),
        "kind": _("Kind"),
        "body": _("Body"),
        "session": _("Session"),
        "topic": _("Topic"),
        "state": _("State"),
        "language": _("Language"),
        "signatory": _("Signed by"),
    }
    choices = {}
    for name in FILTERS:
        options = found.choices.get(name, [])
        if name == "kind":
            options = [(value, kind(value)) for value, _label in options]
        if name == "language":
            options = [(code, tongues.name(code)) for code, _label in options]
        if options or wanted[name]:
            choices[name] = (labels[name], options)
    asked = {name: wanted[name] for name in choices}
    return links.filter_form(action=reverse("statements"), wanted=asked, texts={}, choices=choices)


def rows(lines: tuple[StatementLine, ...]) -> list[dict[str, Any]]:
    return [
        {
            "key": one.key,
            "kind": one.kind,
            "date": one.on.isoformat(),
            "title": one.title,
            "language": one.language,
            "original": one.original,
            "languages": " | ".join(one.languages),
            "body": one.body,
            "session": one.session,
            "signatories": one.signatories,
            "address": one.path,
            "example": one.example,
        }
        for one in lines
    ]
