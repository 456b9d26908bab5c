"""Rows of an index and the recommendations they are: matching by identifier, writing many at once, taking back.

A row that says what is there already is known by its fingerprint, without reading the record. A column that the file
does not have says nothing; one that it has and leaves empty says that it is empty.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Left

from palais.apps.library import alike, covering, positions
from palais.apps.library.choices import Origin, TagScheme
from palais.apps.library.imports import sources, telling
from palais.apps.library.models import FurtherState, LineageLink, Recommendation, Tag
from palais.apps.office import clock
from palais.apps.office.imports import Match, Present, Reading, Reason, Values, Work, reason
from palais.core.indexed import Indexed, Unknown

EMPTY: dict[str, Any] = {
    "kind": "recommendation",
    "language": "en",
    **dict.fromkeys(("symbol", "number", "text", "state", "body", "instrument", "cycle", "position"), ""),
    **dict.fromkeys(("session", "on", "year")),
    **{name: [] for name in ("headings", "states", "recommenders", "themes", "groups", "sdgs")},
    "mentions": {},
}
BESIDE = ("fingerprint", "repairs", "withdrawn_on")
TAGGED = {"themes": TagScheme.THEME, "groups": TagScheme.GROUP, "sdgs": TagScheme.SDG}
"""Lists to which tags add their keys. What the file says of them is compared with what an earlier one said."""

WITHIN = {Origin.THEMATIC_LIST: ("symbol",), Origin.UPR_INFO: ("state", "session")}
"""A whole list of these is whole for the reviews that it names by these fields, and says nothing of others. Of a list
that does not say which review it is of nothing is gone."""

TOGETHER = 500
LABEL = 200


class Recommendations(Work):
    """Rows of one source. The identifier is that of the source, unique within it."""

    about = "recommendation"

    def __init__(self, *, origin: Origin) -> None:
        self.origin = origin
        self.readers: dict[str, sources.Read] = {}
        self.there: dict[str, int] = {}
        self.same: dict[int, Present] = {}
        self.written, self.state = 0, ""
        self.reviews: set[Any] = set()

    def begin(self, *, columns: Mapping[str, str], reading: Mapping[str, Any]) -> None:
        self.state = reading.get("state", "")

    def read(self, cells: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        reader = self.readers.get("")
        if reader is None:
            reader = self.readers[""] = sources.reader_of(self.origin, about=self.state)
        found = reading_of(reader(cells))
        if self.origin in WITHIN:
            self.reviews.add(tuple(found.values.get(name) for name in WITHIN[self.origin]))
        return found

    def prepare(self, several: Sequence[Values]) -> None:
        """Look up all rows at once: which are there, and which of those say nothing new."""
        rows = {values["identifier"]: values["fingerprint"] for values in several}
        found = self.records().filter(identifier__in=list(rows))
        self.there, self.same = {}, {}
        for pk, identifier, version, fingerprint, withdrawn, label in found.annotate(
            start=Left("text", LABEL)
        ).values_list("pk", "identifier", "version", "fingerprint", "withdrawn_on", "start"):
            self.there[identifier] = pk
            if fingerprint == rows[identifier] and withdrawn is None:
                self.same[pk] = Present(pk, version, label, identifier, {"fingerprint": fingerprint})

    def named(self, several: Sequence[Values]) -> Iterable[int]:
        known = [values["identifier"] for values in several]
        return self.records().filter(identifier__in=known).values_list("pk", flat=True) if known else ()

    def records(self) -> Any:
        return Recommendation.objects.filter(origin=self.origin).order_by()

    def match(self, values: Values) -> Match:
        return Match(record=self.there.get(values["identifier"]), by_key=True)

    def identities(self, values: Values) -> Iterable[str]:
        return [values["identifier"]]

    def present(self, records: Iterable[int], *, lock: bool = False) -> dict[int, Present]:
        asked = list(records)
        if lock:
            held = self.records().filter(pk__in=asked).select_for_update().order_by("pk")
            return {one.pk: present(one) for one in held}
        unlike = [pk for pk in asked if pk not in self.same]
        found = {one.pk: present(one) for one in self.records().filter(pk__in=unlike)} if unlike else {}
        return found | {pk: self.same[pk] for pk in asked if pk in self.same}

    def wanted(self, values: Values, *, now: Present, match: Match) -> Values:
        if now.record in self.same:
            return {}
        asked = {name: values[name] for name in EMPTY if name in values and values[name] != now.values[name]}
        if now.values["withdrawn_on"] is not None:
            asked["withdrawn_on"] = None
        if asked:
            asked["fingerprint"] = fingerprint({**now.values, **asked})
            asked["repairs"] = values["repairs"]
        return asked

    def logged(self, values: Values) -> Values:
        """The record keeps its texts and the run what they were: the log says that it was this row."""
        return {name: values[name] for name in ("fingerprint", "withdrawn_on") if name in values}

    def insert(self, several: Sequence[Values]) -> list[Present]:
        made = [Recommendation(origin=self.origin, **values) for values in several]
        for one in made:
            one.same = alike.mark(one)
        Recommendation.objects.bulk_create(made)
        write_further(made)
        self.tell([one.pk for one in made])
        return [
            Present(one.pk, one.version, one.text[:LABEL], one.identifier, {"fingerprint": one.fingerprint})
            for one in made
        ]

    def change(self, several: Sequence[tuple[Present, Values]]) -> list[Present]:
        records = Recommendation.objects.in_bulk([now.record for now, _values in several])
        touched: set[str] = {"version", "printed", "same"}
        accepted = accepted_keys([now.record for now, values in several if TAGGED.keys() & values.keys()])
        for now, values in several:
            record = records[now.record]
            record.version += 1
            for name, value in values.items():
                if name in TAGGED:
                    record.printed[name] = value
                    keys = accepted.get((now.record, TAGGED[name]), [])
                    value = [*keys, *(one for one in value if one not in keys)]
                elif name == positions.KEY:
                    record.printed.pop(name, None)
                setattr(record, name, value)
            record.same = alike.mark(record)
            touched.update(values)
        # Written over as a whole: a fifth of the time that an UPDATE with a CASE for each row takes.
        Recommendation.objects.bulk_create(
            records.values(), update_conflicts=True, unique_fields=["id"], update_fields=sorted(touched)
        )
        moved = [records[now.record] for now, values in several if "states" in values]
        FurtherState.objects.filter(recommendation__in=moved).delete()
        write_further(moved)
        self.tell(list(records))
        return [
            Present(now.record, records[now.record].version, now.label, now.key, values)
            for now, values in several
        ]

    def withdrawn(self) -> Values:
        return {"withdrawn_on": clock.today().isoformat()}

    def remove(self, several: Sequence[Present]) -> dict[int, Reason]:
        asked = {one.record for one in several}
        settled = Tag.objects.filter(recommendation__in=asked, accepted__isnull=False).order_by()
        kept = set(settled.values_list("recommendation", flat=True))
        judged = LineageLink.objects.filter(Q(earlier__in=asked) | Q(later__in=asked), accepted__isnull=False)
        linked = asked.intersection(chain.from_iterable(judged.values_list("earlier", "later"))) - kept
        going = asked - kept - linked
        covered = self.every(covered_by__in=going)
        beside = {*covered, *self.every(covers__in=going)} - going
        telling.tell(sorted(going))
        self.written += len(going)
        Recommendation.objects.filter(pk__in=going).delete()
        if beside:
            telling.tell(sorted({*beside, *covering.of_rows(beside)}))
        return dict.fromkeys(kept, reason("indexed-tagged")) | dict.fromkeys(linked, reason("indexed-linked"))

    @staticmethod
    def every(**asked: Any) -> Iterable[int]:
        return Recommendation.objects.filter(**asked).order_by().values_list("pk", flat=True)

    def everything(self) -> Iterator[tuple[int, str]]:
        there = self.records().filter(withdrawn_on=None).order_by("pk").annotate(start=Left("text", LABEL))
        within = WITHIN.get(self.origin, ())
        for pk, start, *review in there.values_list("pk", "start", *within).iterator(chunk_size=TOGETHER):
            if not within or (all(review) and tuple(review) in self.reviews):
                yield pk, start

    def tell(self, records: Sequence[int]) -> None:
        moved = covering.of_rows(records) if covering.has_others(self.origin) else []
        telling.tell(sorted({*records, *moved}))
        self.written += len(records)

    def close(self) -> None:
        self.readers.clear()
        transaction.on_commit(partial(telling.ended, self.written), robust=True)


def write_further(records: Iterable[Recommendation]) -> None:
    """The States of each record beyond its first."""
    FurtherState.objects.bulk_create(
        FurtherState(recommendation=one, state=state)
        for one in records
        for state in dict.fromkeys(one.states)
        if state != one.state
    )


def accepted_keys(records: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    """The keys of tags that a person accepted, by record and scheme."""
    found: dict[tuple[int, str], list[str]] = {}
    tags = Tag.objects.filter(recommendation__in=records, accepted=True).order_by("key")
    for pk, scheme, key in tags.values_list("recommendation", "scheme", "key"):
        found.setdefault((pk, scheme), []).append(key)
    return found


def reading_of(found: Indexed) -> Reading:
    reasons = tuple(reason_of(one) for one in found.unknown if one.refuses)
    notes = tuple(reason_of(one) for one in found.unknown if not one.refuses)
    values: Values = {**found.values, "identifier": found.identifier}
    values |= {"fingerprint": fingerprint(values), "repairs": [repair.value for repair in found.repairs]}
    return Reading(values, found.label, reasons, notes, repairs=tuple(values["repairs"]))


def reason_of(one: Unknown) -> Reason:
    return reason(f"indexed-{one.trouble}", text=one.text[:LABEL], nearest=list(one.nearest) or ["—"])


def fingerprint(values: Mapping[str, Any]) -> str:
    """Of all that a recommendation says, whatever the form it came in."""
    said = [values.get(name, empty) for name, empty in EMPTY.items()]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:40]


def present(one: Recommendation) -> Present:
    values: Values = {name: getattr(one, name) for name in (*EMPTY, *BESIDE)}
    values |= {name: one.printed[name] for name in (*TAGGED, positions.KEY) if name in one.printed}
    for name in ("on", "withdrawn_on"):
        values[name] = values[name].isoformat() if values[name] else None
    return Present(one.pk, one.version, one.text[:LABEL], one.identifier, values)
