"""States of work, topics and languages of organisations in a spreadsheet: several in one cell, read and written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from palais.apps.office import facts as registry
from palais.apps.office.imports import Values, cells, reason
from palais.apps.office.imports.cells import CellNotUnderstood
from palais.apps.office.services.people.organisations import LISTS
from palais.apps.people.models import Organisation
from palais.core.words import fold

PARTED = re.compile(r"[|;\n\r]+")


def parts(several: Sequence[str], *, known: Any) -> Iterator[str]:
    """The things named in the cells. A comma parts them too, but not inside a name that is known with one."""
    for text in several:
        for part in filter(None, map(str.strip, PARTED.split(text))):
            if "," not in part or known(part):
                yield part
            else:
                yield from filter(None, map(str.strip, part.split(",")))


def topic_names() -> dict[str, str]:
    """Topics by key and by every name in any language, folded."""
    loader = registry.registered().get("topics")
    found: dict[str, str] = {}
    for key, row in loader.model.public.values_list("fact_key", "raw") if loader else ():
        names = [text for column, text in row.items() if column.startswith("name_")]
        for name in (key, key.replace("-", " "), *names, *row.get("aliases", "").split("|")):
            if name:
                found.setdefault(fold(name), key)
    return found


def topic(text: str, field: str, *, known: Mapping[str, str]) -> str:
    said = cells.plain(text, field=field, most=200)
    found = known.get(fold(said))
    if found is None:
        raise CellNotUnderstood(reason("no-topic", field=field, text=said[:60]))
    return found


def of(organisation: Organisation) -> Values:
    """The lists of one organisation whose rows were fetched with it."""
    return {
        name: sorted(getattr(row, column) for row in getattr(organisation, name).all())
        for name, (_model, column) in LISTS.items()
    }


def put(wanted: Mapping[int, Values]) -> None:
    """Make the lists that are named exactly these, for many organisations at once."""
    for name, (model, column) in LISTS.items():
        asked = {pk: set(values[name]) for pk, values in wanted.items() if name in values}
        if not asked:
            continue
        rows = model._default_manager.filter(organisation__in=asked)
        there = {(row.organisation_id, getattr(row, column)): row.pk for row in rows}
        stay = {(pk, one) for pk, several in asked.items() for one in several}
        model._default_manager.filter(pk__in=[there[pair] for pair in there.keys() - stay]).delete()
        model._default_manager.bulk_create(
            model(organisation_id=pk, **{column: one}) for pk, one in sorted(stay - there.keys())
        )
