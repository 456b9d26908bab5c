"""What holds for every symbol and every input: writing undoes reading, nothing crashes, nothing drags."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palais.core.symbols import (
    Kind,
    Symbol,
    SymbolNotUnderstood,
    describe,
    find,
    in_words,
    lexing,
    parse,
    parse_file_name,
    parse_partial,
    parse_reference,
    survey,
)
from palais.core.symbols.patterns import PATTERNS
from palais.core.symbols.states import BUILT_IN, written

TABLE = Path(__file__).parents[2] / "palais" / "reference" / "tables" / "un_symbols_examples.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    RAW = [row["raw"] for row in csv.DictReader(file)]

SLOTS = {
    "state": st.sampled_from(sorted({written(state) for state in BUILT_IN.values()})),
    "cycle": st.integers(1, 48).flatmap(
        lambda first: st.one_of(st.just(str(first)), st.integers(first + 1, 49).map(lambda n: f"{first}-{n}"))
    ),
    "session": st.integers(1, 999).map(str),
    "number": st.integers(1, 99_999).map(str),
    "serial": st.integers(1, 999).map(str),
    "addendum": st.integers(1, 999).map(str),
    "conference": st.integers(1, 999).map(str),
    "year": st.integers(1945, 2099).map(str),
    "resolution": st.sampled_from(["2200A(XXI)", "2106(XX)", "217(III)", "1612(2005)", "1(XLIX)"]),
}
SUFFIXES = st.lists(
    st.tuples(st.sampled_from(["Add", "Rev", "Corr"]), st.integers(1, 999)).map(lambda s: f"/{s[0]}.{s[1]}"),
    max_size=3,
).map("".join)


@st.composite
def symbols(draw: st.DrawFn) -> tuple[str, Kind]:
    """A symbol of any shape in its canonical form, and the kind of the line it was made from."""
    pattern = draw(st.sampled_from(PATTERNS))

    def fill(slot: re.Match[str]) -> str:
        name, fixed = slot[1], slot[3]
        if slot[2] == "=":
            return fixed
        if slot[2] == ">=":
            return str(draw(st.integers(int(fixed), 999 if name == "session" else 2099)))
        return draw(SLOTS[name])

    text = re.sub(r"\{([a-z]+)(?:(>?=)([0-9]+))?\}", fill, pattern.writes or pattern.reads)
    return text + draw(SUFFIXES), pattern.kind


@given(symbols())
@settings(max_examples=400, deadline=None)
def test_what_is_written_is_read_as_itself(made: tuple[str, Kind]) -> None:
    text, _ = made
    symbol = parse(text)
    assert str(symbol) == text
    assert parse(str(symbol)) == symbol
    assert parts(parse(text.lower().replace("/", " / "))) == parts(symbol)
    assert in_words(symbol, state_name="Atlantis")
    assert describe(symbol).symbol == text


def parts(symbol: Symbol) -> tuple[object, ...]:
    return (symbol.canonical, symbol.kind, symbol.body, symbol.state, symbol.cycle_from, symbol.cycle_to)


@given(
    symbols(),
    st.sampled_from(["see {}.", "({})", "（见{}）。", "voir « {} »", "\n\n{}\n\nDistr.", "وثيقة {}، "]),
)
@settings(max_examples=200, deadline=None)
def test_what_is_written_is_found_in_running_text(made: tuple[str, Kind], around: str) -> None:
    text = around.format(made[0])
    assert [(str(one.symbol), text[one.start : one.end]) for one in find(text)] == [(made[0], made[0])]


@given(symbols(), symbols())
@settings(max_examples=100, deadline=None)
def test_two_joined_symbols_keep_both(first: tuple[str, Kind], second: tuple[str, Kind]) -> None:
    joint = parse(f"{first[0]}-{second[0]}")
    assert {str(symbol) for symbol in joint.all} == {first[0], second[0]}
    assert parse(joint.written_jointly).all == joint.all


PIECES = [
    "CRC",
    "C",
    "NOR",
    "CO",
    "Q",
    "E",
    "C.12",
    "Add.",
    "Rev.1",
    "/",
    "//",
    "-",
    "–",
    ".",
    " ",
    "\n",
    "\n\n",
]
PIECES += [
    "5",
    "0",
    "23830",
    "2019",
    " juin 2004",
    "年",
    "#",
    "(a)",
    "(XXI)",
    "A",
    "HRC",
    "WG.6",
    "AL ",
    "INT_",
    "_",
]
PIECES += [
    "\u00ad",
    "\u200f",
    "С",
    "％",
    "٢",
    "\x00",
    "\ud800",
    "%2F",
    "://",
    ".pdf",
    "OPAC",
    "CHN-HKG",
    "RES",
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real symbol with something taken out, put in or doubled."""
    text: str = draw(st.sampled_from(RAW))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2, *PIECES])) + text[end:]
    return text


@given(st.one_of(st.text(max_size=200), SOUP, mutated()))
@settings(max_examples=600, deadline=None)
def test_no_input_crashes_and_every_refusal_names_a_place(text: str) -> None:
    readers: tuple[Callable[[str], object], ...] = (parse, parse_partial, parse_reference, parse_file_name)
    for read in readers:
        try:
            result = read(text)
        except SymbolNotUnderstood as refusal:
            assert 0 <= refusal.position <= len(text)
            assert refusal.text == text
            assert str(refusal).isprintable()
        else:
            assert result is not None
    seen = survey(text)
    assert all(text[one.start : one.end] == one.raw != "" for one in seen.found)
    assert all(text[one.start : one.end] == one.raw != "" for one in seen.doubts)


@given(st.one_of(SOUP, mutated()))
@settings(max_examples=400, deadline=None)
def test_what_is_accepted_is_written_in_a_form_that_reads_as_the_same(text: str) -> None:
    try:
        symbol = parse(text)
    except SymbolNotUnderstood:
        return
    again = parse(symbol.written_jointly)
    assert (again, again.all, parts(again)) == (symbol, symbol.all, parts(symbol))


def work(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many characters the reader cuts into segments, whole or in vain, for this text."""
    steps = 0
    original = lexing.read_piece

    def counted(given: str, start: int, *, strict: bool, after: str = "") -> lexing.Piece | None:
        nonlocal steps
        piece = original(given, start, strict=strict, after=after)
        steps += 1 if piece is None else 1 + piece.end - piece.start
        return piece

    with monkeypatch.context() as patch:
        patch.setattr(lexing, "read_piece", counted)
        survey(text)
    return steps


NASTY = [
    "CRC/C/GC/1 ",
    "CRC/C/GC/",
    "CRC/",
    "CRC/C/",
    "CRC/C/CRC/C/NOR/CO/",
    "CMW/C/GC/3-CRC/C/GC/22-",
    "CRC/C/15/Add.23830 juin ",
    "1-",
    "9",
    "A/",
    "A/RES/2200A(",
    "\u00ad",
    " \n",
    "/",
    "AL MAR 3/",
]


@pytest.mark.parametrize("unit", NASTY)
@pytest.mark.parametrize("head", ["", "CRC/C/NOR/CO/", "CRC/C/15/Add."])
def test_the_work_grows_no_faster_than_the_text(
    unit: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = work(head + unit * 200, monkeypatch)
    large = work(head + unit * 1600, monkeypatch)
    assert large <= 8 * small + 200
    assert large <= 12 * len(head + unit * 1600)
