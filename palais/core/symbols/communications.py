"""Letters of the special procedures, numbered in a way of their own: "AL MAR 3/2021".

It knows their three forms (urgent appeal UA, allegation letter AL, other letter OL), not the letters.
Source: the domain reference, section 6.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from palais.core.symbols import states as codes
from palais.core.symbols.errors import Reason
from palais.core.symbols.kinds import Body, Kind
from palais.core.symbols.slots import FIRST_YEAR, HIGHEST_SERIAL, LAST_YEAR, Failure, whole_number
from palais.core.symbols.symbol import Symbol

LETTER = re.compile(r"(UA|AL|OL) ([A-Z]{2,3}) ([0-9]++)/([0-9]++)(?![0-9A-Za-z/])")


def read_letter(found: re.Match[str], *, states: Mapping[str, str]) -> Symbol | tuple[int, Failure]:
    """The symbol of a letter, or where and why not. ``found`` comes from :data:`LETTER`."""
    form, code, digits, year = found.groups()
    state = codes.look_up(code, states=states)
    if state is None:
        return found.start(2), Failure(Reason.UNKNOWN_STATE, f"no State has the code “{code}”")
    number = whole_number(digits, highest=HIGHEST_SERIAL, what="the number of the letter")
    if isinstance(number, Failure):
        return found.start(3), number
    if len(year) != 4 or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return found.start(4), Failure(Reason.BAD_YEAR, "a year of four digits is wanted here")
    return Symbol(
        canonical=f"{form} {codes.written(state[0])} {number}/{year}",
        kind=Kind.COMMUNICATION,
        base_kind=Kind.COMMUNICATION,
        body=Body.SP,
        state=state[0],
        number=number,
        year=int(year),
    )
