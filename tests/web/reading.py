"""Reads a page as a browser would: its links, its texts, and whatever is written into it that a strict policy bars."""

import json
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.http import HttpResponse


def page(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def links(soup: BeautifulSoup, start: str = "") -> list[str]:
    """The addresses of all links that begin so, each once, in the order of the page."""
    return list(
        dict.fromkeys(a["href"] for a in soup.find_all("a", href=True) if a["href"].startswith(start))
    )


def text(soup: BeautifulSoup) -> str:
    """The words of the page with single blanks between them."""
    return " ".join(soup.get_text(" ").split())


def barred(soup: BeautifulSoup) -> list[str]:
    """Inline styles, inline scripts and handlers, and whatever would be loaded from elsewhere."""
    found = [f"style element: {tag.get_text()[:40]}" for tag in soup.find_all("style")]
    found += [
        f"inline script: {tag.get_text()[:40]}"
        for tag in soup.find_all("script")
        if not tag.get("src") and not is_data(tag)
    ]
    for tag in soup.find_all(True):
        found += [f"{tag.name} {name}" for name in tag.attrs if name == "style" or name.startswith("on")]
        if tag.name in {"script", "img", "link", "use", "iframe", "source"} and not is_canonical(tag):
            address = tag.get("src") or tag.get("href") or ""
            if urlsplit(address).netloc or address.startswith("data:"):
                found.append(f"{tag.name} {address}")
        if tag.name == "a" and str(tag.get("href", "")).strip().lower().startswith(
            ("javascript:", "data:", "//")
        ):
            found.append(f"link {tag['href']}")
    return found


def is_data(tag) -> bool:
    """A data block: nothing runs it, and nothing in it can end it."""
    if tag.attrs != {"type": "application/ld+json"} or set("<>&") & set(tag.string or ""):
        return False
    return json.loads(tag.string)["@context"] == "https://schema.org"


def is_canonical(tag) -> bool:
    return bool({"canonical", "alternate"} & set(tag.get("rel") or []))


def local(address: str, on: str = "/") -> str:
    """The path of an address on this site, without its fragment."""
    parts = urlsplit(urljoin(on, address))
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
