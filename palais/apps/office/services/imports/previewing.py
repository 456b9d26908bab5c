"""Reading a whole file into a preview: what each row would do. Nothing but the run itself is written.

The file is read in a bounded child and comes in as a stream; a batch of rows at a time is matched, planned and kept.
A reading that died begins anew; one that was only asleep finds that a later attempt has the run, and stops.
"""

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db import transaction

from palais.apps.office import imports as registry
from palais.apps.office.choices import Answer, ImportStatus
from palais.apps.office.imports import Work, guessing, reason
from palais.apps.office.imports.known import Known
from palais.apps.office.intake import bounded
from palais.apps.office.intake.faults import Fault
from palais.apps.office.models import ImportRow, ImportRun
from palais.apps.office.services.imports import runs
from palais.apps.office.services.progress import Progress

BOUNDS = bounded.Bounds(
    memory_mib=512, cpu_seconds=900, seconds=1200.0, file_mib=1024, answer_bytes=4 * 1024 * 1024 * 1024
)


class TakenOver(Exception):
    """Another attempt reads this run now."""


def preview(*, run: int, progress: Progress) -> None:
    """Make the preview of a run that waits for it; one that stands elsewhere is left alone."""
    attempt = secrets.token_hex(8)
    if not ImportRun.objects.filter(pk=run, status=ImportStatus.READING).update(attempt=attempt):
        return
    of = ImportRun.objects.select_related("file").get(pk=run)
    runs.delete_rows(run)
    work = registry.registered()[of.kind].work()
    work.begin(columns=of.columns, reading=of.reading)
    try:
        Preview(of, attempt, work, progress).make()
    except Fault as fault:
        end(run, attempt, status=ImportStatus.FAILED, fault={"code": fault.code, **fault.values})
    except TakenOver:
        return
    finally:
        work.close()


def end(run: int, attempt: str, **fields: Any) -> None:
    ImportRun.objects.filter(pk=run, attempt=attempt, status=ImportStatus.READING).update(**fields)


