"""How the database differs from what is wanted, row by row."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from palais.apps.office import facts as registry
from palais.apps.office.choices import Layer
from palais.apps.office.models import Correction, FactRow, Source
from palais.apps.office.services.sync.wanted import Overtaken, Wanted, correct, wanted_rows
from palais.reference.facts import Facts

INSERT, UPDATE, WITHDRAWN, RESTORED = "insert", "update", "withdrawn", "restored"


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is to be changed; `before` and `after` hold the columns that differ, as text."""

    table: str
    key: str
    what: str
    before: Mapping[str, str]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewConflict:
    """A lower layer says something new under a higher one: listed for a person, never settled here."""

    table: str
    key: str
    layer: Layer
    ours: Mapping[str, str]
    theirs: Mapping[str, str]
    correction: Correction | None


@dataclass
class Plan:
    """All that a loading would do. `work` holds the field values to write, by table, key and kind of change."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[NewConflict] = field(default_factory=list)
    same: Counter[str] = field(default_factory=Counter)
    work: dict[str, list[tuple[str, FactRow | None, dict[str, Any]]]] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    warnings: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.changes and not self.conflicts and not self.sources

    def counts(self) -> dict[str, int]:
        kinds = Counter(change.what for change in self.changes)
        return {
            **{what: kinds[what] for what in (INSERT, UPDATE, WITHDRAWN, RESTORED)},
            "conflict": len(self.conflicts),
            "nothing": sum(self.same.values()),
        }


def make_plan(facts: Facts) -> Plan:
    """Compare every registered table with its records; reads only."""
    plan = Plan(warnings=tuple(map(str, facts.warnings)))
    plan.sources = changed_sources(facts)
    for loader in registry.registered().values():
        rows = wanted_rows(facts, table=loader.table)
        overtaken = correct(rows, Correction.objects.filter(table=loader.table))
        plan.conflicts += [from_correction(case) for case in overtaken]
        compare(plan, loader=loader, rows=rows)
    return plan


def from_correction(case: Overtaken) -> NewConflict:
    correction = case.correction
    return NewConflict(correction.table, correction.fact_key, case.layer, case.ours, case.theirs, correction)


def compare(plan: Plan, *, loader: registry.Loader, rows: Mapping[str, Wanted]) -> None:
    existing = {record.fact_key: record for record in loader.model.everything.all()}
    work = plan.work.setdefault(loader.table, [])
    for key, wanted in rows.items():
        fields = wanted.fields(loader)
        record = existing.get(key)
        if record is None:
            plan.changes.append(Change(loader.table, key, INSERT, {}, fields["raw"]))
            work.append((INSERT, None, fields))
            continue
        if record.layer == Layer.NETWORK == wanted.layer and record.covers and record.covers != wanted.covers:
            theirs = (wanted.covers or [{}])[0]
            plan.conflicts.append(NewConflict(loader.table, key, Layer.SHIPPED, fields["raw"], theirs, None))
        if all(getattr(record, name) == value for name, value in fields.items()):
            plan.same[loader.table] += 1
            continue
        what = RESTORED if record.withdrawn_on else UPDATE
        plan.changes.append(Change(loader.table, key, what, *difference(record.raw, fields["raw"])))
        work.append((what, record, fields))
    for key, record in existing.items():
        if key not in rows and record.withdrawn_on is None:
            plan.changes.append(Change(loader.table, key, WITHDRAWN, record.raw, {}))
            work.append((WITHDRAWN, record, {}))


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: before.get(name, "") for name in names}, {name: after.get(name, "") for name in names}


def changed_sources(facts: Facts) -> list[Source]:
    """Sources to write. One that no file names any more stays: withdrawn rows still point to it."""
    known = {source.key: source for source in Source.objects.all()}
    changed = []
    for entry in facts.sources.values():
        source = Source(
            key=entry.key,
            title=entry.title,
            publisher=entry.publisher,
            symbol=entry.symbol,
            page=entry.url,
            as_of=entry.as_of,
            note=entry.note,
            layer=entry.layer.value,
        )
        old = known.get(entry.key)
        names = [f.name for f in Source._meta.concrete_fields]
        if old is None or any(getattr(old, name) != getattr(source, name) for name in names):
            changed.append(source)
    return changed
