"""A page that a browser saved: one article, or a list of them with title, address, day and teaser.

It knows what themes of news sites have in common (`article`, `h2` with a link, `time`, Open Graph), and stamps that
two dates ran into: "2021-01-21T16:49:08+01:0029 October , 2020|" is a machine's change, then the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urljoin

from babel.dates import get_month_names
from lxml import etree
from lxml import html as lxml_html

LANGUAGES = ("en", "fr", "es", "ru", "ar")
_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:?\d\d|Z)?")
_WRITTEN = re.compile(
    r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?\s*,?\s+(?:de\s+)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})\s*,\s+(\d{4})")
_TITLES = ".//h1//a[@href]|.//h2//a[@href]|.//h3//a[@href]|.//h4//a[@href]"
_MAIN = (
    "//*[contains(concat(' ', @class, ' '), ' post-content ')]",
    "//*[contains(concat(' ', @class, ' '), ' entry-content ')]",
    "//*[@itemprop='articleBody']",
    "//article",
    "//main",
    "//*[@role='main']",
    "//body",
)
_AROUND = ".//nav|.//header|.//footer|.//aside|.//form|.//script|.//style|.//noscript"
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Saved:
    """One article, or one entry of a list. `day`: of publication; `changed`: a machine's; None: not found."""

    address: str
    title: str
    day: date | None
    changed: date | None
    summary: str
    language: str
    markup: str
    whole: bool


def read(raw: bytes) -> list[Saved]:
    """The article, or the entries of the list in its order; none where the page has no text."""
    parser = lxml_html.HTMLParser(encoding=_encoding(raw), remove_comments=False, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(raw or b"<p></p>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    base = _base(root)
    language = (root.get("lang") or "").split("-")[0].lower()
    entries = [found for one in _several(root) if (found := _entry(one, base, language))]
    if len(entries) > 1:
        return entries[:_MOST]
    article = _article(root, base, language)
    return [article] if article.markup.strip() else entries


def _encoding(raw: bytes) -> str:
    said = re.search(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]{3,20})""", raw[:4096])
    try:
        name = said[1].decode() if said else "utf-8"
        raw[:4096].decode(name, "replace")
    except LookupError:
        return "utf-8"
    return name


def _base(root: Any) -> str:
    """The page's own address: canonical, Open Graph, or the comment that browsers write when they save."""
    for found in (
        root.xpath("//link[@rel='canonical']/@href"),
        root.xpath("//meta[@property='og:url']/@content"),
    ):
        if found:
            return str(found[0])
    for comment in root.getroottree().xpath("//comment()"):
        if said := re.search(r"saved from url=\(\d+\)(\S+)", comment.text or ""):
            return said[1]
    return ""


def _several(root: Any) -> list[Any]:
    """Elements that are each one entry of a list."""
    articles = [one for one in root.xpath("//article") if one.xpath(_TITLES)]
    if len(articles) > 1:
        return articles
    classed = "//*[self::li or self::div][contains(concat(' ', @class, ' '), ' post ')]"
    return [one for one in root.xpath(classed) if one.xpath(_TITLES)]


def _entry(element: Any, base: str, language: str) -> Saved | None:
    link = element.xpath(_TITLES)[0]
    title = _words(link)
    address = urljoin(base, link.get("href"))
    if not title or not address.startswith(("http://", "https://", "/")):
        return None
    day, changed = days_of(element)
    paragraphs = [_words(one) for one in element.xpath(".//p")]
    summary = next((one for one in paragraphs if len(one) > 30 and not _STAMP.search(one)), "")
    return Saved(address, title, day, changed, summary, language, "", whole=False)


def _article(root: Any, base: str, language: str) -> Saved:
    named = root.xpath("//meta[@property='og:title']/@content") or [_words(one) for one in root.xpath("//h1")]
    title = str((named or [_words(one) for one in root.xpath("//title")] or [""])[0]).strip()
    day, changed = days_of(root)
    said = root.xpath("//meta[@name='description']/@content") or root.xpath(
        "//meta[@property='og:description']/@content"
    )
    main = next((found[0] for path in _MAIN if (found := root.xpath(path))), root)
    for one in main.xpath(_AROUND):
        if one.getparent() is not None:
            one.drop_tree()
    for one in main.xpath(".//h1"):
        if _words(one) == title:
            one.drop_tree()
    if base:
        main.make_links_absolute(base, resolve_base_href=False, handle_failures="ignore")
    inside = (main.text or "") + "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in main
    )
    has_words = bool(_words(main))
    return Saved(
        base,
        title,
        day,
        changed,
        str(said[0]).strip() if said else "",
        language,
        inside if has_words else "",
        True,
    )


def days_of(element: Any) -> tuple[date | None, date | None]:
    """The day of publication and that of the machine's last change."""
    published = element.xpath(".//meta[@property='article:published_time']/@content")
    modified = element.xpath(".//meta[@property='article:modified_time']/@content")
    if published:
        return stamp(str(published[0])), stamp(str(modified[0])) if modified else None
    day, changed = days_in(" ".join(str(text) for text in element.itertext()))
    if day is None:
        told = element.xpath(".//time/@datetime")
        day = stamp(str(told[0])) or written(str(told[0])) if told else None
    return (day, changed) if day else (changed, None)


def days_in(text: str) -> tuple[date | None, date | None]:
    """The written day and the machine's stamp in a text, which may have run into each other."""
    found = _STAMP.search(text)
    return written(_STAMP.sub(" ", text)), stamp(found[0]) if found else None


def stamp(text: str) -> date | None:
    """The day of a machine's stamp; None: it is none."""
    found = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)", text)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def written(text: str) -> date | None:
    """The first day that is written out, as in "29 October , 2020", in five languages."""
    for found in _WRITTEN.finditer(text):
        if number := _months().get(found[2].lower()):
            return _day(int(found[3]), number, int(found[1]))
    for found in _MONTH_FIRST.finditer(text):
        if number := _months().get(found[1].lower()):
            return _day(int(found[3]), number, int(found[2]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Names of months, whole and short, as they stand inside a date."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                found.setdefault(str(name).lower().rstrip("."), number)
    return found


def _words(element: Any) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
