"""News of a demonstration: real facts with their sources, in pieces that say they are examples."""

import tomllib
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from palais.cms.models import NewsPage
from palais.cms.services import tree

PIECES = Path(__file__).with_name("demonstration_news.toml")
KEYS = ("topics", "states", "treaties", "bodies", "symbols")
HERE = "https://example.org/news/"


def make() -> None:
    """What is missing of the news of the demonstration; a second time adds nothing."""
    with PIECES.open("rb") as file:
        pieces = tomllib.load(file)["piece"]
    for piece in sorted(pieces, key=lambda one: one["on"]):
        for language, words in piece.items():
            if isinstance(words, dict):
                make_one(piece, words, language=language)


def make_one(piece: Mapping[str, Any], words: Mapping[str, str], *, language: str) -> None:
    group = uuid5(NAMESPACE_URL, HERE + piece["key"])
    if NewsPage.objects.filter(translation_key=group, locale__language_code=language).exists():
        return
    index = tree.ensure_news(language=language)
    page = NewsPage(
        title=words["title"],
        slug=slugify(words["title"])[:80].strip("-") or piece["key"],
        locale=index.locale,
        translation_key=group,
        summary=words.get("summary", ""),
        kind=piece["kind"],
        body=[*parts(words["text"]), mark(piece["source"], language=language)],
        published_on=piece["on"],
        changed_on=piece.get("changed"),
        session=piece.get("session", ""),
        **{name: list(piece.get(name, [])) for name in KEYS},
    )
    index.add_child(instance=page)
    page.save_revision(clean=False, changed=False)


def parts(text: str) -> list[tuple[str, Any]]:
    """The parts of a body from lines: "## " a heading, "> " a quote, "| " a row of a table, else a paragraph."""
    found: list[tuple[str, Any]] = []
    for line in text.splitlines():
        sign, _blank, rest = line.partition(" ")
        if sign == "##":
            found.append(("heading", {"text": rest, "level": "h2"}))
        elif sign == ">":
            found.append(("quote", {"text": rest, "said_by": "", "language": ""}))
        elif sign == "|" and found and found[-1][0] == "table":
            found[-1][1]["rows"] += f"\n{rest}"
        elif sign == "|":
            found.append(("table", {"caption": _("Example"), "rows": rest}))
        else:
            found.append(("text", {"text": RichText(f"<p>{escape(line, quote=False)}</p>"), "language": ""}))
    return found


def mark(source: str, *, language: str) -> tuple[str, Any]:
    """The box that says what this is, and where its facts are from."""
    with translation.override(language):
        text = _("Made up for a demonstration. Source of its facts: %(source)s.") % {"source": source}
        title = _("Example")
    return "callout", {"title": title, "text": RichText(f"<p>{escape(text)}</p>")}
