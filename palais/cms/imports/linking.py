"""Addresses of the site that is taken over: which belong to it, and when two of them are the same."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

SMALLER = re.compile(r"-\d{2,5}x\d{2,5}(?=\.[A-Za-z]{3,4}$)|-scaled(?=\.[A-Za-z]{3,4}$)")
UPLOADS = "/uploads/"
HREF = re.compile(r'<a href="([^"]*)"')
NUMBERS = ("p", "page_id", "attachment_id")
MOST_TOLD = 20


def host(address: str) -> str:
    """Its host without "www.", with its port; empty where it has none."""
    try:
        parts = urlsplit(address)
        name = (parts.hostname or "").removeprefix("www.")
        return f"{name}:{parts.port}" if name and parts.port else name
    except ValueError:
        return ""


def plain(address: str) -> str:
    """One spelling of the path: no host, no slash at the end, letters unpacked; `?p=12` and its like stay."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    asked = parse_qs(parts.query)
    path = unquote(parts.path).rstrip("/")
    for name in NUMBERS:
        if name in asked and asked[name][0].isdigit():
            return f"{path}?number={asked[name][0]}"
    return path.lower()


def is_of(address: str, *, site: str) -> bool:
    """Whether it leads into the site: by its host, or because it has none."""
    if address.startswith(("mailto:", "tel:", "#")):
        return False
    where = host(address)
    return not where or where == (host(site) or site)


def upload(address: str) -> str:
    """The place of an uploaded file from any of its addresses: "2019/05/lake.png"; empty where it is none."""
    path = unquote(urlsplit(address).path) if address else ""
    _before, found, place = path.rpartition(UPLOADS)
    return SMALLER.sub("", place) if found else ""


def paths_of(*addresses: str, key: str) -> set[str]:
    """Every spelling by which a thing may be linked."""
    found = {plain(address) for address in addresses if address}
    found |= {f"?number={key}", f"/?number={key}"}
    return found


def links_of(blocks: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every address that a text leads to, in its order."""
    found: list[str] = []
    for block in blocks:
        found += [address.replace("&amp;", "&") for address in HREF.findall(str(block.get("html", "")))]
        if link := block.get("link"):
            found.append(str(link))
    return list(dict.fromkeys(found))


def dangling(blocks: Iterable[Mapping[str, Any]], *, site: str, known: set[str]) -> list[str]:
    """Addresses of the site that lead to nothing in the export."""
    return [
        address
        for address in links_of(blocks)
        if is_of(address, site=site)
        and plain(address) not in known
        and plain(address) != ""
        and not upload(address)
    ][:MOST_TOLD]
