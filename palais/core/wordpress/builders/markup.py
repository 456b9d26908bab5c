"""The pieces of plain markup that every builder is reduced to.

They are strings and are cleaned later. There is no law here.
"""

from __future__ import annotations

import base64
import binascii
import re
from html import escape
from urllib.parse import unquote

_LEVEL = re.compile(r"^h?([1-6])$")


def heading(words: str, level: str = "2") -> str:
    """A heading; its words may hold markup. Level one is that of the page."""
    found = _LEVEL.match(str(level).strip().lower())
    number = max(2, min(4, int(found[1]))) if found else 2
    return f"\n\n<h{number}>{words}</h{number}>\n\n" if words.strip() else ""


def paragraph(words: str) -> str:
    """A paragraph; none without words."""
    return f"\n\n<p>{words}</p>\n\n" if words.strip() else ""


def section(words: str) -> str:
    """Words that stand apart from what is before and after."""
    return f"\n\n<div>{words}</div>\n\n" if words.strip() else ""


def link(address: str, words: str) -> str:
    """A link in a paragraph of its own, as a button is; without an address its words alone."""
    if not address.strip():
        return paragraph(words)
    return f'\n\n<p><a href="{escape(address)}">{words or escape(address)}</a></p>\n\n'


def picture(*, address: str = "", source: str = "", alt: str = "", caption: str = "", to: str = "") -> str:
    """A picture by the address of its file or its number; none with neither."""
    number = source if source.isdigit() else ""
    if not address.strip() and not number:
        return ""
    made = f'<palais-picture src="{escape(address)}" source="{number}" alt="{escape(alt)}">{caption}</palais-picture>'
    return f'\n\n<a href="{escape(to)}">{made}</a>\n\n' if to else f"\n\n{made}\n\n"


def embed(address: str) -> str:
    """What is shown from elsewhere, by its address."""
    return (
        f'\n\n<palais-embed address="{escape(address.strip())}"></palais-embed>\n\n'
        if address.strip()
        else ""
    )


def file(*, address: str = "", source: str = "", words: str = "") -> str:
    """A file by its address or its number; none with neither."""
    number = source if source.isdigit() else ""
    if not address.strip() and not number:
        return ""
    return f'\n\n<palais-file address="{escape(address)}" source="{number}">{words}</palais-file>\n\n'


def quote(words: str, who: str = "") -> str:
    """A quote, and who said it."""
    named = f"<cite>{who}</cite>" if who.strip() else ""
    return f"\n\n<blockquote>{words}{named}</blockquote>\n\n" if words.strip() else ""


def titled(title: str, words: str) -> str:
    """What folded, as an accordion or tabs: its title as a heading, then what is inside."""
    return heading(title, "3") + section(words)


def decoded(text: str) -> str:
    """What a builder packed as base64, perhaps of an address's form; empty where it is no such thing."""
    packed = re.sub(r"<[^>]*>|\s", "", text)
    try:
        raw = base64.b64decode(packed, validate=True)
        return unquote(raw.decode("utf-8"))
    except (binascii.Error, ValueError):
        return ""
