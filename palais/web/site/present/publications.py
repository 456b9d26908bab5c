"""Publications in words: the list with covers, and one with its languages side by side, its versions, its citation."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from palais.apps.office.intake.kinds import KINDS
from palais.apps.resources.choices import Audience, Format, TwinKind, WorkKind
from palais.web.answers.publications import (
    FACETS,
    Choice,
    Cover,
    Listing,
    Publication,
    PublicationPage,
    Version,
)
from palais.web.answers.resources import EditionLine, OtherLine, ResourceLine
from palais.web.site.present import dates, links, page_languages, resources, tongues
from palais.web.site.present.resources import written

FORMS = {"BIB": "BibTeX"}
TYPES: dict[Any, str] = {
    WorkKind.REPORT: "Report",
    WorkKind.STUDY: "Report",
    WorkKind.POLICY: "Report",
    WorkKind.DATA: "Report",
    WorkKind.GUIDE: "Book",
    WorkKind.TOOLKIT: "Book",
    WorkKind.CHILD_FRIENDLY: "LearningResource",
    WorkKind.TRAINING: "LearningResource",
}


def index(found: Listing, *, cite: tuple[str, ...]) -> dict[str, Any]:
    here = reverse("publications")
    wanted = asked(found)
    files = links.files(
        "publications-file", [], query=urlencode(wanted), forms=("csv", "xlsx", "json", *cite)
    )
    return {
        "filters": filters(found, action=here),
        "groups": groups(found),
        "number": found.number,
        "total": found.total,
        "pages": pager(found, action=here),
        "files": [{**one, "format": FORMS.get(one["format"], one["format"])} for one in files],
        "news": reverse("publications-feed") + query(wanted),
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Publications")}],
    }


def asked(found: Listing) -> dict[str, str]:
    return {name: value for name, value in asdict(found.asked).items() if value}


def query(parts: Mapping[str, str]) -> str:
    return f"?{urlencode(parts)}" if parts else ""


def groups(found: Listing) -> list[dict[str, Any]]:
    """The rows by year; what has no date stands under its own heading."""
    by_year: dict[str, list[dict[str, Any]]] = {}
    for one in found.found:
        by_year.setdefault(one.line.dated[:4], []).append(card(one))
    return [{"year": year or _("Date not known"), "rows": rows} for year, rows in by_year.items()]


def card(one: Publication) -> dict[str, Any]:
    row = resources.row(one.line)
    return {
        **row,
        "cover": cover(one.cover),
        "summary": written(one.line.summary) if one.line.summary.text else None,
        "languages": [language(code) for code in one.line.languages],
        "versions": [version(each) for each in one.versions],
        "sources": [version(each) for each in one.sources],
        "is_replaced": one.is_replaced,
    }


def language(code: str) -> dict[str, str]:
    return {"code": code, "name": tongues.name(code)}


def cover(one: Cover | None) -> dict[str, Any] | None:
    return {"url": one.address, "width": one.width, "height": one.height, "alt": one.alt} if one else None


def version(one: Version) -> dict[str, Any]:
    return {
        "kind": TwinKind(one.kind).label,
        "title": written(one.title),
        "url": reverse("publication" if one.is_publication else "resource", args=[one.key]),
        "lags": one.lags,
        "flag": flag(one),
    }


def flag(one: Version) -> str:
    """What a reader must know of a version whose source has changed; empty: nothing."""
    if not one.lags or one.changed_on is None:
        return ""
    changed = dates.day(one.changed_on)
    if one.matches_on is None:
        return _("The full text changed on %(changed)s. Nobody has compared this version with it yet.") % {
            "changed": changed
        }
    return _("The full text changed on %(changed)s. This version follows that of %(matches)s.") % {
        "changed": changed,
        "matches": dates.day(one.matches_on),
    }


def pager(found: Listing, *, action: str) -> dict[str, Any]:
    def to(number: int) -> str:
        return action + query({**asked(found), **({"page": str(number)} if number > 1 else {})})

    return {
        "number": found.page,
        "count": found.pages,
        "previous_url": to(found.page - 1) if found.page > 1 else "",
        "next_url": to(found.page + 1) if found.page < found.pages else "",
    }


def filters(found: Listing, *, action: str) -> dict[str, Any]:
    """Plain controls with counts; a facet that could change nothing is left out."""
    wanted = asked(found)
    fields: list[dict[str, Any]] = [{"name": "q", "label": _("Words"), "value": found.asked.q}]
    for name in FACETS:
        if len(found.facets[name]) > 1 or wanted.get(name):
            fields.append(facet(name, found.facets[name], chosen=wanted.get(name, "")))
    options = [("", _("All")), ("yes", _("Child-friendly or easy to read"))]
    chosen = found.asked.simple
    simple = [{"value": value, "label": text, "selected": value == chosen} for value, text in options]
    fields.append({"name": "simple", "label": _("How it is written"), "options": simple})
    return {"action": action, "fields": fields, "active": chips(found, action=action), "clear_url": action}


def facet(name: str, choices: tuple[Choice, ...], *, chosen: str) -> dict[str, Any]:
    title = {
        "topic": _("Topic"),
        "language": _("Language"),
        "audience": _("For"),
        "kind": _("Kind"),
        "year": _("Year"),
    }[name]
    options = [
        {"value": one.value, "label": label(name, one), "selected": one.value == chosen, "count": one.number}
        for one in choices
    ]
    every = {"value": "", "label": _("All"), "selected": not chosen, "count": None}
    return {"name": name, "label": title, "options": [every, *options]}


def label(name: str, one: Choice) -> str:
    """A choice in words; a value that is none of ours stays as it is."""
    if name == "language":
        return tongues.name(one.value)
    words: Any = {"kind": WorkKind, "audience": Audience}.get(name)
    return str(words(one.value).label) if words and one.value in words.values else one.name


def chips(found: Listing, *, action: str) -> list[dict[str, str]]:
    wanted, shown = asked(found), []
    for name, value in wanted.items():
        rest = {other: text for other, text in wanted.items() if other != name}
        known = next((one for one in found.facets.get(name, ()) if one.value == value), None)
        text = label(name, known) if known else value
        if name == "simple":
            text = _("Child-friendly or easy to read")
        shown.append({"label": text, "remove_url": action + query(rest)})
    return shown


def page(found: PublicationPage, *, citation: str, cite: tuple[str, ...]) -> dict[str, Any]:
    """The page of one publication; `citation` is its line, `cite` the forms it can be taken along in."""
    one = found.page.line
    gone = found.page.withdrawn is not None
    files = links.files("publication-file", [one.key], forms=("json", *cite))
    return {
        "row": resources.row(one),
        "summary": written(one.summary) if one.summary.text else None,
        "follows": page_languages.of_text(found.page.lag),
        "withdrawn": found.page.withdrawn,
        "example": _("Example of the demonstration.") if one.example else "",
        "cover": cover(found.cover),
        "spoken": [] if gone else languages(found),
        "kept": [] if gone else kept(one),
        "versions": [version(each) for each in found.versions],
        "sources": [version(each) for each in found.sources],
        "flags": [flag(each) for each in found.sources if each.lags],
        "changed": dates.day(found.content_changed_on) if found.content_changed_on else "",
        "replaces": [other(each) for each in found.replaces],
        "replaced_by": other(found.replaced_by) if found.replaced_by else None,
        "terms": terms(found),
        "citation": citation,
        "cite": [{**each, "format": FORMS.get(each["format"], each["format"])} for each in files],
        "work": structured(found),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Publications"), "url": reverse("publications")},
            {"label": one.title.text},
        ],
    }


def terms(found: PublicationPage) -> list[dict[str, Any]]:
    """What is known of it; the titles in its languages stand with these."""
    return [term for term in resources.terms(found.page) if term["term"] != _("Other titles")]


def other(one: OtherLine) -> dict[str, Any]:
    return {"title": written(one.title), "url": reverse("publication", args=[one.key])}


def languages(found: PublicationPage) -> list[dict[str, Any]]:
    """One row a language: what it is called there, and the forms in which it can be had."""
    titles = {title.language: title for title in found.page.titles}
    rows: dict[str, list[EditionLine]] = {}
    for each in found.page.line.editions:
        rows.setdefault(each.language, []).append(each)
    return [
        {
            **language(code),
            "title": written(titles[code]) if code in titles else None,
            "editions": [edition(each, key=found.page.line.key) for each in editions],
        }
        for code, editions in rows.items()
    ]


def edition(one: EditionLine, *, key: str) -> dict[str, Any]:
    return {
        **resources.edition(one, key=key),
        "absent": one.is_absent,
        "size": one.file_size,
        "date": dates.text(one.dated) if one.dated else "",
    }


def kept(one: ResourceLine) -> list[dict[str, Any]]:
    """Files that are kept here, with what proves that nothing in them changed."""
    return [
        {
            "name": each.file_name or tongues.name(each.language),
            "language": tongues.name(each.language),
            "format": str(Format(each.format).label),
            "size": each.file_size,
            "checksum": each.checksum,
            "saved": dates.day(each.saved_on) if each.saved_on else "",
        }
        for each in one.editions
        if each.checksum
    ]


def words(seen: str) -> dict[str, str]:
    """The words of the line of a citation."""
    return {
        "undated": pgettext("publication", "no date"),
        "seen": _("seen on %(day)s") % {"day": seen},
    }


def structured(found: PublicationPage) -> dict[str, Any] | None:
    """What search engines are told; nothing of an example, and nothing of what was withdrawn."""
    one = found.page.line
    if one.example or found.page.withdrawn is not None:
        return None
    audiences = [
        {"@type": "Audience", "audienceType": str(Audience(each).label)} for each in found.page.audiences
    ]
    known = {
        "description": one.summary.text,
        "datePublished": one.dated,
        "dateModified": found.content_changed_on.isoformat() if found.content_changed_on else "",
        "inLanguage": list(one.languages),
        "author": [{"@type": "Organization", "name": each.name} for each in one.makers],
        "audience": audiences,
        "about": list(found.page.topics.values()),
        "encoding": [encoding(each) for each in one.editions if each.file_name],
        "license": found.page.rights if found.page.rights.startswith("https://") else "",
    }
    return {
        "@type": TYPES.get(WorkKind(one.kind), "CreativeWork"),
        "name": one.title.text,
        "known": {name: value for name, value in known.items() if value},
    }


def encoding(one: EditionLine) -> dict[str, Any]:
    kind = KINDS.get(one.format)
    known = {
        "@type": "MediaObject",
        "name": one.file_name,
        "inLanguage": one.language,
        "encodingFormat": kind.content_type if kind else "",
        "contentSize": str(one.file_size or ""),
        "sha256": one.checksum,
    }
    return {name: value for name, value in known.items() if value}
