"""From a matched pattern to a Symbol: its parts, the kind its suffixes make of it, what is known of it.

It does not read text.
The rules of kinds: a corrigendum is no set of recommendations, whatever it corrects
(CRC/C/OPSC/AUS/CO/1/Corr.1); an addendum to concluding observations holds the State's comments, one to a
list of issues the written replies (domain reference, section 6.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from palais.core.symbols import known as known_documents
from palais.core.symbols.kinds import Body, Kind
from palais.core.symbols.known import KnownDocument
from palais.core.symbols.matching import Match
from palais.core.symbols.symbol import Suffix, Symbol

_ADDED_TO = {
    Kind.CONCLUDING_OBSERVATIONS: Kind.STATE_COMMENTS,
    Kind.LIST_OF_ISSUES: Kind.WRITTEN_REPLIES,
}


def build(match: Match, *, known: Mapping[str, KnownDocument] | None = None) -> Symbol:
    """The symbol of a match; ``known`` adds to the documents known here and goes before them."""
    pattern, parts = match.pattern, match.parts
    suffixes = match.suffixes
    if "addendum" in parts:
        suffixes = (Suffix("Add", int(parts["addendum"])), *suffixes)
    fact = _known(match, known)
    base_kind = fact.kind or pattern.kind
    return Symbol(
        canonical=match.written,
        kind=_kind(base_kind, suffixes),
        base_kind=base_kind,
        body=pattern.body,
        instrument=pattern.treaty or None,
        state=_text(parts, "state") or fact.state,
        territory=_text(parts, "territory") or "",
        cycle_from=_int(parts, "cycle_from"),
        cycle_to=_int(parts, "cycle_to"),
        session=_int(parts, "session"),
        number=_int(parts, "number"),
        year=_int(parts, "year"),
        restricted=pattern.restricted,
        suffixes=suffixes,
    )


def join(symbols: list[Symbol]) -> Symbol:
    """One symbol that leads and carries the others: that of body CRC, else the first written."""
    lead = next((symbol for symbol in symbols if symbol.body is Body.CRC), symbols[0])
    others = tuple(symbol for symbol in symbols if symbol is not lead and symbol != lead)
    return replace(lead, joint=others)


def _kind(base: Kind, suffixes: tuple[Suffix, ...]) -> Kind:
    if not suffixes:
        return base
    if suffixes[-1].word == "Corr":
        return Kind.CORRIGENDUM
    return _ADDED_TO.get(base, base) if suffixes[0].word == "Add" else base


def _known(match: Match, known: Mapping[str, KnownDocument] | None) -> KnownDocument:
    """What is known of the document, or of the one it revises or corrects."""
    suffixes = [str(suffix) for suffix in match.suffixes]
    written = match.written
    while True:
        for documents in (known or {}, known_documents.BUILT_IN):
            if written in documents:
                return documents[written]
        if not suffixes or suffixes[-1].startswith("Add."):
            return KnownDocument()
        written = written.removesuffix("/" + suffixes.pop())


def _int(parts: Mapping[str, int | str], name: str) -> int | None:
    value = parts.get(name)
    return value if isinstance(value, int) else None


def _text(parts: Mapping[str, int | str], name: str) -> str | None:
    value = parts.get(name)
    return value if isinstance(value, str) and value else None
