"""What a symbol says, for people: a description without language, and English sentences for the command line.

It does not know the names of States; callers pass them. It translates nothing; pages translate the
description. Terms are those of the Committee's own documents ("combined third and fourth periodic reports").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from palais.core.symbols.kinds import BODY_NAMES, PROTOCOL_NAMES, Body, Kind
from palais.core.symbols.patterns import ANNUAL_REPORTS
from palais.core.symbols.sentences import TEMPLATES
from palais.core.symbols.symbol import Suffix, Symbol


class CycleForm(StrEnum):
    """How the reports of a cycle are spoken of."""

    INITIAL = "initial"
    PERIODIC = "periodic"
    COMBINED_WITH_INITIAL = "combined-with-initial"
    COMBINED = "combined"
    COMBINED_RANGE = "combined-range"


@dataclass(frozen=True, slots=True)
class Description:
    """Everything a page needs to word a symbol in its language: keys and numbers, no words.

    ``cycle_form`` is None without a cycle. ``suffixes`` are those not already told by ``kind``: an addendum
    that makes written replies is not told twice. ``general_comment`` is the number of a general comment
    where the symbol gives it; older series number documents instead. ``reporting_body`` is the treaty body
    whose report this is. The other fields are as in :class:`Symbol`.
    """

    symbol: str
    kind: Kind
    base_kind: Kind
    body: Body | None
    instrument: str | None
    state: str | None
    territory: str
    cycle_form: CycleForm | None
    cycle_from: int | None
    cycle_to: int | None
    session: int | None
    number: int | None
    year: int | None
    restricted: bool
    suffixes: tuple[Suffix, ...]
    general_comment: int | None
    reporting_body: Body | None
    joint: tuple[Description, ...]


def describe(symbol: Symbol) -> Description:
    """The description of a symbol."""
    return Description(
        symbol=symbol.canonical,
        kind=symbol.kind,
        base_kind=symbol.base_kind,
        body=symbol.body,
        instrument=symbol.instrument,
        state=symbol.state,
        territory=symbol.territory,
        cycle_form=_cycle_form(symbol),
        cycle_from=symbol.cycle_from,
        cycle_to=symbol.cycle_to,
        session=symbol.session,
        number=symbol.number,
        year=symbol.year,
        restricted=symbol.restricted,
        suffixes=_untold(symbol),
        general_comment=_general_comment(symbol),
        reporting_body=_reporting_body(symbol),
        joint=tuple(describe(other) for other in symbol.joint),
    )


def _cycle_form(symbol: Symbol) -> CycleForm | None:
    first, last = symbol.cycle_from, symbol.cycle_to
    if first is None or last is None:
        return None
    if first == last:
        return CycleForm.INITIAL if first == 1 else CycleForm.PERIODIC
    if last - first > 1:
        return CycleForm.COMBINED_RANGE
    return CycleForm.COMBINED_WITH_INITIAL if first == 1 else CycleForm.COMBINED


def _untold(symbol: Symbol) -> tuple[Suffix, ...]:
    told = symbol.kind in (Kind.STATE_COMMENTS, Kind.UPR_POSITIONS) or (
        symbol.kind is Kind.WRITTEN_REPLIES and symbol.base_kind is Kind.LIST_OF_ISSUES
    )
    return symbol.suffixes[1:] if told else symbol.suffixes


def _general_comment(symbol: Symbol) -> int | None:
    return symbol.number if symbol.base_kind is Kind.GENERAL_COMMENT and "/GC/" in symbol.canonical else None


def _reporting_body(symbol: Symbol) -> Body | None:
    if symbol.base_kind is not Kind.COMMITTEE_REPORT:
        return None
    if symbol.body is Body.ECOSOC:
        return Body.CESCR
    supplement = ANNUAL_REPORTS.get(symbol.number or 0)
    return supplement[0] if supplement else None


_TENS = {2: "twent", 3: "thirt", 4: "fort"}
_FIRST_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_ORDINALS = _FIRST_ORDINALS.split()


def ordinal_figure(number: int) -> str:
    """ "97th": sessions are spoken of in figures."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinal(number: int) -> str:
    """The English ordinal, in words up to the forty-ninth, in figures after it."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    tens, ones = divmod(number, 10)
    if tens in _TENS:
        return f"{_TENS[tens]}y-{_ORDINALS[ones - 1]}" if ones else f"{_TENS[tens]}ieth"
    return ordinal_figure(number)


def cycle_words(symbol: Symbol) -> str:
    """ "combined third and fourth periodic reports"; empty without a cycle."""
    form, first, last = _cycle_form(symbol), symbol.cycle_from, symbol.cycle_to
    if form is None or first is None or last is None:
        return ""
    if form is CycleForm.INITIAL:
        return "initial report"
    if form is CycleForm.PERIODIC:
        return f"{ordinal(first)} periodic report"
    begin = "initial" if first == 1 else ordinal(first)
    joined = "to" if form is CycleForm.COMBINED_RANGE else "and"
    return f"combined {begin} {joined} {ordinal(last)} periodic reports"


def in_words(symbol: Symbol, *, state_name: str | None = None) -> str:
    """One English sentence without a full stop.

    ``state_name`` is the name as it stands after "of" ("Morocco", "the Republic of Moldova"); without it the
    State's code stands there.
    """
    sentence = _sentence(symbol, state_name)
    for suffix in _untold(symbol)[: -1 if symbol.kind is Kind.CORRIGENDUM else None]:
        sentence += f", {_SUFFIX_WORDS[suffix.word]} {suffix.number}"
    if symbol.kind is Kind.CORRIGENDUM:
        sentence = f"Corrigendum {symbol.suffixes[-1].number} to: {sentence}"
    if symbol.joint:
        sentence += "; issued jointly as " + " and ".join(map(str, symbol.joint))
    return sentence


_SUFFIX_WORDS = {"Add": "addendum", "Rev": "revision", "Corr": "corrigendum"}


def _sentence(symbol: Symbol, state_name: str | None) -> str:
    state = _state(symbol, state_name)
    places = {**_reporting_places(symbol, state), **_numbered_places(symbol)}
    reporting = _reporting_body(symbol)
    body = f" of the {BODY_NAMES[symbol.body]}" if symbol.body else ""
    return TEMPLATES[_worded_kind(symbol)].format(
        by=body,
        to=body.replace(" of the ", " to the ", 1),
        state=state or "a State",
        of=f" of {state}" if state else "",
        reporter=f" of the {BODY_NAMES[reporting]}" if reporting else " of a treaty body",
        comment="recommendation" if symbol.body in (Body.CEDAW, Body.CERD) else "comment",
        **places,
    )


def _reporting_places(symbol: Symbol, state: str) -> dict[str, str]:
    """What is said of the reports of a State, seen from outside ("the …") and from the State ("its …")."""
    words = cycle_words(symbol)
    protocol = PROTOCOL_NAMES.get(symbol.instrument or "")
    under = f" under the {protocol}" if protocol else ""
    return {
        "on": f" on {_reports(symbol, state)}{under}",
        "about": f" in relation to {_reports(symbol, state)}{under}",
        "own": f" on its {words or 'report'}{under}",
        "own_about": f" in relation to its {words or 'report'}{under}",
        "report": _capital(words or "State report"),
        "reports": words or "report",
        "under": under,
    }


def _numbered_places(symbol: Symbol) -> dict[str, str]:
    session = f", {ordinal_figure(symbol.session)} session" if symbol.session else ""
    suffixes = "".join(f"/{suffix}" for suffix in symbol.suffixes)
    return {
        "number": _number(symbol),
        "year": f", {symbol.year}" if symbol.year else "",
        "session": session,
        "its_session": f"its {session[2:]}" if session else "one of its sessions",
        "review": f" for the universal periodic review{session}",
        "resolution": symbol.canonical.rpartition("RES/")[2].removesuffix(suffixes),
        "comment_number": _comment_number(symbol),
    }


def _reports(symbol: Symbol, state: str) -> str:
    words = cycle_words(symbol)
    return (f"the {words}" if words else "a report") + (f" of {state}" if state else "")


def _comment_number(symbol: Symbol) -> str:
    number = _general_comment(symbol)
    if number is None:
        return ""
    return f" No. {number}" + (f" ({symbol.year})" if symbol.year else "")


def _worded_kind(symbol: Symbol) -> Kind:
    """The kind whose sentence is used; a corrigendum takes that of what it corrects, addenda considered."""
    if symbol.kind is not Kind.CORRIGENDUM:
        return symbol.kind
    if symbol.suffixes[0].word == "Add" and symbol.base_kind is Kind.LIST_OF_ISSUES:
        return Kind.WRITTEN_REPLIES
    if symbol.suffixes[0].word == "Add" and symbol.base_kind is Kind.CONCLUDING_OBSERVATIONS:
        return Kind.STATE_COMMENTS
    return symbol.base_kind


def _number(symbol: Symbol) -> str:
    if symbol.number is None:
        return ""
    if symbol.base_kind in (Kind.DECISION, Kind.COMMUNICATION):
        return f" No. {'R.' if symbol.restricted else ''}{symbol.number}" + (
            f"/{symbol.year}" if symbol.year else ""
        )
    return f" No. {symbol.number}" + (f" of {symbol.year}" if symbol.year else "")


def _state(symbol: Symbol, state_name: str | None) -> str:
    name = state_name or symbol.state or ""
    return f"{name} ({symbol.territory})" if symbol.territory else name


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
