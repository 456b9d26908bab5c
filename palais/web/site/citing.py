"""Resources as references: RIS and BibTeX of exactly the lines that a page shows."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from palais.apps.resources.choices import Part, WorkKind
from palais.core import citations
from palais.core.citations import Author, Citation, Kind
from palais.web.answers.resources import ResourceLine
from palais.web.site import exports
from palais.web.site.present.resources import address

AUTHOR: Any = Part.AUTHOR
PUBLISHER: Any = Part.PUBLISHER
FORMS = ("ris", "bib")
TYPES = {
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
}
KINDS: dict[Any, Kind] = {
    WorkKind.STATEMENT: Kind.STATEMENT,
    WorkKind.LETTER: Kind.STATEMENT,
    WorkKind.DATA: Kind.DATA,
    WorkKind.PRESS_RELEASE: Kind.PRESS_RELEASE,
    WorkKind.REPORT: Kind.REPORT,
    WorkKind.STUDY: Kind.REPORT,
    WorkKind.GUIDANCE: Kind.REPORT,
    WorkKind.GENERAL_COMMENT: Kind.REPORT,
    WorkKind.POLICY: Kind.REPORT,
    WorkKind.GUIDE: Kind.BOOK,
    WorkKind.TOOLKIT: Kind.BOOK,
    WorkKind.TRAINING: Kind.BOOKLET,
    WorkKind.CHILD_FRIENDLY: Kind.BOOKLET,
    WorkKind.VIDEO: Kind.VIDEO,
    WorkKind.AUDIO: Kind.SOUND,
    WorkKind.PAGE: Kind.PAGE,
    WorkKind.SESSION_UPDATE: Kind.PAGE,
    WorkKind.CALL: Kind.PAGE,
}


def citation(one: ResourceLine) -> Citation:
    """A resource as it is cited: at its own address, else at its page here, as publications always are."""
    away = (
        ""
        if one.is_publication
        else next((each.address for each in one.editions if each.address and not each.use_saved), "")
    )
    checked = [each.checked_on for each in one.editions if each.address and each.checked_on]
    return Citation(
        key=one.key,
        title=one.title.text,
        kind=KINDS.get(one.kind, Kind.OTHER),
        authors=tuple(Author(name=each.name) for each in one.makers if Part(each.part) is AUTHOR),
        published=one.dated,
        publisher=next((each.name for each in one.makers if Part(each.part) is PUBLISHER), ""),
        languages=one.languages,
        url=away or f"{settings.SITE_ADDRESS}{address(one)}",
        accessed=max(checked).isoformat() if away and checked else "",
        summary=one.summary.text,
        number=one.symbol,
    )


def file(form: str, *, name: str, lines: Iterable[ResourceLine]) -> HttpResponse:
    """A file of references; in a demonstration its name says so."""
    return written(form, name=name, works=map(citation, lines))


def written(form: str, *, name: str, works: Iterable[Citation]) -> HttpResponse:
    """A file of any works as they are cited."""
    write = {"ris": citations.ris, "bib": citations.bibtex}[form]
    body = "".join(write(works))
    shown = f"{exports.DEMONSTRATION}-{name}" if settings.DEMO else name
    return exports.attachment(HttpResponse(body, content_type=TYPES[form]), f"{shown}.{form}")