class Preview:
    """One reading: it numbers rows, remembers which records and new things were named already, and counts."""

    def __init__(self, run: ImportRun, attempt: str, work: Work, progress: Progress) -> None:
        self.run, self.attempt, self.work, self.progress = run, attempt, work, progress
        self.kind = registry.registered()[run.kind]
        self.reader = self.kind.reader
        self.seen, self.number = Known(), 0
        self.counts: Counter[str] = Counter()
        self.repairs: Counter[str] = Counter()

    def make(self) -> None:
        try:
            with bounded.stream(self.reader.rows, bounds=self.bounds(), **self.order()) as batches:
                for batch in batches:
                    self.keep([self.plan(line, cells) for line, cells in self.matched(batch)])
            if self.run.whole:
                self.list_what_is_gone()
        finally:
            self.seen.close()
        self.progress.finish(self.number)
        fields: dict[str, Any] = {"counts": dict(self.counts)}
        if self.repairs:
            fields["reading"] = {**self.run.reading, "repairs": dict(self.repairs.most_common())}
        end(self.run.pk, self.attempt, status=ImportStatus.READY, **fields)

    def bounds(self) -> bounded.Bounds:
        wanted: Any = replace(BOUNDS, **self.reader.bounds)
        return wanted

    def order(self) -> dict[str, Any]:
        """What the child is to read: only columns that are mapped."""
        if self.run.file is None:
            raise Fault("no-file")
        if not self.reader.by_column:
            self.columns, self.places = [0], {"item": [0]}
            file, columns, reading = self.run.file, self.run.columns, self.run.reading
            return {"file": str(file.path), "kind": file.kind, "columns": columns, "reading": reading}
        self.places = guessing.fields_of(self.run.columns, self.run.headings)
        self.columns = sorted(place for places in self.places.values() for place in places)
        own = ("encoding", "delimiter", "sheet", "headings_in", "on")
        reading = {name: self.run.reading[name] for name in own}
        file = self.run.file
        return {"file": str(file.path), "kind": file.kind, "columns": self.columns, **reading}

    def matched(self, batch: list[Any]) -> Iterator[tuple[int, "Understood"]]:
        """Each row understood and matched; the records they are about are read together."""
        pairs = [(line, self.understand(cells)) for line, cells in batch]
        understood = [one for _line, one in pairs]
        whole = [one for one in understood if not one.reading.reasons]
        if self.run.whole:
            not_whole = [one.reading.values for one in understood if one.reading.reasons]
            self.seen.put(map(named, self.work.named(not_whole)), 1)
        self.work.prepare([one.reading.values for one in whole])
        for one in whole:
            one.match = self.work.match(one.reading.values)
        records = {one.match.record for one in understood if one.match.record is not None}
        now = self.work.present(records)
        for line, one in pairs:
            one.now = now.get(one.match.record) if one.match.record is not None else None
            yield line, one

    def understand(self, cells: list[str]) -> "Understood":
        texts = dict(zip(self.columns, cells, strict=True))
        by_field = {field: [texts[place] for place in places] for field, places in self.places.items()}
        reading = self.work.read(by_field, date_order=self.run.date_order)
        said = {}
        if self.reader.by_column:
            said = {self.run.headings[place]: text[: self.reader.longest] for place, text in texts.items()}
        return Understood(reading, said)

    def plan(self, line: int, one: "Understood") -> ImportRow:
        self.number += 1
        row = ImportRow(run=self.run, number=self.number, line=line, name=safe(one.reading.label)[:250])
        reasons = [*one.reading.reasons, *one.match.doubts]
        if not reasons and (earlier := self.named_before(one, line)):
            reasons = [reason("twice", line=earlier)]
        if reasons:
            left_out = one.reading.left_out and bool(one.reading.reasons)
            row.answer, row.reasons = Answer.LEFT_OUT if left_out else Answer.NOT_UNDERSTOOD, reasons
            row.cells = {heading: safe(text) for heading, text in one.said.items()}
        elif one.now is None:
            row.answer, row.after = Answer.INSERT, one.reading.values
        else:
            row.record, row.name = one.now.record, one.now.label
            row.after = self.work.wanted(one.reading.values, now=one.now, match=one.match)
            row.before = {name: one.now.values[name] for name in row.after}
            row.answer = Answer.CHANGE if row.after else Answer.SAME
        if row.answer in (Answer.INSERT, Answer.CHANGE):
            row.reasons = list(one.reading.notes)
        self.counts[str(row.answer)] += 1
        self.repairs.update(one.reading.repairs)
        return row

    def named_before(self, one: "Understood", line: int) -> int:
        """The line that is about the same; 0 where there is none, and then this line is remembered."""
        words = [f"record {one.now.record}"] if one.now else list(self.work.identities(one.reading.values))
        earlier = self.seen.find(words)
        if not earlier:
            self.seen.put(words, line)
        return earlier[0] if earlier else 0

    def keep(self, rows: list[ImportRow]) -> None:
        with transaction.atomic():
            held = ImportRun.objects.select_for_update().filter(pk=self.run.pk, attempt=self.attempt)
            if not held.filter(status=ImportStatus.READING).exists():
                raise TakenOver
            ImportRow.objects.bulk_create(rows)
        self.progress.reached(self.number)

    def list_what_is_gone(self) -> None:
        """What a whole list does not name. It is listed for a person, and never deleted; a work may mark it."""
        there = self.work.everything()
        after = self.work.withdrawn() if self.kind.withdraws else {}
        while some := list(islice(there, 500)):
            gone = [
                (record, label)
                for record, label in some
                if not self.seen.find([f"record {record}", named(record)])
            ]
            rows = []
            for record, label in gone:
                self.number += 1
                rows.append(
                    ImportRow(
                        run=self.run,
                        number=self.number,
                        line=0,
                        answer=Answer.GONE,
                        record=record,
                        name=label[:250],
                        before=dict.fromkeys(after),
                        after=after,
                    )
                )
            if rows:
                self.counts[str(Answer.GONE)] += len(rows)
                self.keep(rows)


class Understood:
    """A row on its way through the preview."""

    def __init__(self, reading: registry.Reading, said: dict[str, str]) -> None:
        self.reading, self.match, self.said = reading, registry.Match(), said
        self.now: registry.Present | None = None


def named(record: int) -> str:
    """The word for a record that a row names which is not understood."""
    return f"named {record}"


def safe(text: str) -> str:
    """Without what a database cannot hold."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
