"""Whether all is well: checks that rooms register, asked by a monitor, by the desk and by `palais health`.

A check looks and says what it found in one sentence. `BAD` is what somebody must see to now; a monitor is told of it.
`DOUBTFUL` is what somebody should look at this week. A check that is not `quick` is left out of what monitors ask.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _


class Verdict(Enum):
    """What a check found, the worst last."""

    WELL = "well"
    DOUBTFUL = "doubtful"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, and a sentence about it that also says what to do where it is not well."""

    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: a key for machines, a name for people, and the looking itself."""

    key: str
    label: Any
    look: Callable[[], Finding]
    quick: bool = True


@dataclass(frozen=True, slots=True)
class Looked:
    """A check with what it found."""

    check: Check
    finding: Finding


_checks: dict[str, Check] = {}


def register(*checks: Check) -> None:
    """Checks are shown in the order of registration."""
    _checks.update({check.key: check for check in checks})


def registered() -> dict[str, Check]:
    return _checks


def well(words: str) -> Finding:
    return Finding(Verdict.WELL, words)


def doubtful(words: str) -> Finding:
    return Finding(Verdict.DOUBTFUL, words)


def bad(words: str) -> Finding:
    return Finding(Verdict.BAD, words)


def look(*, only_quick: bool = False) -> tuple[Looked, ...]:
    """Every check with what it found. A check that cannot even look has found something bad."""
    return tuple(Looked(check, found(check)) for check in _checks.values() if check.quick or not only_quick)


def found(check: Check) -> Finding:
    try:
        return check.look()
    except Exception as error:  # whatever it is, it is not well, and the other checks are still asked
        return bad(_("This could not be looked at (%(error)s).") % {"error": type(error).__name__})


def is_well() -> bool:
    """Nothing bad was found by the quick checks; what a monitor is told."""
    return all(found(check).verdict is not Verdict.BAD for check in _checks.values() if check.quick)
