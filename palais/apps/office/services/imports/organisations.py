"""Organisations of the network from a spreadsheet: the fields, and how rows are matched, written and taken back.

The kind stands in the office, because names of States are read from the table of States as it is registered there:
nothing above needs to be known. Addresses of people are not imported.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.office import search
from palais.apps.office.imports import (
    ImportKind,
    Match,
    Present,
    Reading,
    Reason,
    Values,
    Work,
    reason,
)
from palais.apps.office.imports.cells import host_of
from palais.apps.office.services import stamps
from palais.apps.office.services.imports import organisation_cells, organisation_keys, organisation_matches
from palais.apps.office.services.imports import organisation_fields as fields
from palais.apps.office.services.imports import organisation_reach as reach
from palais.apps.office.services.people.organisations import LISTS
from palais.apps.people.models import Organisation, OrganisationName
from palais.apps.people.models.organisations import IN_THE_NETWORK

PLAIN = ("name", "language", "acronym", "kind", "level", "standing", "state", "website")
DAYS = ("joined_on", "left_on")
NAMES = "other_names"
TOGETHER = 500


class Organisations(Work):
    """Rows about organisations. What a row leaves empty stays; other names are added, never taken away. A list of
    States, topics or languages is all of them."""

    about = "organisation"

    def __init__(self) -> None:
        self.cells = organisation_cells.Cells()
        self.matches = organisation_matches.Matches()

    def read(self, cells: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        return self.cells.read(cells, date_order=date_order)

    def match(self, values: Values) -> Match:
        return self.matches.match(values)

    def identities(self, values: Values) -> Iterable[str]:
        return self.matches.identities(values)

    def present(self, records: Iterable[int], *, lock: bool = False) -> dict[int, Present]:
        found = Organisation.objects.filter(pk__in=list(records)).order_by("pk")
        if lock:
            found = found.select_for_update()
        return {one.pk: present(one) for one in found.prefetch_related("other_names", *LISTS)}

    def wanted(self, values: Values, *, now: Present, match: Match) -> Values:
        """The name itself changes only where the row gave the key; else it is one more name."""
        asked = {name: value for name, value in values.items() if name != "key"}
        if host_of(asked.get("website", "")) == host_of(now.values["website"]):
            asked.pop("website", None)  # http or https, with or without www: no change worth a row
        names = [list(one) for one in asked.pop(NAMES, [])]
        name = asked.get("name", "")
        if name and not match.by_key:
            del asked["name"]
            asked.pop("language", None)
            known = organisation_matches.folded(now.label, *(one[0] for one in now.values[NAMES]))
            known |= organisation_matches.folded(now.values["acronym"])
            if not organisation_matches.folded(name) <= known:
                names.append([name, values.get("language", ""), "other"])
        more = [one for one in names if one not in now.values[NAMES] and one[0] != now.label]
        if more:
            asked[NAMES] = sorted(
                now.values[NAMES] + [one for at, one in enumerate(more) if one not in more[:at]]
            )
        return {name: value for name, value in asked.items() if value != now.values[name]}

    def insert(self, several: Sequence[Values]) -> list[Present]:
        keys = organisation_keys.free(several)
        made = [
            Organisation(key=key, **{name: values[name] for name in (*PLAIN, *DAYS) if name in values})
            for key, values in zip(keys, several, strict=True)
        ]
        Organisation.objects.bulk_create(made)
        OrganisationName.objects.bulk_create(
            name_of(one.pk, name)
            for one, values in zip(made, several, strict=True)
            for name in values.get(NAMES, [])
        )
        reach.put({one.pk: values for one, values in zip(made, several, strict=True)})
        tell(keys)
        written = self.present(one.pk for one in made)
        return [written[one.pk] for one in made]

    def change(self, several: Sequence[tuple[Present, Values]]) -> list[Present]:
        records = Organisation.objects.in_bulk([now.record for now, _values in several])
        plain: set[str] = set()
        for now, values in several:
            record = records[now.record]
            record.version += 1
            for name in values.keys() - {NAMES, *LISTS}:
                setattr(record, name, values[name])
                plain.add(name)
        # Written over as a whole: a fifth of the time that an UPDATE with a CASE for each row takes.
        own = [*sorted(plain), "version", "changed_at"]
        Organisation.objects.bulk_create(
            records.values(), update_conflicts=True, unique_fields=["id"], update_fields=own
        )
        set_names({now.record: values[NAMES] for now, values in several if NAMES in values})
        reach.put({now.record: values for now, values in several})
        tell([record.key for record in records.values()])
        written = self.present(records)
        return [written[now.record] for now, _values in several]

    def remove(self, several: Sequence[Present]) -> dict[int, Reason]:
        asked = [one.record for one in several]
        with_seats = set(
            Organisation.objects.filter(pk__in=asked, seats__isnull=False).values_list("pk", flat=True)
        )
        Organisation.objects.filter(pk__in=set(asked) - with_seats).delete()
        tell([one.key for one in several if one.record not in with_seats])
        return {pk: reason("in-use", what=str(_("people who hold a seat there"))) for pk in with_seats}

    def everything(self) -> Iterator[tuple[int, str]]:
        within = Organisation.objects.filter(standing__in=IN_THE_NETWORK).order_by("pk")
        yield from within.values_list("pk", "name").iterator(chunk_size=TOGETHER)

    def close(self) -> None:
        self.matches.close()


def tell(keys: Sequence[str]) -> None:
    """Search and the pages kept in memory follow: writing many rows at once sends no signals."""
    search.note(kind="organisation", keys=keys)
    stamps.stamp("organisations")


def present(one: Organisation) -> Present:
    values: Values = {name: getattr(one, name) for name in PLAIN}
    for name in DAYS:
        day = getattr(one, name)
        values[name] = (day if isinstance(day, str) else day.isoformat()) if day else None
    values[NAMES] = sorted([other.name, other.language, other.kind] for other in one.other_names.all())
    values |= reach.of(one)
    return Present(one.pk, one.version, one.name, one.key, values)


def name_of(organisation: int, name: Sequence[str]) -> OrganisationName:
    text, language, kind = name
    return OrganisationName(organisation_id=organisation, name=text, language=language, kind=kind)


def set_names(wanted: Mapping[int, Sequence[Sequence[str]]]) -> None:
    """Bring the other names of these organisations to what is wanted; those that stay keep their rows."""
    asked = {(pk, *name) for pk, names in wanted.items() for name in names}
    there = {
        (one.organisation_id, one.name, one.language, one.kind): one.pk
        for one in OrganisationName.objects.filter(organisation__in=wanted)
    }
    OrganisationName.objects.filter(pk__in=[there[name] for name in there.keys() - asked]).delete()
    OrganisationName.objects.bulk_create(name_of(pk, name) for pk, *name in sorted(asked - there.keys()))


def kind() -> ImportKind:
    help_: Any = _("Members, observers, partners: one row for each organisation.")
    return ImportKind("organisations", _("Organisations"), help_, fields.fields(), Organisations)
