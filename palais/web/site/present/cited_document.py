"""A UN document as it is cited: a line in words, and what files for reference managers hold."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.library.models import GeneralComment
from palais.core.citations import Author, Citation, Kind, Words, line
from palais.web.answers import names
from palais.web.answers.library_document import DocumentPage
from palais.web.site import languages

APART = re.compile(r"[^A-Za-z0-9.]+")


def context(work: Citation, key: str, *, read: bool) -> dict[str, Any]:
    """The line and the files. `read`: its text is here, so that JSON has something to say."""
    forms = ("json", "ris", "bib") if read else ("ris", "bib")
    return {
        **in_words(work),
        "cited_as": [
            {
                "format": form.upper(),
                "url": reverse("document-reference", kwargs={"text": key, "form": form}),
            }
            for form in forms
        ],
    }


def in_words(work: Citation) -> dict[str, str]:
    """The line, and apart from it the address, which is read from left to right in every language."""
    return {
        "citation": line(replace(work, url=""), words=Words(undated=_("no date"))),
        "cited_at": work.url,
    }


def citation(records: Sequence[GeneralComment], page: DocumentPage | None) -> Citation:
    """What the facts know of it, else what was read of it: the body wrote it, the symbol tells which it is."""
    return of_facts(records[0]) if records or page is None else of_text(page)


def of_facts(record: GeneralComment) -> Citation:
    return Citation(
        key=file_name(record.symbol),
        title=record.title,
        kind=Kind.REPORT,
        authors=authors(names.body(record.body_code, names.bodies())),
        published=record.document_date,
        publisher=_("United Nations"),
        url=address(record.symbol),
        number=record.symbol,
        edition=record.symbol,
    )


def of_text(page: DocumentPage) -> Citation:
    day = page.adopted_on or page.issued_on
    return Citation(
        key=file_name(page.key),
        title=page.title or page.symbol or page.key,
        kind=Kind.REPORT,
        authors=authors(page.body_name),
        published=day.isoformat() if day else "",
        publisher=_("United Nations"),
        languages=page.languages,
        url=address(page.key),
        number=page.symbol,
        edition=page.symbol,
    )


def authors(name: str) -> tuple[Author, ...]:
    return (Author(name=name),) if name else ()


def address(key: str) -> str:
    return f"{settings.SITE_ADDRESS}{languages.written(reverse('document', args=[key]))}"


def file_name(key: str) -> str:
    """A symbol as a name of a file, and as a key in one."""
    return APART.sub("-", key).strip("-")
