"""A UN document that was read, as its template takes it: contents by headings, paragraphs, languages, files."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from palais.core import symbols
from palais.web import listing
from palais.web.answers.library_document import DocumentPage, FileLine, Finding, ParagraphLine, bare
from palais.web.site.present import dates, passages, tongues
from palais.web.site.present import kinds as kind_words

MARKED = {
    "recommendation": "asked", "urgent-measure": "asked", "not-stated": "asked", "question": "asked",
    "concern": "concern", "praise": "praise",
}  # fmt: skip
DEEPEST = 2


def context(page: DocumentPage, *, known_as: bool = False) -> dict[str, Any]:
    """What the page shows of the text. `known_as`: the facts name the document already, so its own name is left out."""
    lang = {"lang": tongues.tag(page.language), "dir": tongues.direction(page.language)}
    ids: set[str] = set()
    lines = [paragraph(one, page, ids) for one in page.paragraphs]
    return {
        "read": page,
        "read_lang": lang,
        "foreign": lang["lang"] != tongues.tag(get_language() or "en"),
        "read_terms": [] if known_as else terms(page),
        "read_sentences": sentences(page),
        "contents": contents(lines),
        "lines": lines,
        "loose": [loose(one, page, ids) for one in page.loose],
        "beside": {"lang": tongues.tag(page.beside), "dir": tongues.direction(page.beside)}
        if page.beside
        else None,
        "tongues": tongue_links(page),
        "files": list(map(file, page.files)),
        "work": structured(page),
    }


def title(page: DocumentPage) -> dict[str, str]:
    if page.title:
        return tongues.text_in(page.title_language, page.title)
    return {"text": page.symbol or page.key}


def kind(page: DocumentPage) -> str:
    return kind_words.kind(symbols.Kind(page.kind)) if page.kind in set(symbols.Kind) else ""


def sentences(page: DocumentPage) -> list[str]:
    """How much is in it, and for whom."""
    if not page.asked:
        return []
    said = {"count": page.asked, "state": page.state_name}
    if not page.state:
        return [ngettext("%(count)d recommendation.", "%(count)d recommendations.", page.asked) % said]
    sentence = ngettext(
        "%(count)d recommendation to %(state)s.", "%(count)d recommendations to %(state)s.", page.asked
    )
    return [sentence % said]


def terms(page: DocumentPage) -> list[dict[str, Any]]:
    state = [{"text": page.state_name}] if page.state else []
    if state and page.state_name != page.state:
        state[0]["url"] = reverse("state", args=[page.state])
    body = [{"text": page.body_name}] if page.body else []
    if body and page.body_name != page.body:
        body[0]["url"] = reverse("body", args=[page.body])
    known: list[tuple[str, list[dict[str, Any]]]] = [
        (_("Kind"), [{"text": kind(page)}]),
        (_("State"), state),
        (_("Body"), body),
        (_("Review"), [{"text": passages.cycle(page.body, page.cycle, page.protocol)}]),
        (_("Session"), [{"text": str(page.session or "")}]),
        (_("Adopted on"), [{"text": dates.day(page.adopted_on) if page.adopted_on else ""}]),
        (_("Distributed on"), [{"text": dates.day(page.issued_on) if page.issued_on else ""}]),
        (
            _("Issued jointly as"),
            [{"symbol": one, "url": reverse("symbol", args=[one])} for one in page.other_symbols],
        ),
    ]
    return [
        {"term": term, "values": values}
        for term, values in known
        if any(value.get("text") or value.get("symbol") for value in values)
    ]


def paragraph(one: ParagraphLine, page: DocumentPage, ids: set[str]) -> dict[str, Any]:
    return {
        "headings": [
            {
                "id": f"h{one.place}-{level}",
                "level": min(level, DEEPEST) + 3,
                "label": text,
                "text": passages.linked(text, own=page.symbol, body=page.body),
                "depth": level,
            }
            for level, text in one.begins
        ],
        "id": anchor(one.number, ids),
        "number": one.number,
        "cite": passages.reference(page.symbol or page.title, one.number),
        "text": passages.linked(one.text, own=page.symbol, body=page.body),
        "beside": beside(one.number, page),
        "found": found(one.finding),
        "items": [
            {
                "id": anchor(item.number, ids),
                "number": item.number,
                "cite": passages.reference(page.symbol or page.title, item.number),
                "label": item.label,
                "depth": item.depth,
                "text": passages.linked(item.text, own=page.symbol, body=page.body),
                "beside": beside(item.number, page),
                "found": found(item.finding),
            }
            for item in one.items
        ],
    }


def beside(number: str, page: DocumentPage) -> str:
    """The same passage in the language beside; empty where there is none."""
    if not page.beside:
        return ""
    return passages.linked(page.beside_texts.get(bare(number), ""), own=page.symbol, body=page.body)


def anchor(number: str, ids: set[str]) -> str:
    """The number is the anchor, as in CRC/C/MAR/CO/3-4#23(a); where a document counts anew, only its first has it."""
    name = bare(number)
    if not name or name in ids:
        return ""
    ids.add(name)
    return name


