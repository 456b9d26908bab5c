"""The organisations of the network, as their templates, CSV, XLSX and JSON take them."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.people.choices import Involvement, Kind, Level, NameKind, Standing
from palais.web import listing
from palais.web.answers.members import SHOWN, Member, MemberList
from palais.web.answers.network import Figures
from palais.web.answers.plain import plain
from palais.web.site.present import cells, dates, links, network, tongues

COLUMNS = (
    *("key", "name", "language", "acronym", "other_names", "kind", "level", "standing"),
    *("state", "state_name", "website", "joined_on", "left_on", "example"),
    *("work_states", "topics", "languages", "children", "contact_email"),
)
UNKNOWN = "unknown"
MOST_NAMED = 3
JSON_LD: dict[Any, str] = {
    Kind.ACADEMIC: "EducationalOrganization",
    Kind.NHRI: "Organization",
    Kind.UN_ENTITY: "Organization",
}


def context(answer: MemberList, *, figures: Figures, wanted: dict[str, str]) -> dict[str, Any]:
    query = urlencode({name: value for name, value in wanted.items() if value})
    return {
        "count": len(answer.members),
        "total": answer.total,
        "sentences": network.sentences(figures),
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
    standing, kind, state, work = _("In the network"), _("Kind"), _("Seat"), _("Works in")
    return cells.table(
        "members-table",
        caption=_("Organisations of the network"),
        columns=[
            {"label": _("Name")},
            {"label": standing},
            {"label": kind},
            {"label": state},
            {"label": work},
        ],
        rows=[
            {
                "header": one.name,
                "url": reverse("member", args=[one.key]),
                "cells": [
                    {"label": standing, "text": Standing(one.standing).label, "note": example(one)},
                    {"label": kind, "text": "" if one.kind == UNKNOWN else Kind(one.kind).label},
                    {"label": state, "text": one.state_name, "url": state_url(one)},
                    {"label": work, "text": works_in(one)},
                ],
            }
            for one in answer.members
        ],
    )


def works_in(one: Member) -> str:
    """The States by name; of many, how many they are."""
    if len(one.work_states) > MOST_NAMED:
        count = len(one.work_states)
        return ngettext("%(count)d State", "%(count)d States", count) % {"count": count}
    return listing.listed(state.name for state in one.work_states)


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
            "state": (_("State of the seat"), by_name(answer.states)),
            "work": (_("State of work"), by_name(answer.work_states)),
            "region": (_("Region"), by_name(answer.regions)),
            "topic": (_("Topic"), list(answer.topics.items())),
            "language": (
                _("Language of work"),
                by_name({code: tongues.name(code) for code in answer.languages}),
            ),
        },
    )


def by_name(names: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda pair: pair[1])


def rows(members: tuple[Member, ...]) -> list[dict[str, Any]]:
    return [
        {
            **plain(one),
            "other_names": " | ".join(other.name for other in one.other_names),
            "work_states": " | ".join(state.key for state in one.work_states),
            "topics": " | ".join(topic.key for topic in one.topics),
            "languages": " | ".join(one.languages),
        }
        for one in members
    ]


def page(one: Member, *, name: str, groups: list[tuple[str, str, str]]) -> dict[str, Any]:
    """The page of one organisation; `name` is that of the network, `groups` key, name and language of each."""
    return {
        "member": one,
        "sentence": sentence(one, network=name),
        "example": example(one),
        "terms": terms(one),
        "groups": [
            {"url": reverse("group", args=[key]), **tongues.text_in(language, group)}
            for key, group, language in groups
        ],
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
        (_("Seat"), [{"text": one.state_name, "url": state_url(one)}] if one.state_name else []),
        (
            _("Works in"),
            [{"text": place.name, "url": reverse("state", args=[place.key])} for place in one.work_states],
        ),
        (
            _("Topics"),
            [
                {"text": topic.name, "url": f"{reverse('members')}?{urlencode({'topic': topic.key})}"}
                for topic in one.topics
            ],
        ),
        (_("Languages of work"), [{"text": tongues.name(code)} for code in one.languages]),
        (
            _("Children"),
            [{"text": Involvement(one.children).label}] if one.children != UNKNOWN else [],
        ),
        (_("In the network since"), [{"text": dates.text(one.joined_on)}] if one.joined_on else []),
        (_("Website"), [{"text": one.website, "url": one.website}] if one.website else []),
        (
            _("Public contact"),
            [{"text": one.contact_email, "url": f"mailto:{one.contact_email}"}] if one.contact_email else [],
        ),
        (_("Other names"), [named(name) for name in one.other_names]),
    ]
    return [{"term": term, "values": values} for term, values in found if values]


def named(name: Any) -> dict[str, Any]:
    """A name with its language, said in words where it is one of ours."""
    kind = "" if name.kind == NameKind.TRANSLATION else f" ({NameKind(name.kind).label})"
    return tongues.text_in(name.language.lower(), f"{name.name}{kind}")


def structured(one: Member) -> dict[str, Any] | None:
    """What search engines are told; nothing of an example."""
    if one.example:
        return None
    known: dict[str, Any] = {
        "areaServed": [{"@type": "Country", "name": place.name} for place in one.work_states],
        "knowsLanguage": list(one.languages),
        "email": one.contact_email,
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
