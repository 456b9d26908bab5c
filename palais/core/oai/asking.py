"""What a harvester asks: its arguments, each at most once, each in its form, those needed and no others.

It knows which verb takes what. It does not know which formats, sets and records there are.
The law is OAI-PMH 2.0, sections 3.1 and 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from palais.core.oai import moments, tokens
from palais.core.oai.faults import Code, Fault, Faults
from palais.core.oai.tokens import Place, Selection


class Verb(StrEnum):
    """The six requests of the protocol."""

    IDENTIFY = "Identify"
    FORMATS = "ListMetadataFormats"
    SETS = "ListSets"
    HEADERS = "ListIdentifiers"
    RECORDS = "ListRecords"
    RECORD = "GetRecord"


_LIST = frozenset({"metadataPrefix", "from", "until", "set", "resumptionToken"})
TAKEN: dict[Verb, frozenset[str]] = {
    Verb.IDENTIFY: frozenset(),
    Verb.FORMATS: frozenset({"identifier"}),
    Verb.SETS: frozenset({"resumptionToken"}),
    Verb.HEADERS: _LIST,
    Verb.RECORDS: _LIST,
    Verb.RECORD: frozenset({"identifier", "metadataPrefix"}),
}
NEEDED: dict[Verb, tuple[str, ...]] = {
    Verb.HEADERS: ("metadataPrefix",),
    Verb.RECORDS: ("metadataPrefix",),
    Verb.RECORD: ("identifier", "metadataPrefix"),
}
_PREFIX = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")
_SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*")
LONGEST = 2_000
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that can be tried. `place` is where a list goes on; `arguments` are as they came."""

    verb: Verb
    arguments: tuple[tuple[str, str], ...]
    identifier: str = ""
    selection: Selection | None = None
    place: Place | None = None


def read_arguments(arguments: Iterable[tuple[str, str]]) -> Asked:
    """The request in these names and values. Raises Faults with everything that is wrong with it."""
    pairs = tuple(arguments)
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in list(Verb):
        raise Faults(Fault(Code.BAD_VERB, _verb_sentence(verbs)))
    verb = Verb(verbs[0])
    rest = [(name, value) for name, value in pairs if name != "verb"]
    given = dict(rest)
    token = given.get("resumptionToken", "")
    wrong = _wrong_names(verb, rest) or (_wrong_values(given) if "resumptionToken" not in given else [])
    if wrong:
        raise Faults(*(Fault(Code.BAD_ARGUMENT, sentence) for sentence in wrong))
    if "resumptionToken" in given:
        place = tokens.place(token) if verb != Verb.SETS else None
        if place is None:
            raise Faults(Fault(Code.BAD_TOKEN, "This token was not given out here. Begin the list anew."))
        return Asked(verb, pairs, selection=place.selection, place=place)
    selection = Selection(
        given.get("metadataPrefix", ""), given.get("set", ""), given.get("from", ""), given.get("until", "")
    )
    return Asked(verb, pairs, given.get("identifier", ""), selection)


def _verb_sentence(verbs: list[str]) -> str:
    known = ", ".join(Verb)
    if not verbs:
        return f"The verb is missing. Known are {known}."
    if len(verbs) > 1:
        return "The verb is given more than once."
    return f"There is no verb {_quoted(verbs[0])}. Known are {known}."


def _wrong_names(verb: Verb, given: list[tuple[str, str]]) -> list[str]:
    names = [name for name, _ in given]
    wrong = [f"{verb} takes no argument {_quoted(name)}." for name in sorted({*names} - TAKEN[verb])[:5]]
    wrong += [f"{_quoted(name)} is given more than once." for name in sorted(_twice(names))[:5]]
    if "resumptionToken" in names:
        return wrong + (["resumptionToken stands alone beside the verb."] if len(names) > 1 else [])
    return wrong + [f"{verb} needs {name}." for name in NEEDED.get(verb, ()) if name not in names]


def _twice(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1} if len(names) < 50 else set(names)


def _wrong_values(given: dict[str, str]) -> list[str]:
    wrong = [f"{name} is too long." for name, value in given.items() if len(value) > LONGEST]
    if "metadataPrefix" in given and not _PREFIX.fullmatch(given["metadataPrefix"]):
        wrong.append(f"metadataPrefix cannot be {_quoted(given['metadataPrefix'])}.")
    if "set" in given and not _SET.fullmatch(given["set"]):
        wrong.append(f"set cannot be {_quoted(given['set'])}.")
    return wrong + _wrong_days(given)


def _wrong_days(given: dict[str, str]) -> list[str]:
    bounds = {name: given[name] for name in ("from", "until") if name in given}
    wrong = [
        f"{name} must be a day as 2021-04-15 or a moment as 2021-04-15T08:30:00Z."
        for name, text in bounds.items()
        if moments.first(text) is None
    ]
    if wrong or len(bounds) < 2:
        return wrong
    if moments.is_day(given["from"]) != moments.is_day(given["until"]):
        return ["from and until must both be days or both be moments."]
    begins, ends = moments.first(given["from"]), moments.first(given["until"])
    return ["from is later than until."] if begins and ends and begins > ends else []


def _quoted(text: str) -> str:
    return f'"{text[:SHOWN]}"'
