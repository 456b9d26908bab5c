"""States as rows of indexes write them: names of every era, codes, names with an asterisk.

It knows these forms and remembers what it found. It does not know any name: names are facts and are passed in.
There is no law here: the names are those of the United Nations in every era (docs/rules/facts.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from palais.core.documents.states import Group
from palais.core.indexed.cells import Cells
from palais.core.indexed.shape import Repair, Trouble
from palais.core.words import fold

_MARKS = re.compile(r"[\s*†‡]+\Z|\s*\[[0-9a-z]{1,2}\]\Z")
_CODE = re.compile(r"[A-Z]{2,3}")
_MOST_KEPT = 20_000


class Names(Protocol):
    """`core.documents.States`: the code of exactly this name, and names like a misspelled one."""

    def named(self, text: str) -> str | None:
        """The code of the State with exactly this name."""
        ...

    def likely(self, text: str) -> tuple[str, ...]:
        """Names like it, the likeliest first."""
        ...

    def groups(self, text: str) -> list[Group]:
        """The bracketed lists of States in a text, in order."""
        ...


class StatesOfRows:
    """Finds States in rows. ``today`` has the name of each State that needs no repair, ``codes`` two- and
    three-letter codes, the old ones included."""

    def __init__(self, names: Names, *, codes: Mapping[str, str], today: Mapping[str, str]) -> None:
        self._names, self._codes = names, codes
        self._called = dict(today)
        self._today = {(state, fold(name)) for state, name in today.items()}
        self._kept: dict[str, tuple[str, tuple[Repair, ...]]] = {}

    def find(self, text: str) -> tuple[str, tuple[Repair, ...]]:
        """The State and what was mended in its name; an empty State where no fact has the name."""
        if text not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[text] = self._found(text)
        return self._kept[text]

    def _found(self, text: str) -> tuple[str, tuple[Repair, ...]]:
        bare = _MARKS.sub("", text)
        repairs = (Repair.STATE_MARK,) if bare != text else ()
        state = self._names.named(bare)
        if state is not None:
            is_today = (state, fold(bare)) in self._today
            return state, repairs if is_today else (*repairs, Repair.STATE_OLD_NAME)
        if _CODE.fullmatch(bare) and (state := self._codes.get(bare)):
            return state, (*repairs, Repair.STATE_CODE)
        return "", repairs

    def at_the_end(self, text: str) -> tuple[str, ...]:
        """The States in the brackets that end a text, "… (France, Spain);"; none where they hold another word."""
        stop = len(text.rstrip(" ;.,:"))
        if not text[:stop].endswith((")", "）")):
            return ()
        group = next(iter(self._names.groups(text)[-1:]), None)
        return group.states if group is not None and group.end == stop and not group.unknown else ()

    def all(self, cells: Cells, values: list[str], *, trouble: Trouble) -> list[str]:
        """The States of these values, each once, in order; a value that is none is told as ``trouble``."""
        found: dict[str, None] = {}
        for value in values:
            state, repairs = self.find(value)
            for repair in repairs:
                cells.mended(repair)
            if state:
                found[state] = None
            else:
                nearest = tuple(self._called.get(state, state) for state in self._names.likely(value))
                cells.doubted(trouble, value, nearest)
        return list(found)
