"""Resources in words: rows of lists, the page of one, and the columns of files."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.resources.choices import Audience, Format, LinkStatus, Origin, TwinKind, WorkKind
from palais.web.answers.resources import EditionLine, MakerLine, OtherLine, ResourceLine, ResourcePage
from palais.web.answers.texts import Written
from palais.web.site.present import dates, links, page_languages, tongues

COLUMNS = (
    "key", "title", "title_language", "kind", "organisations", "languages", "formats", "date", "origin", "summary",
    "links", "link_status", "links_checked_on", "saved_copy_of", "page",
)  # fmt: skip
FORMS = {"BIB": "BibTeX"}
TAUGHT = {str(WorkKind.TRAINING), str(WorkKind.TOOLKIT)}
STATUS = {
    LinkStatus.UNCHECKED: "unknown",
    LinkStatus.WORKS: "done",
    LinkStatus.MOVED: "soon",
    LinkStatus.BROKEN: "late",
    LinkStatus.UNSURE: "unverified",
    LinkStatus.CLOSED: "unknown",
}


def written(text: Written) -> dict[str, str]:
    """A text with the attributes of the language it is in."""
    return {"text": text.text, "lang": text.language, "dir": tongues.direction(text.language)}


def rows(found: Iterable[ResourceLine]) -> list[dict[str, Any]]:
    return [row(one) for one in found]


def row(one: ResourceLine) -> dict[str, Any]:
    """A compact row: title, then kind, makers and date, then its editions as links."""
    return {
        "key": one.key,
        "url": address(one),
        "title": written(one.title),
        "kind": WorkKind(one.kind).label,
        "makers": [maker(each) for each in one.makers],
        "date": dates.text(one.dated) if one.dated else "",
        "editions": [edition(each, key=one.key) for each in one.editions],
        "checked": checked_all(one),
        "example": one.example,
    }


def address(one: ResourceLine) -> str:
    """The page of a resource; a publication has its own kind of page."""
    return reverse("publication" if one.is_publication else "resource", args=[one.key])


def maker(one: MakerLine) -> dict[str, str]:
    return {"name": one.name, "url": reverse("member", args=[one.key]) if one.key else ""}


def edition(one: EditionLine, *, key: str) -> dict[str, Any]:
    """A language and format, where it leads, and how its link stands."""
    form = str(Format(one.format).label)
    return {
        "language": tongues.name(one.language),
        "code": one.language,
        "format": form,
        "url": target(one, key=key),
        "away": bool(one.address) and not one.use_saved,
        "trouble": trouble(one),
        "saved": saved(one, key=key),
        "note": one.note,
    }


def target(one: EditionLine, *, key: str) -> str:
    """Where readers are led: to the file kept here, to the saved copy, or to the link; empty: it is not to be had."""
    if one.is_absent:
        return ""
    if one.use_saved:
        return reverse("resource-saved", args=[key, one.number])
    return one.address or reverse("resource-download", args=[key, one.number])


def trouble(one: EditionLine) -> str:
    """What a reader must know before following a link; empty: nothing."""
    if one.use_saved or not one.is_bad or one.since is None:
        return ""
    return _("did not open since %(day)s") % {"day": dates.day(one.since)}


def saved(one: EditionLine, *, key: str) -> dict[str, str] | None:
    if one.saved_on is None:
        return None
    return {
        "url": reverse("resource-saved", args=[key, one.number]),
        "text": _("saved copy of %(day)s") % {"day": dates.day(one.saved_on)},
    }


def checked_all(one: ResourceLine) -> str:
    """When its links were last looked at: the oldest of those days."""
    days = [each.checked_on for each in one.editions if each.address]
    known = [day for day in days if day]
    if not days or len(known) < len(days):
        return _("not checked yet") if days else ""
    return _("checked on %(day)s") % {"day": dates.day(min(known))}


def checked(one: EditionLine) -> str:
    """When and how the link was last looked at, in words."""
    if not one.address:
        return ""
    if one.checked_on is None:
        return _("Not checked yet")
    day = {"day": dates.day(one.checked_on)}
    return _("Checked by hand on %(day)s") % day if one.by_hand else _("Checked on %(day)s") % day


def table_rows(found: Iterable[ResourceLine], *, site: str) -> list[dict[str, Any]]:
    """One row a resource, for CSV, XLSX and JSON; several values stand with a bar between them."""
    return [file_row(one, site=site) for one in found]


def file_row(one: ResourceLine, *, site: str) -> dict[str, Any]:
    days = [each.checked_on for each in one.editions if each.checked_on]
    return {
        "key": one.key,
        "title": one.title.text,
        "title_language": one.title.language,
        "kind": one.kind,
        "organisations": " | ".join(each.name for each in one.makers),
        "languages": " | ".join(one.languages),
        "formats": " | ".join(each.format for each in one.editions),
        "date": one.dated,
        "origin": one.origin,
        "summary": one.summary.text,
        "links": " | ".join(each.address for each in one.editions if each.address),
        "link_status": " | ".join(each.status for each in one.editions if each.address),
        "links_checked_on": min(days).isoformat() if days else "",
        "saved_copy_of": " | ".join(each.saved_on.isoformat() for each in one.editions if each.saved_on),
        "page": f"{site}{address(one)}",
    }


def page(found: ResourcePage, *, cite: Iterable[str]) -> dict[str, Any]:
    """The page of one resource; `cite` are the forms in which it can be cited."""
    one = found.line
    place = found.places[0] if found.places else None
    way = (
        [
            {"label": _("Resource hubs"), "url": reverse("hubs")},
            {"label": place.hub_title.text, "url": reverse("hub", args=[place.hub])},
        ]
        if place
        else [{"label": _("Resources"), "url": reverse("resources")}]
    )
    return {
        "row": row(one),
        "summary": written(one.summary) if one.summary.text else None,
        "follows": page_languages.of_text(found.lag),
        "withdrawn": found.withdrawn,
        "editions": []
        if found.withdrawn is not None
        else [edition_row(each, key=one.key) for each in one.editions],
        "terms": terms(found),
        "twins": [other(each) for each in found.twins],
        "sources": [other(each) for each in found.sources],
        "example": _("Example, made up for a demonstration") if one.example else "",
        "work": structured(found),
        "files": named(links.files("resource-file", [one.key], forms=("json", *cite))),
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, *way, {"label": one.title.text}],
    }


def named(files: list[dict[str, str]]) -> list[dict[str, str]]:
    """Files by the names that people know."""
    return [{**one, "format": FORMS.get(one["format"], one["format"])} for one in files]


def edition_row(one: EditionLine, *, key: str) -> dict[str, Any]:
    """A line of the table of editions."""
    return {
        **edition(one, key=key),
        "date": dates.text(one.dated) if one.dated else "",
        "status": STATUS[LinkStatus(one.status)] if one.status else "",
        "word": LinkStatus(one.status).label if one.status else "",
        "since": dates.day(one.since) if one.since and one.is_bad else "",
        "checked": checked(one),
        "moved_to": one.moved_to,
        "size": one.file_size,
        "checksum": one.checksum,
    }


def terms(found: ResourcePage) -> list[dict[str, Any]]:
    """What is known, in a fixed order; what is not known here is left out."""
    one = found.line
    state = [{"text": name, "url": reverse("state", args=[key])} for key, name in found.states.items()]
    known: list[tuple[str, list[dict[str, Any]]]] = [
        (_("Kind"), [{"text": WorkKind(one.kind).label}]),
        (_("By"), [{"text": each["name"], "url": each["url"]} for each in map(maker, one.makers)]),
        (_("Date"), [{"text": dates.text(one.dated)}] if one.dated else []),
        (_("From"), [{"text": Origin(one.origin).label}]),
        (_("For"), [{"text": Audience(each).label} for each in found.audiences]),
        (_("Topics"), [{"text": name} for name in found.topics.values()]),
        (_("States"), state),
        (_("Treaties"), [{"text": key, "url": reverse("treaty", args=[key])} for key in found.treaties]),
        (
            _("UN bodies"),
            [{"text": key.upper(), "url": reverse("body", args=[key])} for key in found.bodies],
        ),
        (
            _("UN symbol"),
            [{"symbol": one.symbol, "url": reverse("symbol", args=[one.symbol])}] if one.symbol else [],
        ),
        (_("Rights"), [{"text": found.rights}] if found.rights else []),
        (
            _("Other titles"),
            [written(title) for title in found.titles if title.language != one.title.language],
        ),
        (
            _("In the hubs"),
            [
                {
                    "text": f"{each.hub_title.text}: {each.section_title.text}",
                    "url": f"{reverse('hub', args=[each.hub])}?section={each.section}",
                }
                for each in found.places
            ],
        ),
    ]
    return [{"term": term, "values": values} for term, values in known if values]


def other(one: OtherLine) -> dict[str, Any]:
    return {
        "kind": TwinKind(one.kind).label,
        "title": written(one.title),
        "url": reverse("resource", args=[one.key]),
        "lags": one.lags,
    }


def structured(found: ResourcePage) -> dict[str, Any] | None:
    """What search engines are told; nothing of an example, and nothing of what was withdrawn."""
    one = found.line
    if one.example or found.withdrawn is not None:
        return None
    known = {
        "description": one.summary.text,
        "datePublished": one.dated,
        "inLanguage": list(one.languages),
        "author": [{"@type": "Organization", "name": each.name} for each in one.makers],
        "sameAs": [each.address for each in one.editions if each.address and not each.use_saved],
        "license": found.rights if found.rights.startswith("https://") else "",
    }
    return {
        "@type": "LearningResource" if one.kind in TAUGHT else "CreativeWork",
        "name": one.title.text,
        "known": {name: value for name, value in known.items() if value},
    }
