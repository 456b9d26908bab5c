"""WordPress's block editor: its blocks are markup between comments, so the comments go and the markup stays.

Blocks whose comment says more than their markup, or that WordPress filled when the page was asked for, have ways of
their own.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from palais.core.prose import Code, Losses
from palais.core.wordpress.builders import markup

_BLOCK = re.compile(r"<!--\s*(/?)wp:([a-z][a-z0-9_/-]*)\s*(\{.*?\})?\s*(/?)-->", re.DOTALL)
_MARK = re.compile(r"<!--\s*wp:[a-z]")
_PLACE = re.compile(r"""(?is)<sup[^>]*\bdata-fn=["']([\w-]+)["'][^>]*>.*?</sup>""")
_FILLED = """
latest-posts latest-comments archives categories tag-cloud calendar rss query search page-list
navigation social-links social-link loginout site-logo site-title site-tagline post-title
post-content post-date post-terms post-featured-image post-excerpt post-author comments
template-part legacy-widget widget-group
"""
_LIVE = frozenset(_FILLED.split())
_SHOWN = ("embed", "core-embed/")
_NOTES = "palais-notes"


def is_written(content: str) -> bool:
    """Whether the block editor wrote it."""
    return bool(_MARK.search(content))


def reduce(content: str, *, notes: str, losses: Losses) -> str:
    """Plain markup. `notes` is what the post keeps of its notes at the foot, as JSON."""
    parts: list[str] = []
    at, skipping = 0, ""
    for found in _BLOCK.finditer(content):
        closes, name, said, alone = found[1], found[2].removeprefix("core/"), found[3], found[4]
        if not skipping:
            parts.append(content[at : found.start()])
        at = found.end()
        if skipping:
            skipping = "" if closes and name == skipping else skipping
        elif not closes:
            values = _values(said)
            own = _own(name, values, losses)
            if own is not None:
                parts.append(own)
                skipping = "" if alone else name
            elif alone:
                losses.add(Code.LIVE_PART, name)
    if not skipping:
        parts.append(content[at:])
    return _with_notes("".join(parts), notes)


def _values(said: str | None) -> dict[str, Any]:
    try:
        found = json.loads(said) if said else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _own(name: str, values: dict[str, Any], losses: Losses) -> str | None:
    """What stands for a block whose markup says less than its comment; None: its markup is read."""
    if name.startswith(_SHOWN):
        return markup.embed(str(values.get("url", "")))
    if name == "file":
        return markup.file(address=str(values.get("href", "")), source=str(values.get("id", "")))
    if name == "block":
        losses.add(Code.REUSED, str(values.get("ref", "")))
        return ""
    if name == "footnotes":
        return f"\n<{_NOTES}></{_NOTES}>\n"
    if name in _LIVE:
        losses.add(Code.LIVE_PART, name)
        return ""
    if name in ("spacer", "more", "nextpage"):
        return ""
    return None


def _with_notes(text: str, notes: str) -> str:
    """Each note by its number, and the list of them where the editor put it, else at the end."""
    try:
        said = json.loads(notes) if notes else []
    except (ValueError, RecursionError):
        said = []
    words = {str(one.get("id")): str(one.get("content", "")) for one in said if isinstance(one, dict)}
    order: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        if found[1] not in order:
            order.append(found[1])
        return f"<sup>{order.index(found[1]) + 1}</sup>"

    text = _PLACE.sub(numbered, text)
    entries = "".join(f"<li>{words.get(one, escape(one))}</li>" for one in [*order, *words] if one in words)
    found = list(dict.fromkeys([*order, *words]))
    entries = "".join(f"<li>{words[one]}</li>" for one in found if one in words)
    shown = f"<ol>{entries}</ol>" if entries else ""
    place = f"<{_NOTES}></{_NOTES}>"
    return text.replace(place, shown) if place in text else text + (f"<hr>{shown}" if shown else "")
