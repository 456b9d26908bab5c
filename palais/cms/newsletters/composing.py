"""From an issue to a letter: plain text and HTML, with whole addresses, made once for all its readers.

Where the link to end the subscription belongs stands a mark that each reader's own link replaces.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import mark_safe
from lxml import html as lxml_html
from wagtail.rich_text import expand_db_html

from palais.apps.office import clock, queries
from palais.cms.models import NewsletterPage, addresses

END = "https://end.invalid/"
BCP47 = {"zh-hans": "zh-Hans"}
PREFIXES = {"ar": "ar", "es": "es", "fr": "fr", "ru": "ru", "zh-hans": "zh"}
MANY_LINES = re.compile(r"\n{3,}")
BLOCKS = {"p", "div", "h2", "h3", "h4", "li", "ul", "ol", "blockquote", "hr"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One issue, ready to be sent to anybody; `for_reader` puts in the link that is theirs alone."""

    subject: str
    text: str
    html: str
    language: str

    def for_reader(self, end: str) -> tuple[str, str]:
        """Text and HTML with the reader's own link."""
        return self.text.replace(END, end), self.html.replace(END, escape(end))


def composed(issue: NewsletterPage) -> Letter:
    """The letter as it would leave now, in the language of the issue."""
    language = issue.locale.language_code
    with translation.override(language):
        parts = [part(block.block_type, block.value, language=language) for block in shown(issue)]
        facts = {
            "issue": issue,
            "parts": parts,
            "page": whole(issue.url or "/", language=language),
            "end": END,
            "identity": queries.identity(language=language),
            "site_address": settings.SITE_ADDRESS,
            "tag": BCP47.get(language, language),
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
        }
        text = render_to_string("emails/newsletter.txt", facts)
        html = render_to_string("cms/newsletters/letter.html", facts)
    return Letter(issue.title, MANY_LINES.sub("\n\n", text).strip() + "\n", html, language)


def shown(issue: NewsletterPage) -> list[Any]:
    """The parts of an issue without activities that were taken back since."""
    on = clock.today()
    return [
        block
        for block in issue.body
        if block.block_type != "item" or not addresses.is_gone(block.value["address"], on=on)
    ]


def part(kind: str, value: Any, *, language: str) -> dict[str, str]:
    """One part of an issue: for both forms of the letter."""
    if kind == "heading":
        return {"kind": kind, "title": value["text"]}
    if kind == "item":
        is_safe = addresses.may_stand(value["address"])
        address = whole(value["address"], language=language) if is_safe else ""
        return {
            "kind": kind,
            "title": value["title"],
            "text": value["text"],
            "when": value["when"],
            "url": address,
        }
    made = for_mail(expand_db_html(value["text"].source), language=language)
    return {"kind": "text", "html": mark_safe(made), "text": as_text(made)}


def whole(address: str, *, language: str) -> str:
    """An address with its host; a path without language gets the language of the letter."""
    if not address.startswith("/"):
        return address
    first = address.lstrip("/").partition("/")[0]
    prefix = PREFIXES.get(language, "")
    if prefix and first != prefix:
        address = f"/{prefix}{address}"
    return f"{settings.SITE_ADDRESS}{address}"


def for_mail(html: str, *, language: str) -> str:
    """A rich text as mailboxes take it: whole addresses, no marks that need the site's own looks."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for mark in root.xpath("//*[contains(concat(' ', @class, ' '), ' figure-source ')]"):
        mark.drop_tree()
    for link in root.iter("a"):
        if link.get("href", "").startswith("/"):
            link.set("href", f"{settings.SITE_ADDRESS}{link.get('href')}")
    for element in root.iter():
        for name in [name for name in element.attrib if name not in ("href", "lang", "dir")]:
            del element.attrib[name]
    return (root.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in root)


def as_text(html: str) -> str:
    """The same without marks: a line for each paragraph and point, each link's address behind its words."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return MANY_LINES.sub("\n\n", "".join(words(root)).strip())


def words(element: Any) -> list[str]:
    found = ["\n\n"] if element.tag in BLOCKS and element.tag not in ("li", "div") else []
    found += ["\n• "] if element.tag == "li" else ["\n"] if element.tag == "br" else []
    found.append(" ".join((element.text or "").split("\n")))
    for child in element:
        found += words(child)
        found.append(" ".join((child.tail or "").split("\n")))
    href = element.get("href") if element.tag == "a" else None
    if href and href not in "".join(found):
        found.append(f" ({href})")
    return found
