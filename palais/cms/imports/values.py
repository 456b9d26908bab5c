"""What an entry of another site says, as the fields of what it becomes here."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect

from palais.apps.office.imports import Reason, Values, reason
from palais.cms.imports import fields, linking, media
from palais.cms.imports import sorting as headings
from palais.core.wordpress.posts import ATTACHMENT

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
LONGEST_PATH = 250
TITLE, SLUG = 250, 100
LOSS = "lost"


class Sorting:
    """Which heading stands for which field, asked by type, language and term."""

    def __init__(self, *, columns: Mapping[str, str], reading: Mapping[str, Any]) -> None:
        self.columns = columns
        self.terms = {
            (taxonomy, slug): heading for heading, (taxonomy, slug) in reading.get("terms", {}).items()
        }
        self.published = fields.AS_IT_WAS in (columns.get("published"), columns.get("shown"))

    def what(self, kind: str) -> str:
        """ "news", "page", or empty where the type is not brought over."""
        return self.columns.get(f"type: {kind}", "").removeprefix("as:")

    def language(self, said: str) -> str:
        return self.columns.get(f"language: {said}", "").removeprefix("language:")

    def authors(self, name: str) -> list[str]:
        """Who is named as the author: nobody, the name, or "organisation:" and a key, as was chosen for this name."""
        chosen = self.columns.get(headings.author(name), "") if name else ""
        if chosen == fields.AUTHOR:
            return [name[:200]]
        return [chosen] if chosen.startswith(fields.ORGANISATION) else []

    def about(self, terms: list[list[str]]) -> tuple[str, list[str], list[str]]:
        """Kind, topics and States from categories and tags."""
        kind, topics, states = "", [], []
        for taxonomy, slug, _name in terms:
            prefix, _colon, key = self.columns.get(self.terms.get((taxonomy, slug), ""), "").partition(":")
            if prefix == "kind":
                kind = key if kind in ("", "news") else kind
            elif prefix == "topic" and key not in topics:
                topics.append(key)
            elif prefix == "state" and key not in states:
                states.append(key)
        return kind or "news", topics, states


def of_file(data: Mapping[str, Any], *, site: str) -> Values:
    """The fields of a picture or file."""
    found = {
        "what": "image",
        "key": data["key"],
        "site": site,
        "title": data["title"],
        "alt": data["alt"],
        "address": data["address"],
        "file": data["file"],
        "place": data["place"],
        "parent": data["parent"],
        "old": [
            path for path in (path_of(data["address"]), f"/?attachment_id={data['key']}") if path.strip("/")
        ],
    }
    return {**found, "what": "image" if media.is_picture(found) else "file"}


def of_text(data: Mapping[str, Any], *, site: str, sorting: Sorting) -> Values:
    """The fields of a piece of news or a page."""
    kind, topics, states = sorting.about(data["terms"])
    seen = data["seen"] and sorting.published
    title = data["title"] or first_words(data["blocks"]) or f"#{data['key']}"
    return {
        "what": sorting.what(data["kind"]),
        "key": data["key"],
        "site": site,
        "title": title[:TITLE],
        "slug": slug_of(data, title),
        "language": sorting.language(data["language"]),
        "group": data["group"],
        "parent": data["parent"],
        "live": seen,
        "summary": data["summary"],
        "kind": kind,
        "topics": topics,
        "states": states,
        "authors": sorting.authors(data["author"].strip()),
        "published_on": (data["hidden_because"] != "draft" and data["day"]) or None,
        "changed_on": data["changed_day"] or None,
        "published_at": data["published_at"],
        "image": data["image"],
        "body": list(data["blocks"]),
        "address": data["address"],
        "old": old_addresses(data),
    }


def slug_of(data: Mapping[str, Any], title: str) -> str:
    """The last part of its address there, as a slug of any script; else one of the title, else its number."""
    return (
        slugify(data["slug"], allow_unicode=True)[:SLUG]
        or slugify(title, allow_unicode=True)[:SLUG]
        or f"{data['kind']}-{data['key']}"
    )


def first_words(blocks: list[dict[str, Any]]) -> str:
    """Where a text has no title, its first words are one."""
    for block in blocks:
        words = " ".join(re.sub(r"<[^>]*>", " ", block.get("html", "") or block.get("text", "")).split())
        if words:
            return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + "…"
    return ""


def old_addresses(data: Mapping[str, Any]) -> list[str]:
    """Paths by which readers may still come: its address, earlier ones, its number, its feed."""
    number = data["key"]
    wanted = [path_of(data["address"]), *(path_of(one) for one in data["also"])]
    if number.isdigit():
        wanted += [f"/?p={number}", *([f"/?page_id={number}"] if data["kind"] == "page" else [])]
    address = path_of(data["address"])
    if address.strip("/") and "?" not in address:
        wanted.append(f"{address.rstrip('/')}/feed/")
    kept: dict[str, str] = {}
    for path in wanted:
        if path.strip("/") and len(path) <= LONGEST_PATH and data["hidden_because"] == "":
            kept.setdefault(Redirect.normalise_path(path), path)
    return list(kept.values())


def path_of(address: str) -> str:
    """Path and query; empty for the front page and for what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = parts.path if parts.path.startswith("/") else ""
    return path + (f"?{parts.query}" if parts.query else "")


def reasons_of(data: Mapping[str, Any], *, sorting: Sorting, files: media.Media, site: str) -> list[Reason]:
    """Why it is not understood; none: it is."""
    found = [reason(code) for code in data["reasons"]]
    if not data["key"]:
        found.append(reason("no-number"))
    if data["kind"] == ATTACHMENT:
        place = media.place_of(dict(data))
        if not files.has(place):
            found.append(reason("file-missing", name=place or data["file"] or data["title"]))
        return found
    if not sorting.what(data["kind"]):
        found.append(reason("type-not-chosen", name=data["kind"]))
    if not sorting.language(data["language"]):
        found.append(reason("language-not-chosen", name=data["language"]))
    return found


def notes_of(data: Mapping[str, Any], *, sorting: Sorting) -> list[Reason]:
    """What is lost of it, and what else a person should know."""
    found = [
        reason(f"{LOSS}-{one['code']}", what=one["what"] or "—", count=one["count"]) for one in data["losses"]
    ]
    found += [reason(f"note-{code}", number=data["comments"]) for code in data["notes"]]
    if data["kind"] == ATTACHMENT and media.is_picture(dict(data)):
        found.append(reason("note-not-looked-at"))
    if data["hidden_because"]:
        found.append(reason(f"hidden-{data['hidden_because']}"))
    elif not sorting.published and data["kind"] != ATTACHMENT:
        found.append(reason("hidden-by-choice"))
    if data["sticky"]:
        found.append(reason("note-sticky"))
    if dangling := data.get("dangling"):
        found.append(reason("links-to-nothing", addresses=dangling))
    return found


def host_of(address: str) -> str:
    """The site as it is remembered: its host."""
    return linking.host(address)[:200] or "unknown"
