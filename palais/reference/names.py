"""Which State is meant by a name or a code: exact, folded, never guessed.

It knows every name, alias and code of states.csv, in six languages, in any case, with or without accents.
It does not know spellings that stand in no file: for those it offers the nearest, and a person decides.
The names are those of the UN terminology database; see docs/rules/facts.md.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from palais.core.words import fold
from palais.reference.catalogue.columns import LANGUAGES
from palais.reference.facts import Facts

_NEAR_ENOUGH = 0.65


@dataclass(frozen=True, slots=True)
class StateNames:
    """Folded names and codes, each leading to the three-letter code of one State."""

    by_name: Mapping[str, str] = field(repr=False)
    by_code: Mapping[str, str] = field(repr=False)

    def find(self, text: str) -> str | None:
        """The State of this name or code; None where no file has it, or where two States share it."""
        code = text.strip().upper()
        return self.by_name.get(fold(text)) or self.by_code.get(code)

    def find_name(self, text: str) -> str | None:
        """The same for texts that hold names only: "US" or "CRC" is then no code."""
        return self.by_name.get(fold(text))

    def nearest(self, text: str, *, limit: int = 3) -> tuple[str, ...]:
        """Codes of the States whose names look most like the text, the likeliest first."""
        close = difflib.get_close_matches(fold(text)[:100], self.by_name, n=limit * 4, cutoff=_NEAR_ENOUGH)
        return tuple(dict.fromkeys(self.by_name[name] for name in close))[:limit]


def spellings(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Every way the table of States writes each State's name, in every language and era, without codes."""
    return {row.key[0]: tuple(_spelled(row.texts)) for row in facts["states"]}


def state_names(facts: Facts) -> StateNames:
    """Every name and code of the table of States."""
    return names_in(row.texts for row in facts["states"])


def names_in(rows: Iterable[Mapping[str, str]]) -> StateNames:
    """The same from rows of the table of States as they are written, by column."""
    names: dict[str, str | None] = {}
    codes: dict[str, str] = {}
    for row in rows:
        state = row["iso3"]
        for name in _spelled(row):
            folded = fold(name)
            names[folded] = state if names.get(folded, state) == state else None
        for code in (state, row.get("iso2", ""), row.get("m49", ""), *row.get("old_codes", "").split("|")):
            if code:
                codes[code] = state
    return StateNames({name: state for name, state in names.items() if state}, codes)


def _spelled(row: Mapping[str, str]) -> list[str]:
    """The names in a row of the table of States, the empty ones left out."""
    spelled = [row.get(f"name_{language}", "") for language in LANGUAGES]
    spelled += [row.get("formal_name_en", ""), row.get("name_in_sentence_en", "")]
    spelled += row.get("aliases", "").split("|")
    return [name for name in spelled if name]
