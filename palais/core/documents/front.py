"""The first page: symbol, State, body, cycle, dates, language, kind of document.

It knows where a masthead ends and the text begins, and what must agree. It does not choose between readings:
what disagrees, or is not there, is a doubt, and the field stays empty.
There is no law here: mastheads follow the United Nations' editorial practice (docs/rules/documents.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from palais.core import symbols
from palais.core.documents import wording
from palais.core.documents.blocks import Block
from palais.core.documents.findings import FrontMatter, Language
from palais.core.documents.refusals import Doubt, DoubtKind
from palais.core.documents.states import States
from palais.core.symbols import Body, Kind, Symbol
from palais.core.words import fold

_HEAD_BLOCKS = 60
_HEAD = 6_000
_TITLE = 420
_OPEN_KINDS = frozenset({Kind.DOCUMENT, Kind.SESSION_DOCUMENT, Kind.REPORT, Kind.CORRIGENDUM})
_FIRST = re.compile(
    r"(?:(?<=\s)|\A)(?:1|١)\s?[.．、\-–]?\s*"
    r"(?=The |At its |In |Le |À |A |El |La |En |Комитет|На |В |نظرت|عقد|استعرض|委员会|在|人权)"
    r"|(?<=\n)(?=The Committee considered|Le Comité a examiné|El Comité examinó|Комитет рассмотрел|نظرت اللجنة"
    r"|委员会在)"
)
_ADOPTED_IN_TITLE = re.compile(r"adopted|adopté|aprobad|принят|التي اعتمد|通过", re.IGNORECASE)
_SECTION = re.compile(r"\s(?:I|A|一|أولا|اولا)\s?\u064b?\s?[.．、\-–]\s?\w")
_NOTE_MARK = re.compile(r"\s*[*∗†‡]+(?=\s|$)")
_AFTER_TITLE = re.compile(r"\s*(?:_{3,}|[-–—]{5,}|\b1\s?[.．]\s|Previously issued)", re.IGNORECASE)
_EARLIER_SYMBOL = re.compile(
    r"(?:issued|antérieurement|précédemment|anteriormente|ранее|سابقا|先前|以前)[^.]{0,60}$", re.IGNORECASE
)
"""What a footnote says before the symbol of the draft: that one is not the document's own."""
_MEETING = 220
_SENTENCE_END = re.compile(r"[^\W\d]{4,}[.!?]\s+[^\W\d]{3,}")
_MOST_COMBINED = 8
_SHORT = 60
_BESIDE_A_DAY = 8


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What was read of it, and what is doubtful."""

    front: FrontMatter
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    masthead: str
    title: str
    opening: str


def read(blocks: Sequence[Block], *, states: States, file_name: str = "") -> FirstPage:
    """The front matter of a document. ``file_name`` is used where it is a symbol and the text has none."""
    head = "\n".join(block.labelled for block in blocks[:_HEAD_BLOCKS])[:_HEAD]
    language = wording.language_of(" ".join(block.text for block in blocks[:400])[:20_000])
    kind, parts = _parts(head)
    doubts: list[Doubt] = []
    if wording.has("corrigendum", head) and kind is not None:
        kind = Kind.CORRIGENDUM
    symbol, others = _symbol(parts, kind, file_name, doubts)
    if symbol is not None and (kind is None or symbol.kind not in _OPEN_KINDS):
        kind = symbol.kind
    body = symbol.body if symbol is not None and symbol.body is not None else wording.body_named(head)
    named = _title_states(parts, states, language.value if language else None)
    state = _state(symbol, kind, named, parts, doubts)
    cycle = _cycle(symbol, kind, parts, doubts)
    if symbol is None:
        doubts = [_with_likely_symbol(doubt, kind, body, state, cycle) for doubt in doubts]
    front = FrontMatter(
        symbol=symbol,
        symbols=tuple(dict.fromkeys(others)),
        kind=kind,
        body=body,
        state=state,
        states=named,
        cycle=cycle,
        session=_session(symbol, parts),
        issued_on=_issued(parts.masthead) or _issued(_first_page(blocks)),
        adopted_on=_adopted(parts, kind, language, doubts),
        language=language,
        title=_title(parts.title) if kind is not None else "",
        advance=wording.has("advance", parts.masthead + parts.title),
    )
    if language is None:
        doubts.append(Doubt(DoubtKind.LANGUAGE_NOT_KNOWN, "The language of the document was not recognised."))
    return FirstPage(front, tuple(doubts))


def _title(text: str) -> str:
    """The title without marks of footnotes and without what stands below it."""
    behind = _AFTER_TITLE.search(text)
    return _NOTE_MARK.sub("", text[: behind.start()] if behind and behind.start() else text).strip()


def _parts(head: str) -> tuple[Kind | None, _Parts]:
    """What stands before the title, the title, and the first paragraph."""
    first = _FIRST.search(head)
    end = first.start() if first else min(len(head), 2_500)
    before, opening = head[:end], head[end : end + 1_500]
    for line, start in _lines(before):
        found = wording.title_of(line)
        if found is not None and not _is_about_another(line):
            at = _unfolded(line, found[1])
            title = before[start + at : start + at + _TITLE]
            section = _SECTION.search(title)
            return found[0], _Parts(
                before[: start + at], title[: section.start()] if section else title, opening
            )
    return None, _Parts(before, before[-_TITLE:], opening)


def _lines(text: str) -> list[tuple[str, int]]:
    found = []
    start = 0
    for line in text.split("\n"):
        found.append((line, start))
        start += len(line) + 1
    # A title may be broken over two lines.
    pairs = [(f"{one} {two}", at) for (one, at), (two, _) in pairwise(found)]
    return [*found, *pairs]


def _is_about_another(line: str) -> bool:
    """Whether a line only speaks of such a document: a reply to a list of issues, say."""
    return bool(re.match(r"(?:replies|réponses|respuestas|ответы|ردود)\b", line.strip(), re.IGNORECASE))


def _unfolded(line: str, place: int) -> int:
    """Where the sign that stands at a place of the folded line stands in the line itself."""
    return bisect_left(range(len(line)), place, key=lambda end: len(fold(line[:end] + "x")) - 1)


def _symbol(
    parts: _Parts, kind: Kind | None, file_name: str, doubts: list[Doubt]
) -> tuple[Symbol | None, list[Symbol]]:
    """The document's own symbol: the first of the masthead whose kind agrees with the title's."""
    whole = parts.masthead + "\n" + parts.title
    seen = symbols.survey(whole)
    candidates = [(one.start, one.symbol) for one in seen.found]
    sure = min((start for start, symbol in candidates if _agrees(symbol, kind)), default=None)
    for one in seen.doubts:
        if (sure is not None and sure < one.start) or _EARLIER_SYMBOL.search(whole[: one.start]):
            continue
        if len(one.readings) == 1:
            candidates.append((one.start, one.readings[0]))
        doubts.append(Doubt(DoubtKind.SYMBOL_DOUBTFUL, f"“{one.raw}”: {one.error.because}.", text=one.raw))
    ordered = [symbol for _, symbol in sorted(candidates, key=lambda one: one[0])]
    fitting = [symbol for symbol in ordered if _agrees(symbol, kind)]
    if fitting:
        return fitting[0], ordered
    named = _from_name(file_name)
    if named is not None and _agrees(named, kind):
        return named, [named, *ordered]
    told = f" It names {', '.join(map(str, ordered[:3]))}." if ordered else ""
    doubts.append(Doubt(DoubtKind.NO_SYMBOL, f"The first page has no symbol of this document.{told}"))
    return None, ordered


def _with_likely_symbol(
    doubt: Doubt, kind: Kind | None, body: Body | None, state: str | None, cycle: tuple[int, int] | None
) -> Doubt:
    """The doubt about a missing symbol with the one such a document would carry, for a person to accept."""
    if doubt.kind is not DoubtKind.NO_SYMBOL or kind is None or body is None or not (state and cycle):
        return doubt
    try:
        likely = symbols.write(kind=kind, body=body, state=state, cycle=cycle)
    except ValueError:
        return doubt
    return replace(doubt, sentence=f"{doubt.sentence} It would be {likely}.", text=str(likely))


def _agrees(symbol: Symbol, kind: Kind | None) -> bool:
    if kind is None or symbol.kind is kind or symbol.base_kind is kind:
        return True
    if kind is Kind.CORRIGENDUM:
        return symbol.kind is Kind.CORRIGENDUM
    if kind is Kind.UPR_OUTCOME:
        return symbol.body in (Body.HRC, Body.UPR) and symbol.kind in (Kind.REPORT, Kind.SESSION_DOCUMENT)
    return symbol.kind in _OPEN_KINDS and symbol.kind is not Kind.CORRIGENDUM


def _from_name(file_name: str) -> Symbol | None:
    try:
        read_name = symbols.parse_file_name(file_name)
    except symbols.SymbolNotUnderstood:
        return None
    return read_name.symbol if isinstance(read_name, symbols.SymbolFile) else None


def _title_states(parts: _Parts, states: States, language: str | None) -> tuple[str, ...]:
    for line in reversed(parts.title.split("\n")):
        alone = states.named(line.strip(" *∗.:"))
        if alone is not None:
            return (alone,)
    title = re.sub(r"\s*\n\s*", " ", parts.title)
    return (
        states.inside(title, language=language) or states.inside(parts.opening[:300], language=language)[:1]
    )


def _state(
    symbol: Symbol | None, kind: Kind | None, named: tuple[str, ...], parts: _Parts, doubts: list[Doubt]
) -> str | None:
    told = symbol.state if symbol is not None else None
    if told is not None:
        if named and told not in named:
            doubts.append(
                Doubt(
                    DoubtKind.SYMBOL_AND_TITLE_DISAGREE,
                    f"The symbol {symbol} is about {told}, the title names {', '.join(named)}.",
                    text=parts.title[:300],
                )
            )
            return None
        return told
    if len(named) == 1:
        return named[0]
    if not named and kind in _WITH_STATE:
        doubts.append(Doubt(DoubtKind.NO_STATE, "No State is named in the title.", text=parts.title[:300]))
    if len(named) > 1:
        doubts.append(
            Doubt(
                DoubtKind.NO_STATE,
                f"The title names several States: {', '.join(named)}.",
                text=parts.title[:300],
            )
        )
    return None


def _cycle(
    symbol: Symbol | None, kind: Kind | None, parts: _Parts, doubts: list[Doubt]
) -> tuple[int, int] | None:
    """First and last report combined: from the symbol, else from the ordinals of title or first paragraph."""
    said = wording.ordinals(_report_words(parts)) if kind in _WITH_CYCLE else []
    if symbol is not None and symbol.cycle_from is not None and symbol.cycle_to is not None:
        cycle = (symbol.cycle_from, symbol.cycle_to)
        if said and max(said) != cycle[1]:
            doubts.append(
                Doubt(
                    DoubtKind.SYMBOL_AND_TITLE_DISAGREE,
                    f"The symbol {symbol} says report {cycle[0]} to {cycle[1]}, the words say {said[0]} to {said[-1]}.",
                    text=parts.title[:300],
                )
            )
        return cycle
    if said and max(said) - min(said) < _MOST_COMBINED:
        return min(said), max(said)
    if kind in _WITH_CYCLE:
        doubts.append(
            Doubt(DoubtKind.CYCLE_NOT_FOUND, "Which report is meant was not found.", text=parts.title[:300])
        )
    return None


_WITH_CYCLE = frozenset({Kind.CONCLUDING_OBSERVATIONS, Kind.LIST_OF_ISSUES, Kind.LOIPR})
_REPORT_WORDS = re.compile(r"report|rapport|informe|доклад|تقرير|报告", re.IGNORECASE)
_WITH_STATE = _WITH_CYCLE | {Kind.UPR_OUTCOME}
_SUBJECT = re.compile(
    r"committee|comite|\bit\b|\bil\b|working group|groupe de travail|grupo de trabajo|اللجنه"
)
_BEFORE_MEETINGS = re.compile(r"meeting|séance|sesi[oó]n|заседани|جلست|次会议", re.IGNORECASE)


def _report_words(parts: _Parts) -> str:
    """The title where it speaks of reports, else the first paragraph up to its meetings."""
    title = _ADOPTED_IN_TITLE.split(re.sub(r"\s*\n\s*", " ", parts.title))[0]
    if _REPORT_WORDS.search(title) and wording.ordinals(title):
        return title
    opening = parts.opening[:_MEETING]
    if re.search(r"[\u3400-\u9fff]", opening):
        found = re.search(r"审议了?(.{0,60}?报告)", parts.opening)
        return found[1] if found else ""
    meetings = _BEFORE_MEETINGS.search(opening)
    words_before = opening[: meetings.start()] if meetings else opening
    report = _REPORT_WORDS.search(words_before)
    return words_before[: report.end() + 60] if report else ""


def _session(symbol: Symbol | None, parts: _Parts) -> int | None:
    for line in parts.masthead.split("\n"):
        if len(line) < 90 and wording.has("session", line):
            digits = re.search(r"\b([0-9]{1,3})\s?(?:º|ª|e|th|st|nd|rd|-[айя])", line)
            found = [int(digits[1])] if digits else wording.ordinals(line)
            if found:
                return found[0]
    return symbol.session if symbol is not None else None


def _leads_to(between: str, dates: int, language: Language | None) -> bool:
    """Whether a day before the verb is that of adoption: "at its 615th meeting, held on …, it adopted".

    "considered the report on …, and adopted*" names only the day of the meetings; adoption stands in a note.
    Russian and Chinese have both days before the verb.
    """
    if language in (Language.RUSSIAN, Language.CHINESE):
        return dates > 1
    return _SUBJECT.search(between) is not None


def _first_page(blocks: Sequence[Block]) -> str:
    """The pieces of page 1 that are a day: there the masthead may be drawn after the title."""
    short = [block.text for block in blocks[:_HEAD_BLOCKS] if block.page == 1 and len(block.text) < _SHORT]
    return "\n".join(text for text in short if _is_a_day(text))


def _is_a_day(text: str) -> bool:
    """Whether a piece is one day and hardly more: the days of a session are two."""
    folded = fold(text)
    found = wording.days(folded)
    return len(found) == 1 and len(folded) - (found[0].end - found[0].start) < _BESIDE_A_DAY


def _issued(text: str) -> date | None:
    """The first day of a masthead, also one that a symbol has run into."""
    for one in symbols.survey(text).doubts:
        if len(one.readings) == 1 and one.raw.startswith(str(one.readings[0])):
            text = text.replace(one.raw, f"{one.readings[0]} {one.raw[len(str(one.readings[0])) :]}")
    named = wording.days(fold(text))
    for place, day in enumerate(named):
        beside = [*named[max(place - 1, 0) : place], *named[place + 1 : place + 2]]
        in_a_span = any(_apart(day, other) < _BESIDE_A_DAY for other in beside)
        if day.on is not None and not in_a_span:
            return day.on
    return None


def _apart(one: wording.Day, other: wording.Day) -> int:
    """How many signs stand between two days: the days of a session stand close."""
    return max(one.start, other.start) - min(one.end, other.end)


def _adopted(parts: _Parts, kind: Kind | None, language: Language | None, doubts: list[Doubt]) -> date | None:
    """The day of adoption: the first date after the verb in the first paragraph, else the last one before it."""
    folded = fold(parts.opening)
    second = re.search(r"\s2\s?[.．、\-–]\s?\w", folded)
    folded = folded[: second.start()] if second else folded
    named = wording.days(folded)
    for start, end in wording.places("adopted", folded)[:1]:
        after = [
            day
            for day in named
            if end <= day.start < end + _MEETING and not _SENTENCE_END.search(folded[end : day.start])
        ]
        before = [day for day in named if day.end <= start]
        led = before and _leads_to(folded[before[-1].end : start], len(before), language)
        # "adopted at its 1541st meeting" waits for its day, also where it is not there.
        waits = _BEFORE_MEETINGS.search(folded[end : end + _MEETING]) is not None
        chosen = after[0] if after else before[-1] if led and not waits else None
        meetings = before if kind is not Kind.UPR_OUTCOME else []  # there the end of the session stands first
        earlier = [day.on for day in meetings if day.on is not None]
        if chosen is not None and chosen.on is not None and all(day <= chosen.on for day in earlier):
            return chosen.on
        doubts.append(
            Doubt(
                DoubtKind.DATE_NOT_FOUND,
                "The day of adoption is not complete or not sure.",
                "1",
                text=folded[:400],
            )
        )
        return None
    if kind is Kind.CONCLUDING_OBSERVATIONS:
        doubts.append(
            Doubt(DoubtKind.DATE_NOT_FOUND, "The day of adoption was not found.", text=folded[:400])
        )
    return None
