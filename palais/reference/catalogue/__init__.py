"""Every table of facts there is: one ``TableSpec`` each, in four files by subject.

It knows names, columns, keys, allowed words, references and how many rows to expect.
It does not know a single fact.
The tables and their columns are explained for people in docs/rules/facts.md.
"""

from __future__ import annotations

from palais.reference.catalogue.acts import ACTS_OF_STATES
from palais.reference.catalogue.calendar import CALENDAR
from palais.reference.catalogue.texts import TEXTS
from palais.reference.catalogue.world import WORLD
from palais.reference.spec import TableSpec

TABLES: dict[str, TableSpec] = {spec.name: spec for spec in (*WORLD, *ACTS_OF_STATES, *CALENDAR, *TEXTS)}
