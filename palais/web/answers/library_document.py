"""A UN document that was read: its structure, its paragraphs with what was found in them, its languages and files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from palais.apps.library import positions, reviews, shown
from palais.apps.library.models import Document, DocumentFile, Paragraph, Recommendation
from palais.web.answers import names
from palais.web.answers.names import Names


@dataclass(frozen=True, slots=True)
class Finding:
    """What was read in a passage, and its page; `position` as the document itself has it."""

    pk: int
    kind: str
    number: str
    position: str


@dataclass(frozen=True, slots=True)
class Item:
    """A sub-item; `number` is that of the whole passage, as 23(a)."""

    number: str
    label: str
    depth: int
    text: str
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """A paragraph with the headings that begin above it: level and text, outermost first."""

    place: int
    number: str
    begins: tuple[tuple[int, str], ...]
    text: str
    items: tuple[Item, ...]
    page: int
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Loose:
    """A passage that was found where no paragraphs are kept."""

    finding: Finding
    lead_in: str
    text: str
    language: str
    recommenders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as it came. `kept`: it can be had here; `url`: where it was fetched."""

    pk: int
    name: str
    language: str
    format: str
    pages: int
    size: int
    checksum: str
    url: str
    kept: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Everything the page and the API of a document are made from. Empty values are not known.

    `beside` is another language in which the text is shown beside this one: `beside_texts` by number of the passage.
    """

    key: str
    symbol: str
    other_symbols: tuple[str, ...]
    kind: str
    title: str
    title_language: str
    body: str
    body_name: str
    state: str
    state_name: str
    protocol: str
    cycle: str
    session: int | None
    issued_on: date | None
    adopted_on: date | None
    is_published: bool
    language: str
    languages: tuple[str, ...]
    beside: str
    beside_texts: dict[str, str]
    files: tuple[FileLine, ...]
    paragraphs: tuple[ParagraphLine, ...]
    loose: tuple[Loose, ...]
    asked: int
    example: bool


def document_page(
    *, key: str, language: str, wanted: str = "", beside: str = "", drafts: bool = False
) -> DocumentPage | None:
    """The page in the language that is wanted, else the reader's, else English, else any that is here."""
    one = shown.document(key=key, drafts=drafts)
    if one is None:
        return None
    languages = shown.languages(document=one.pk)
    choice = next((code for code in (wanted, language, "en", *languages) if code in languages), "")
    paragraphs = shown.paragraphs(document=one.pk, language=choice) if choice else []
    other = beside if beside in languages and beside != choice else ""
    found = shown.found_in(document=one.pk)
    by_number: dict[str, Recommendation] = {}
    for each in found:
        by_number.setdefault(bare(each.number), each)
    lines, states = read(paragraphs, by_number), names.states()
    lines = with_numbered(lines, [each for each in found if each.language == choice])
    placed = {line.finding.pk for line in lines if line.finding}
    placed |= {item.finding.pk for line in lines for item in line.items if item.finding}
    return DocumentPage(
        **about(one, states),
        language=choice,
        languages=tuple(languages),
        beside=other,
        beside_texts=texts(shown.paragraphs(document=one.pk, language=other)) if other else {},
        files=tuple(map(file_line, shown.files(document=one.pk, drafts=drafts))),
        paragraphs=lines,
        loose=tuple(loose(each, states) for each in found if each.pk not in placed),
        asked=sum(each.kind in shown.ASKED for each in found),
    )


def with_numbered(
    lines: tuple[ParagraphLine, ...], found: Sequence[Recommendation]
) -> tuple[ParagraphLine, ...]:
    """The lines, with recommendations that a report of the UPR numbers 115.1, 115.2, … below its paragraph 115."""
    below: dict[str, list[Item]] = {}
    for one in found:
        number = bare(one.number)
        paragraph, point, _ = number.partition(".")
        if point:
            below.setdefault(paragraph, []).append(Item(number, number, 1, one.text, finding(one)))
    # The last of that number: a report may count anew after its summary.
    last = {bare(line.number): place for place, line in enumerate(lines)}
    return tuple(
        replace(line, items=(*line.items, *below.get(bare(line.number), ())))
        if last[bare(line.number)] == place
        else line
        for place, line in enumerate(lines)
    )


def about(one: Document, states: Names) -> dict[str, Any]:
    """What is known of a document without reading in it."""
    first, last = one.cycle_from, one.cycle_to
    body = one.body.lower()
    return {
        "key": one.key,
        "symbol": one.symbol,
        "other_symbols": tuple(map(str, one.other_symbols)),
        "kind": one.kind,
        "title": one.title,
        "title_language": one.title_language,
        "body": body,
        "body_name": names.bodies().get(body, one.body),
        "state": one.state,
        "state_name": states.get(one.state, one.state),
        "protocol": reviews.protocol(one.instrument),
        "cycle": "" if first is None else str(first) if last in (None, first) else f"{first}-{last}",
        "session": one.session,
        "issued_on": one.issued_on,
        "adopted_on": one.adopted_on,
        "is_published": one.is_published,
        "example": one.key.startswith(shown.EXAMPLE),
    }


def read(paragraphs: Sequence[Paragraph], found: dict[str, Recommendation]) -> tuple[ParagraphLine, ...]:
    """Paragraphs with the headings that are new above each, and what was found in them."""
    lines: list[ParagraphLine] = []
    above: list[str] = []
    for one in paragraphs:
        headings = [str(text) for text in one.headings]
        same = 0
        while same < min(len(above), len(headings)) and above[same] == headings[same]:
            same += 1
        lines.append(
            ParagraphLine(
                place=one.place,
                number=one.number,
                begins=tuple((level, headings[level]) for level in range(same, len(headings))),
                text=one.lead_in,
                items=tuple(item(one, each, found) for each in one.items),
                page=one.page,
                finding=finding(found.get(bare(one.number))),
            )
        )
        above = headings
    return tuple(lines)


def item(paragraph: Paragraph, one: dict[str, Any], found: dict[str, Recommendation]) -> Item:
    path = [str(part).strip("()") for part in one.get("path") or ()]
    number = paragraph.number + "".join(f"({part})" for part in path)
    return Item(
        number=number,
        label=f"({path[-1]})" if path else "",
        depth=min(len(path), 3),
        text=str(one.get("text", "")),
        finding=finding(found.get(bare(number))),
    )


def texts(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """The texts of a language version by the number of the passage; the first where a document counts anew."""
    found: dict[str, str] = {}
    for line in read(paragraphs, {}):
        found.setdefault(bare(line.number), line.text)
        for item in line.items:
            found.setdefault(bare(item.number), item.text)
    return found


def bare(number: str) -> str:
    """A number without blanks and a last point, as both sides write it."""
    return "".join(number.split()).rstrip(".")


def finding(one: Recommendation | None) -> Finding | None:
    return Finding(one.pk, one.kind, one.number, positions.own_of(one)) if one else None


def loose(one: Recommendation, states: Names) -> Loose:
    known = Finding(one.pk, one.kind, one.number, positions.own_of(one))
    return Loose(
        known, one.lead_in, one.text, one.language, tuple(states.get(code, code) for code in one.recommenders)
    )


def file_line(one: DocumentFile) -> FileLine:
    return FileLine(
        pk=one.pk,
        name=one.name,
        language=one.language,
        format=one.format,
        pages=one.pages,
        size=one.file.size if one.file else 0,
        checksum=one.checksum,
        url=one.url,
        kept=one.file is not None,
    )
