"""Do the tables agree with each other? Each check yields the faults it finds, with file and line.

It knows what must hold between rows and tables.
It does not read files, and no check settles anything: a fault stops the load, a warning is shown.
The list of what must hold is in docs/rules/facts.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from palais.reference.checks import acts, calendar, counts, references, states
from palais.reference.facts import Facts, Fault


def faults(facts: Facts) -> Iterator[Fault]:
    """Everything that must not be. Where a key leads nowhere, nothing else is asked."""
    broken = list(references.faults(facts))
    yield from broken
    if broken:
        return
    for check in (states.faults, acts.faults, calendar.faults, counts.faults):
        yield from check(facts)


def warnings(facts: Facts) -> Iterator[Fault]:
    """What a person should look at, though it stops nothing."""
    for check in (references.warnings, acts.warnings, counts.warnings):
        yield from check(facts)
