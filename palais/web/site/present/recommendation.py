"""One recommendation, as its template, its references and search engines take it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.library.choices import LineageRelation, Origin, TagOrigin, TagScheme
from palais.core.citations import Author, Citation, Kind
from palais.web import listing
from palais.web.answers.plain import plain
from palais.web.answers.recommendation import Kin, RecommendationPage, TagLine
from palais.web.site import languages
from palais.web.site.present import cited_document, dates, passages, tongues
from palais.web.site.present.newsroom import language_name

FORMS = ("json", "ris", "bib")
FACETS = {"cluster": "cluster", "theme": "theme", "group": "affected", "sdg": "sdg"}
TITLE = 90
QUOTED = "\u2068“%s”\u2069"
"""Words in quotation marks that keep their own direction."""


def other_text(language: str, text: str, *, own: str, body: str) -> dict[str, Any]:
    """The same passage in a further language, behind the name of that language."""
    return {
        "name": language_name(language),
        "text": passages.linked(text, own=own, body=body),
        "lang": tongues.tag(language),
        "dir": tongues.direction(language),
    }


def context(page: RecommendationPage) -> dict[str, Any]:
    place = page.place
    by = {"own": place.symbol, "body": place.body}
    said = passages.reference(place.symbol or page.document_title, place.number)
    title = said or f"{passages.body(place)} {place.year or ''}".strip()
    return {
        "page_of": page,
        "title": title,
        "kind": passages.kind(page.kind),
        "text": passages.linked(place.text, **by),
        "lead_in": passages.linked(page.lead_in, **by),
        "headings": [passages.linked(text, **by) for text in page.headings],
        "lang": tongues.tag(place.language),
        "dir": tongues.direction(place.language),
        "other_texts": [other_text(*one, **by) for one in page.other_texts],
        "sentences": sentences(page),
        "terms": terms(page),
        "tags": [tag(one, page.state) for one in page.tags],
        "earlier": [kin(one, page) for one in page.earlier],
        "later": [kin(one, page) for one in page.later],
        "dropped": dropped(page),
        "draft_url": reverse("state-draft", args=[page.state]) if page.state_name != page.state else "",
        "reference": said,
        **cited_document.in_words(citation(page)),
        "previous": neighbour(page.previous),
        "following": neighbour(page.following),
        "covered": neighbour(page.covered_by, whole=True),
        "withdrawn": dates.day(page.withdrawn_on) if page.withdrawn_on else "",
        "downloads": [
            {"format": form.upper(), "url": reverse("recommendation-file", args=[place.pk, form])}
            for form in FORMS
        ],
        "work": structured(page, title),
        "crumbs": crumbs(page, title),
    }


def crumbs(page: RecommendationPage, title: str) -> list[dict[str, str]]:
    if page.state and page.state_name != page.state:
        return passages.crumbs_of_state(page.state, page.state_name, title)
    return [
        {"label": _("Home"), "url": reverse("home")},
        {"label": _("Recommendations"), "url": passages.searching()},
        {"label": title},
    ]


def sentences(page: RecommendationPage) -> list[str]:
    """Who asked whom, when, and what the State said: the answer first."""
    found = [said] if (said := who_to_whom(page)) else []
    if position := passages.position(page.position):
        named = {
            "position": position,
            "printed": passages.position(page.position_printed),
            "source": Origin(page.position_source).label if page.position_source else "",
        }
        if named["printed"] and named["source"]:
            found.append(
                _("Position of the State: %(position)s (%(source)s). The text itself says: %(printed)s.")
                % named
            )
        else:
            found.append(_("Position of the State: %(position)s.") % named)
    return found


def who_to_whom(page: RecommendationPage) -> str:
    """One sentence without what is not known; empty where that is too much for a sentence."""
    states = listing.listed(page.state_names or (page.state_name,))
    said = {"body": page.place.body_name, "state": states, "day": passages.when(page.place)}
    if not page.state:
        return ""
    if page.recommenders:
        said["recommenders"] = listing.listed(name for _code, name in page.recommenders)
        if said["body"] and said["day"]:
            return _("%(recommenders)s recommended this to %(state)s (%(body)s, %(day)s).") % said
        return _("%(recommenders)s recommended this to %(state)s.") % said
    if said["body"]:
        return (_("%(body)s to %(state)s, %(day)s.") if said["day"] else _("%(body)s to %(state)s.")) % said
    return ""


def terms(page: RecommendationPage) -> list[dict[str, Any]]:
    place, position = page.place, passages.position(page.position)
    review = passages.cycle(place.body, place.cycle, place.protocol)
    document = ""
    if page.document:
        document = reverse("document", args=[page.document]) + (f"#{place.number}" if place.number else "")
    elif place.symbol:
        document = reverse("symbol", args=[place.symbol])
    named = {"symbol": place.symbol} if place.symbol else {"text": page.document_title}
    known: list[tuple[str, list[dict[str, Any]]]] = [
        (_("State"), [state(*one) for one in addressed(page)]),
        (_("Body"), [body(page)]),
        (_("Review"), [{"text": review}] if review else []),
        (_("Session"), [{"text": str(page.session)}] if page.session else []),
        (_("Date"), [{"text": passages.when(place)}] if place.year else []),
        (_("Document"), [{**named, "url": document}] if document else []),
        (_("Paragraph"), [{"text": passages.spaced(place.number)}] if place.number else []),
        (
            _("Recommended by"),
            [{"text": name, "url": reverse("state", args=[code])} for code, name in page.recommenders],
        ),
        (_("Position of the State"), [{"text": position}] if position else []),
        (_("Taken from"), [{"text": str(Origin(page.origin).label)}]),
    ]
    return [{"term": term, "values": values} for term, values in known if values]


def addressed(page: RecommendationPage) -> list[tuple[str, str]]:
    """Every State it is addressed to: code and name."""
    several = list(zip(page.states, page.state_names, strict=True))
    return several or ([(page.state, page.state_name)] if page.state else [])


def state(code: str, name: str) -> dict[str, str]:
    """A State by its name with its page; a code that no fact names stays without."""
    return {"text": name, "url": reverse("state", args=[code])} if name != code else {"text": code}


def body(page: RecommendationPage) -> dict[str, str]:
    if not page.place.body:
        return {"text": page.place.body_name}
    return {"text": page.place.body_name, "url": reverse("body", args=[page.place.body])}


def tag(one: TagLine, state: str) -> dict[str, Any]:
    """What it is about, who said so, and how sure; a suggestion is told from what stands."""
    name = one.name or (
        one.key if one.scheme != str(TagScheme.SDG) else _("SDG %(number)s") % {"number": one.key}
    )
    sure = ""
    if one.confidence is not None:
        sure = _("%(number)s %% sure") % {"number": dates.number(round(100 * one.confidence))}
    words = listing.listed(one.words[:4]) if one.suggested else ""
    return {
        "scheme": str(TagScheme(one.scheme).label),
        "name": name,
        "url": "" if one.suggested else passages.search(**{FACETS[one.scheme]: one.key, "state": state}),
        "origin": str(TagOrigin(one.origin).label),
        "suggested": one.suggested,
        "note": "".join(f"· {part} " for part in (sure, QUOTED % words if words else "") if part).strip(),
    }


def kin(one: Kin, page: RecommendationPage) -> dict[str, Any]:
    """Another recommendation to this State, with what the later does with the earlier."""
    notes = []
    if one.referred:
        notes.append(_("The text names it."))
    if one.recommenders:
        names = dict(page.recommenders)
        notes.append(
            _("Again by %(states)s.") % {"states": listing.listed(names[c] for c in one.recommenders)}
        )
    if one.judged:
        notes.append(_("A person has checked this."))
    elif not one.referred:
        notes.append(_("%(number)s %% alike") % {"number": dates.number(round(100 * one.likeness))})
    changed = any(part.change != "same" for part in one.parts)
    return {
        **passages.line(one.place),
        "relation": str(LineageRelation(one.relation).label),
        "relation_key": one.relation,
        "notes": notes,
        "parts": passages.differences(one.parts) if changed else [],
        "same": bool(one.parts) and not changed,
    }


def dropped(page: RecommendationPage) -> str:
    """That nothing in the next review by the same body was found to take it up."""
    if page.next_review is None:
        return ""
    said = {"review": passages.review(page.next_review)}
    return _("In the next review by this body (%(review)s) nothing was found that takes it up.") % said


def neighbour(place: Any, *, whole: bool = False) -> dict[str, str] | None:
    """A link to another recommendation by its number; `whole`: with the symbol."""
    if place is None:
        return None
    url = reverse("recommendation", args=[place.pk])
    number = passages.reference(place.symbol, place.number) if whole else passages.spaced(place.number)
    return {"url": url, "text": number or place.symbol or f"#{place.pk}"}


def citation(page: RecommendationPage) -> Citation:
    """The recommendation as it is cited: the body wrote it, the document holds it, its page here shows it."""
    place = page.place
    path = languages.written(reverse("recommendation", args=[place.pk]))
    short = place.text if len(place.text) <= TITLE else f"{place.text[:TITLE].rsplit(' ', 1)[0]} …"
    return Citation(
        key=f"recommendation-{place.pk}",
        title=short,
        kind=Kind.REPORT,
        authors=(Author(name=place.body_name),),
        published=place.on.isoformat() if place.on else str(place.year or ""),
        publisher=_("United Nations"),
        languages=(place.language,),
        url=f"{settings.SITE_ADDRESS}{path}",
        summary=place.text,
        topics=tuple(one.name for one in page.tags if one.name and not one.suggested),
        number=passages.reference(place.symbol, place.number),
        edition=passages.reference(place.symbol, place.number)
        or listing.listed(
            filter(None, (page.state_name, passages.cycle(place.body, place.cycle, place.protocol)))
        ),
    )


def structured(page: RecommendationPage, title: str) -> dict[str, Any] | None:
    """What search engines are told; nothing of an example, of what is gone, or of what its document says itself."""
    if page.example or page.withdrawn_on or page.covered_by or not page.is_published:
        return None
    known = {
        "url": settings.SITE_ADDRESS + languages.written(reverse("recommendation", args=[page.place.pk])),
        "text": page.place.text,
        "inLanguage": tongues.tag(page.place.language),
        "datePublished": page.place.on.isoformat() if page.place.on else str(page.place.year or ""),
        "creator": {"@type": "Organization", "name": page.place.body_name},
        "spatialCoverage": {"@type": "Country", "name": page.state_name} if page.state else None,
        "isPartOf": {"@type": "Report", "identifier": page.place.symbol} if page.place.symbol else None,
        "keywords": [one.name for one in page.tags if one.name and not one.suggested],
    }
    return {
        "@type": "Quotation",
        "name": title,
        "known": {key: value for key, value in known.items() if value},
    }


def data(page: RecommendationPage) -> dict[str, Any]:
    """The page as plain data."""
    found: dict[str, Any] = plain(page)
    return found
