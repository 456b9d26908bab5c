"""One statement, as its template, its files and search engines take it."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.rich_text import expand_db_html

from palais.web.answers.plain import plain
from palais.web.answers.statement import Neighbour, Signed, StatementPage, Text
from palais.web.site import languages
from palais.web.site.present import dates, links, page_languages, statements, tongues

SIGNATORY_COLUMNS = ("number", "name", "organisation", "state", "state_name", "signed_on")
TEASER = 200


def context(page: StatementPage, *, network: str, tail: str = "") -> dict[str, Any]:
    """`tail` is the question of the address, kept by links that switch the language."""
    shown = page.shown
    title = tongues.text_in(shown.language, shown.title) if shown else {"text": page.key}
    return {
        "page_of": page,
        "title": title,
        "kind": statements.kind(page.kind),
        "teaser": teaser(page),
        "texts": [text(one, page) for one in (page.shown, page.beside) if one is not None],
        "switch": switch(page),
        "terms": terms(page),
        "signed": signed(page),
        "signatories": list(map(signatory, page.signatories)),
        "hidden": hidden(page.hidden),
        "files": [file_line(page, one) for one in page.files],
        "published": dates.day(page.published_at.date()) if page.published_at else "",
        "changed": changed(page),
        "citation": citation(page, network=network),
        "older": neighbour(page.older),
        "newer": neighbour(page.newer),
        "downloads": downloads(page),
        "statement": structured(page),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Statements"), "url": reverse("statements")},
            {"label": title["text"]},
        ],
    }


def text(one: Text, page: StatementPage) -> dict[str, Any]:
    """A text with its language. A translation says that it is one, and of what."""
    said = ""
    if not one.is_original:
        of = {"original": tongues.name(page.original)}
        said = _("Translation. The original is in %(original)s.") % of
        if one.translated_by:
            said += " " + _("Translated by %(name)s.") % {"name": one.translated_by}
        said = " ".join([said, *page_languages.of_text(one.lag).sentences])
    elif len(page.texts) > 1:
        said = _("This is the original.")
    return {
        "title": one.title,
        "addressees": one.addressees,
        "body": mark_safe(expand_db_html(one.body)),
        "lang": tongues.tag(one.language),
        "dir": tongues.direction(one.language),
        "said": said,
    }


def switch(page: StatementPage) -> list[dict[str, Any]]:
    """A link for each language: to read it, and to read it beside what is shown."""
    if len(page.texts) < 2 or page.shown is None:
        return []
    shown = page.shown.language
    return [
        {
            "name": tongues.own_name(one.language),
            "lang": tongues.tag(one.language),
            "url": address(page, text=one.language),
            "current": one is page.shown,
            "beside_url": "" if one is page.shown else address(page, text=shown, beside=one.language),
            "beside": one is page.beside,
            "original": one.is_original,
        }
        for one in page.texts
    ]


def address(page: StatementPage, **asked: str) -> str:
    return f"{reverse('statement', args=[page.key])}?{urlencode(asked)}"


def terms(page: StatementPage) -> list[dict[str, Any]]:
    body = [{"text": page.body_name, "url": reverse("body", args=[page.body])}] if page.body_name else []
    treaty = (
        [{"text": page.treaty_name, "url": reverse("treaty", args=[page.treaty])}] if page.treaty_name else []
    )
    session = [{"text": page.session_title, "url": page.session_path}] if page.session_title else []
    symbol = [{"symbol": page.symbol, "url": reverse("symbol", args=[page.symbol])}] if page.symbol else []
    known: list[tuple[str, list[dict[str, Any]]]] = [
        (_("Date"), [{"text": dates.partial(page.on)}]),
        (_("Body"), body),
        (_("Session"), session),
        (_("Treaty"), treaty),
        (_("UN symbol"), symbol),
        (_("States"), [{"text": one.name, "url": reverse("state", args=[one.key])} for one in page.states]),
        (
            _("Topics"),
            [
                {"text": one.name, "url": f"{reverse('statements')}?{urlencode({'topic': one.key})}"}
                for one in page.topics
            ],
        ),
    ]
    return [{"term": term, "values": values} for term, values in known if values]


def signed(page: StatementPage) -> list[str]:
    """How many signed, from where, in sentences."""
    count = len(page.signatories) + page.hidden
    if not count:
        return []
    said = [
        ngettext("Signed by %(count)d organisation.", "Signed by %(count)d organisations.", count)
        % {"count": count}
    ]
    own = page.of_the_network
    if own:
        sentence = ngettext(
            "%(count)d of them is part of the network.", "%(count)d of them are part of the network.", own
        )
        said.append(sentence % {"count": own})
    states = page.states_signed
    if states:
        sentence = ngettext("They come from %(count)d State.", "They come from %(count)d States.", states)
        said.append(sentence % {"count": states})
    return said


def hidden(count: int) -> str:
    if not count:
        return ""
    sentence = ngettext(
        "%(count)d more signed and is not named here, for its safety.",
        "%(count)d more signed and are not named here, for their safety.",
        count,
    )
    return sentence % {"count": count}


def signatory(one: Signed) -> dict[str, str]:
    url = reverse("member", args=[one.organisation]) if one.organisation else ""
    return {"name": one.name, "state": one.state_name, "url": url}


def file_line(page: StatementPage, one: Any) -> dict[str, str]:
    size = max(1, round(one.size / 1024))
    return {
        "url": reverse("statement-document", args=[page.key, one.pk]),
        "name": one.name,
        "kind": one.kind.upper(),
        "size": _("%(number)s KB") % {"number": dates.number(size)},
        "language": tongues.name(one.language) if one.language else "",
    }


def changed(page: StatementPage) -> str:
    """The day of the last meaningful change, where it is another than that of publishing."""
    day = page.changed_on
    return dates.day(day) if day and page.published_at and day != page.published_at.date() else ""


def citation(page: StatementPage, *, network: str) -> str:
    """How to cite it: who, what, kind, date, symbol, address."""
    if page.shown is None:
        return ""
    where = f"{settings.SITE_ADDRESS}{languages.written(reverse('statement', args=[page.key]))}"
    parts = [
        network,
        f"“{page.shown.title}”",
        statements.kind(page.kind),
        dates.partial(page.on),
        page.symbol,
    ]
    return ", ".join(part for part in (*parts, where) if part)


def neighbour(one: Neighbour | None) -> dict[str, str] | None:
    if one is None:
        return None
    return {"url": reverse("statement", args=[one.key]), **tongues.text_in(one.language, one.title)}


def teaser(page: StatementPage) -> str:
    body = page.shown.body if page.shown else ""
    said = " ".join(strip_tags(body.replace("</", " </")).split())
    return said if len(said) <= TEASER else f"{said[:TEASER].rsplit(' ', 1)[0]} …"


def downloads(page: StatementPage) -> list[dict[str, str]]:
    found = [
        {"format": "JSON", "url": reverse("statement-file", args=[page.key, "json"]), "what": _("this page")}
    ]
    if page.signatories:
        forms = links.files("signatories-file", [page.key], forms=("csv", "xlsx"))
        found += [{**one, "what": _("signatories")} for one in forms]
    return found


def structured(page: StatementPage) -> dict[str, Any] | None:
    """What search engines are told; nothing of an example or of one that is withdrawn, no names of signatories."""
    if page.example or not page.is_open or page.shown is None:
        return None
    known: dict[str, Any] = {
        "@type": "Report",
        "name": page.shown.title,
        "inLanguage": [tongues.tag(code) for code in page.languages],
        "dateCreated": page.on.isoformat(),
        "datePublished": page.on.isoformat(),
        "dateModified": page.changed_on.isoformat() if page.changed_on else "",
        "genre": statements.kind(page.kind),
        "identifier": page.symbol,
        "about": [{"@type": "Thing", "name": one.name} for one in page.topics],
        "spatialCoverage": [{"@type": "Country", "name": one.name} for one in page.states],
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in known.items() if value}


def data(page: StatementPage) -> dict[str, Any]:
    """The page as plain data. What is shown beside what is the reader's choice and no part of it."""
    content: dict[str, Any] = plain(page)
    for name in ("shown", "beside", "older", "newer"):
        content.pop(name)
    return content


def signatory_rows(page: StatementPage) -> list[dict[str, Any]]:
    return [{name: getattr(one, name) for name in SIGNATORY_COLUMNS} for one in page.signatories]
