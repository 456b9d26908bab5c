"""A citation as a line that people read and copy: who, when, what, where it appeared, its address.

It knows the order of the parts and leaves out what is not known. It does not know languages: the few words in it
are handed in by who shows it. There is no law here: the order is that of docs/rules/citations.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from palais.core.citations.shape import Citation, plain


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the line in a language: what stands for a year that is not known, and when it was seen.

    `seen` is a whole phrase such as "seen on 15 April 2021"; empty: nothing is said of it.
    """

    undated: str = "no date"
    seen: str = ""


def line(citation: Citation, *, words: Words = Words()) -> str:
    """ "Child Rights Connect (2019). Title. Geneva: Publisher. https://…" without what is not known."""
    names = "; ".join(filter(None, (author.shown for author in citation.authors)))
    year = plain(citation.year) or words.undated
    title = plain(citation.title)
    publisher = plain(citation.publisher)
    if publisher == names:
        publisher = ""
    where = ": ".join(filter(None, (plain(citation.place), publisher)))
    parts = [f"{names} ({year})", title] if names else [title, f"({year})"]
    sentences = [*parts, plain(citation.edition), where]
    said = " ".join(_closed(part) for part in sentences if part)
    address = " ".join(filter(None, (plain(citation.url), f"({words.seen})" if words.seen else "")))
    return f"{said} {address}".strip() if citation.url else said


def _closed(part: str) -> str:
    """With a full stop, where it does not end a sentence itself."""
    return part if part[-1] in ".?!…。？！؟" else f"{part}."
