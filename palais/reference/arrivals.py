"""What comes in from outside, before anyone has agreed to it: acts as read, and doubts.

It knows the shape that every importer gives and that ``difference`` takes.
It does not read files and decides nothing.
The rule is docs/rules/depositary.md: what is not understood goes to a person with the reason, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from palais.core.dates import PartialDate
from palais.core.treaties import Act


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must look at. ``where`` is a line number, or the raw text it is about.

    ``nearest`` are codes of States that the text may mean, likeliest first; a proposal, not an answer.
    """

    where: str
    reason: str
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        nearest = f" (nearest: {', '.join(self.nearest)})" if self.nearest else ""
        return f"{self.where}: {self.reason}{nearest}"


@dataclass(frozen=True, slots=True)
class ReadAct:
    """One act of a State as a source tells it; keys as in states.csv and treaties.csv.

    ``remark`` says what was not read although it may matter, such as a note about territories.
    """

    state: str
    treaty: str
    act: Act
    date: PartialDate
    where: str
    note: str = ""
    remark: str = ""
