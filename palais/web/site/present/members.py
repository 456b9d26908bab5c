"""The organisations of the network, as their templates, CSV, XLSX and JSON take them."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from palais.apps.people.choices import Kind, Level, NameKind, Standing
from palais.web.answers.members import SHOWN, Member, MemberList
from palais.web.answers.plain import plain
from palais.web.site import languages
from palais.web.site.present import cells, dates, links

COLUMNS = (
    *("key", "name", "language", "acronym", "other_names", "kind", "level", "standing"),
    *("state", "state_name", "website", "joined_on", "left_on", "example"),
)
UNKNOWN = "unknown"
JSON_LD: dict[Any, str] = {
    Kind.ACADEMIC: "EducationalOrganization",
    Kind.NHRI: "Organization",
    Kind.UN_ENTITY: "Organization",
}


def context(answer: MemberList, *, wanted: dict[str, str]) -> dict[str, Any]:
    query = urlencode({name: value for name, value in wanted.items() if value})
    return {
        "count": len(answer.members),
        "total": answer.total,
        "filters": filters(answer, wanted),
        "table": table(answer) if answer.members else None,
        "files": links.files("members-file", [], query=query),
        "dataset": {
            "name": _("Organisations of the network"),
            "description": _("Members, observers and partners that are listed in public."),
            "files": links.files("members-file", []),
        },
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Network")}],
    }


def table(answer: MemberList) -> dict[str, Any]:
    standing, kind, state = _("In the network"), _("Kind"), _("State")
    return cells.table(
        "members-table",
        caption=_("Organisations of the network"),
        columns=[{"label": _("Name")}, {"label": standing}, {"label": kind}, {"label": state}],
        rows=[
            {
                "header": one.name,
                "url": reverse("member", args=[one.key]),
                "cells": [
                    {"label": standing, "text": Standing(one.standing).label, "note": example(one)},
                    {"label": kind, "text": "" if one.kind == UNKNOWN else Kind(one.kind).label},
                    {"label": state, "text": one.state_name, "url": state_url(one)},
                ],
            }
            for one in answer.members
        ],
    )


def example(one: Member) -> str:
    return _("Example, made up for a demonstration") if one.example else ""


def state_url(one: Member) -> str:
    return reverse("state", args=[one.state]) if one.state_name else ""


def filters(answer: MemberList, wanted: dict[str, str]) -> dict[str, Any]:
    return links.filter_form(
        action=reverse("members"),
        wanted=wanted,
        texts={"q": _("Name or acronym")},
        choices={
            "kind": (_("Kind"), [(value, str(label)) for value, label in Kind.choices]),
            "standing": (_("In the network"), [(one.value, str(one.label)) for one in SHOWN]),
            "state": (_("State"), sorted(answer.states.items(), key=lambda pair: pair[1])),
        },
    )


def rows(members: tuple[Member, ...]) -> list[dict[str, Any]]:
    return [
        {**plain(one), "other_names": " | ".join(other.name for other in one.other_names)} for one in members
    ]


def page(one: Member, *, network: str) -> dict[str, Any]:
    """The page of one organisation."""
    return {
        "member": one,
        "sentence": sentence(one, network=network),
        "example": example(one),
        "terms": terms(one),
        "files": links.files("member-file", [one.key], forms=("json", "csv", "xlsx")),
        "organisation": structured(one),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Network"), "url": reverse("members")},
            {"label": one.name},
        ],
    }


def sentence(one: Member, *, network: str) -> str:
    words = {"name": one.name, "network": network}
    said: dict[Any, str] = {
        Standing.MEMBER: _("%(name)s is a member of %(network)s."),
        Standing.OBSERVER: _("%(name)s is an observer in %(network)s."),
        Standing.PARTNER: _("%(name)s is a partner of %(network)s."),
    }
    return said[Standing(one.standing)] % words


def terms(one: Member) -> list[dict[str, Any]]:
    """What is known, in a fixed order; what is not known here is left out."""
    found: list[tuple[str, list[dict[str, Any]]]] = [
        (_("Acronym"), [{"text": one.acronym}] if one.acronym else []),
        (_("Kind"), [{"text": Kind(one.kind).label}] if one.kind != UNKNOWN else []),
        (_("Reach"), [{"text": Level(one.level).label}] if one.level != UNKNOWN else []),
        (_("State"), [{"text": one.state_name, "url": state_url(one)}] if one.state_name else []),
        (_("In the network since"), [{"text": dates.text(one.joined_on)}] if one.joined_on else []),
        (_("Website"), [{"text": one.website, "url": one.website}] if one.website else []),
        (_("Other names"), [named(name) for name in one.other_names]),
    ]
    return [{"term": term, "values": values} for term, values in found if values]


def named(name: Any) -> dict[str, Any]:
    """A name with its language, said in words where it is one of ours."""
    kind = "" if name.kind == NameKind.TRANSLATION else f" ({NameKind(name.kind).label})"
    code = name.language.lower()
    known: dict[str, Any] = {"text": f"{name.name}{kind}"}
    if not code:
        return known
    try:
        direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
    except KeyError:
        direction = "auto"
    return {**known, "lang": languages.BCP47.get(code, code), "dir": direction}


def structured(one: Member) -> dict[str, Any] | None:
    """What search engines are told; nothing of an example."""
    if one.example:
        return None
    known: dict[str, Any] = {
        "alternateName": [one.acronym, *(other.name for other in one.other_names)],
        "sameAs": one.website,
        "location": {"@type": "Country", "name": one.state_name} if one.state_name else None,
    }
    known["alternateName"] = [text for text in known["alternateName"] if text]
    return {
        "@type": JSON_LD.get(Kind(one.kind), "NGO"),
        "name": one.name,
        "belongs": Standing(one.standing) in (Standing.MEMBER, Standing.OBSERVER),
        "known": {name: value for name, value in known.items() if value},
    }
