"""BibTeX: entries for LaTeX, in UTF-8, with each sign that means something to it written so that it does not.

It knows that BibTeX counts braces even after a backslash, parts authors at the word "and", and lowers capitals
that no brace protects. It does not know a journal's style.
The law is Oren Patashnik, BibTeXing (1988); fields for addresses, days and languages are those of biblatex 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from palais.core.citations.shape import Author, Citation, Kind, plain

TYPES = {Kind.REPORT: "techreport", Kind.BOOK: "book", Kind.BOOKLET: "booklet", Kind.ARTICLE: "article"}
LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "zh": "chinese",
}
_SIGNS = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_KEY = re.compile(r"[^A-Za-z0-9:._-]+")
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    """The entries of these works one after another. No two have the same key: a second `guide` is `guide-2`."""
    taken: set[str] = set()
    for one in citations:
        key = _free(_KEY.sub("-", one.key).strip("-") or "work", taken)
        taken.add(key)
        fields = [f"  {name} = {{{value}}},\n" for name, value in _fields(one) if value]
        yield f"@{TYPES.get(one.kind, 'misc')}{{{key},\n{''.join(fields)}}}\n\n"


def _free(key: str, taken: set[str]) -> str:
    name, number = key, 1
    while name in taken:
        number += 1
        name = f"{key}-{number}"
    return name


def _fields(one: Citation) -> Iterator[tuple[str, str]]:
    """In the order in which people read them; the title keeps its capitals."""
    yield "author", " and ".join(filter(None, map(_name, one.authors)))
    yield "title", f"{{{_text(one.title)}}}"
    yield "year", _text(one.year)
    yield "date", _text(one.published)
    yield "institution" if one.kind == Kind.REPORT else "publisher", _braced(one.publisher)
    yield "address", _text(one.place)
    yield "edition", _text(one.edition)
    yield "number", _text(one.number)
    yield "isbn", _text(one.isbn)
    yield "doi", plain(one.doi).translate(_IN_ADDRESSES)
    yield "language", " and ".join(_language(tag) for tag in one.languages)
    yield "langid", LANGUAGES.get(_main(one.languages[0]), "") if len(one.languages) == 1 else ""
    yield "abstract", _text(one.summary)
    yield "keywords", ", ".join(_text(topic).replace(",", " ") for topic in one.topics)
    yield "note", _text(one.note)
    yield "url", plain(one.url).translate(_IN_ADDRESSES)
    yield "urldate", _text(one.accessed)


def _name(author: Author) -> str:
    """A person as `Family, Given`; an organisation in braces, so that it is not taken apart."""
    if not author.is_person:
        return _braced(author.name)
    family, given = _text(author.family), _text(author.given)
    return f"{{{family}}}, {{{given}}}" if given else f"{{{family}}}"


def _braced(name: str) -> str:
    text = _text(name)
    return f"{{{text}}}" if text else ""


def _text(text: str) -> str:
    return plain(text).translate(_SIGNS)


def _main(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _language(tag: str) -> str:
    return LANGUAGES.get(_main(tag), _text(tag))