def found(one: Finding | None) -> dict[str, str] | None:
    if one is None:
        return None
    return {
        "url": reverse("recommendation", args=[one.pk]),
        "kind": passages.kind(one.kind),
        "mark": MARKED.get(one.kind, ""),
        "position": passages.position(one.position),
    }


def loose(one: Any, page: DocumentPage, ids: set[str]) -> dict[str, Any]:
    return {
        "id": anchor(one.finding.number, ids),
        "number": passages.spaced(one.finding.number),
        "cite": passages.reference(page.symbol or page.title, one.finding.number),
        "lead_in": one.lead_in,
        "text": passages.linked(one.text, own=page.symbol, body=page.body),
        "lang": tongues.tag(one.language),
        "dir": tongues.direction(one.language),
        "recommenders": listing.listed(one.recommenders),
        "found": found(one.finding),
    }


def contents(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The headings of two levels, with how many things are asked below each."""
    found: list[dict[str, Any]] = []
    open_at: dict[int, dict[str, Any]] = {}
    for line in lines:
        for heading in line["headings"]:
            level = heading["depth"]
            open_at = {key: value for key, value in open_at.items() if key < level}
            if level < DEEPEST:
                entry = {"id": heading["id"], "label": heading["label"], "depth": level, "count": 0}
                open_at[level] = entry
                found.append(entry)
        asked = sum(bool(one["found"]) and one["found"]["mark"] == "asked" for one in (line, *line["items"]))
        for entry in open_at.values():
            entry["count"] += asked
    return found if len(found) > 1 else []


def tongue_links(page: DocumentPage) -> list[dict[str, Any]]:
    """Each language in which the text is here."""
    return [
        {
            "name": tongues.own_name(code),
            "lang": tongues.tag(code),
            "url": f"{reverse('document', args=[page.key])}?{urlencode({'text': code})}",
            "current": code == page.language,
            "beside": code == page.beside,
            "beside_url": ""
            if code in (page.language, page.beside)
            else f"{reverse('document', args=[page.key])}?{urlencode({'text': page.language, 'beside': code})}",
        }
        for code in page.languages
    ]


def file(one: FileLine) -> dict[str, Any]:
    return {
        "name": one.name,
        "language": tongues.name(one.language) if one.language else _("Language not known"),
        "format": one.format.upper(),
        "pages": one.pages,
        "size": one.size,
        "checksum": one.checksum,
        "url": reverse("document-file", args=[one.pk]) if one.kept else "",
        "away": one.url,
    }


def structured(page: DocumentPage) -> dict[str, Any] | None:
    """What search engines are told; nothing of an example or of what is not published."""
    if page.example or not page.is_published:
        return None
    day = page.adopted_on or page.issued_on
    known = {
        "identifier": page.symbol,
        "inLanguage": [tongues.tag(code) for code in page.languages],
        "datePublished": day.isoformat() if day else "",
        "genre": kind(page),
        "publisher": {"@type": "Organization", "name": page.body_name} if page.body else None,
        "spatialCoverage": {"@type": "Country", "name": page.state_name} if page.state else None,
    }
    return {
        "@type": "Report",
        "name": page.title or page.symbol,
        "known": {name: value for name, value in known.items() if value},
    }
