"""Addresses in foreign markup: which may stay, and what was shown in a frame.

It compares and never asks an address. There is no law here.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from palais.core.prose.elements import SCHEMES

_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_SCHEME = re.compile(r"(?i)^([a-z][a-z0-9+.-]*):")
_SAFE = "/%:?#[]@!$&'()*+,;=~-._"
_LONGEST = 2_000
_VIDEO = re.compile(r"^[\w-]{5,30}$")


def safe(address: str) -> str | None:
    """The address as it may stand in a link; None where it runs something or is none. Relative ones stay so."""
    plain = _UNSEEN.sub("", address)
    if not plain or len(plain) > _LONGEST:
        return None
    found = _SCHEME.match(plain)
    if found and found[1].lower() not in SCHEMES:
        return None
    try:
        parts = urlsplit(plain)
        if found and found[1].lower() in ("http", "https") and not parts.hostname:
            return None
    except ValueError:
        return None
    return quote(plain, safe=_SAFE)


def host(address: str) -> str:
    """The host of an address without "www."; empty where it has none."""
    try:
        return (urlsplit(_UNSEEN.sub("", address)).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def watched(address: str) -> str | None:
    """The page on which a framed video can be watched; the address itself where it is no player that is known."""
    plain = f"https:{address}" if address.startswith("//") else address
    clean = safe(plain)
    if clean is None or not clean.startswith(("http://", "https://")):
        return None
    where, path = host(clean), urlsplit(clean).path
    last = path.rstrip("/").rpartition("/")[2]
    if where in ("youtube.com", "youtube-nocookie.com") and path.startswith("/embed/"):
        listed = parse_qs(urlsplit(clean).query).get("list", [""])[0]
        if last == "videoseries" and _VIDEO.match(listed):
            return f"https://www.youtube.com/playlist?list={listed}"
        return f"https://www.youtube.com/watch?v={last}" if _VIDEO.match(last) else None
    if where == "player.vimeo.com" and last.isdigit():
        return f"https://vimeo.com/{last}"
    return clean
