"""Compare a list of ratifications with the facts, row by row, and keep what is new when asked.

A status list copied from the UN Treaty Collection, or a plain CSV. Conflicts are printed and never written.
"""

import re
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from palais.apps.office import clock
from palais.reference import depositary, own_facts, plain_csv
from palais.reference.arrivals import Doubt, ReadAct
from palais.reference.difference import Answer, Difference, DifferenceRow, compare
from palais.reference.facts import Facts, FactsBroken, Layer, Source
from palais.reference.layers import read_layers
from palais.reference.names import StateNames, state_names
from palais.reference.written_days import DateOrder

LARGEST_FILE = max(plain_csv.LARGEST_FILE, 4 * depositary.LARGEST_TEXT)
"""Bytes; four for each character of the longest text. The readers have limits of their own below it."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as read: its acts, its doubts, the source it will stand under, and what that source is worth."""

    acts: tuple[ReadAct, ...]
    doubts: tuple[Doubt, ...]
    source: Source
    status: str
    whole_list_of: str | None


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--form", choices=("auto", "depositary", "csv"), default="auto")
        parser.add_argument("--as-of", required=True, help="the day the list was copied, as 2026-11-22")
        parser.add_argument("--date-order", choices=[order.value for order in DateOrder])
        parser.add_argument("--apply", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        on = day_of_the_list(options["as_of"])
        raw = content(Path(options["file"]))
        try:
            facts = read_layers(shipped=settings.SHIPPED_FACTS, network=settings.NETWORK_FACTS)
            arrival = read(
                raw,
                form=options["form"],
                facts=facts,
                on=on,
                name=Path(options["file"]).stem,
                order=DateOrder(options["date_order"]) if options["date_order"] else None,
            )
        except (
            FactsBroken,
            plain_csv.PlainCsvNotUnderstood,
            depositary.StatusListNotUnderstood,
        ) as error:
            raise CommandError(str(error)) from error
        found = compare(
            arrival.acts,
            facts=facts,
            source=arrival.source.key,
            doubts=arrival.doubts,
            whole_list_of=arrival.whole_list_of,
        )
        self.tell(found)
        if options["apply"]:
            self.keep(found, arrival)
        else:
            self.stdout.write("Nothing was written: --apply writes the inserts and changes.")

    def tell(self, found: Difference) -> None:
        for row in found.rows:
            if row.answer is not Answer.SAME:
                self.stdout.write(line_of(row))
        counts = ", ".join(f"{answer.value} {number}" for answer, number in found.counts().items())
        self.stdout.write(f"{counts}.")

    def keep(self, found: Difference, arrival: Arrival) -> None:
        """Write inserts and changes into the network's own facts; conflicts and gone rows wait for a person."""
        acts = [row.read for row in found.of(Answer.INSERT, Answer.CHANGE) if row.read is not None]
        if not acts:
            self.stdout.write("Nothing was written: there is nothing new to accept.")
            return
        folder = settings.NETWORK_FACTS
        try:
            written = own_facts.write_acts(
                acts,
                folder=folder,
                source=arrival.source,
                status=arrival.status,
                shipped=settings.SHIPPED_FACTS,
            )
        except (own_facts.CannotWrite, FactsBroken) as error:
            raise CommandError(f"Nothing was written: {error}") from error
        except OSError as error:
            raise CommandError(f"Nothing was written to {folder}: {error.strerror or error}") from error
        self.stdout.write(
            f"Written to {folder}: {written.added} added, {written.replaced} replaced, "
            f"{written.unchanged} unchanged, source {arrival.source.key}. Now run: palais sync --apply"
        )


def day_of_the_list(text: str) -> date:
    """The day given with --as-of: a full day that has come."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        day = None
    if day is None:
        raise CommandError(f"--as-of {text!r} is not a day: write it as 2026-11-22.")
    if day > clock.today():
        raise CommandError(f"--as-of {text} lies in the future: give the day on which the list was copied.")
    return day


def content(path: Path) -> bytes:
    """The bytes of the file, never more than the limit."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandError(f"The file {path} cannot be read: {error.strerror or error}.") from error
    if len(raw) > LARGEST_FILE:
        raise CommandError(f"The file {path} is larger than {LARGEST_FILE // 1_000_000} MB: this is no list.")
    if not raw.strip():
        raise CommandError(f"The file {path} is empty.")
    return raw


def read(
    raw: bytes, *, form: str, facts: Facts, on: date, name: str, order: DateOrder | None = None
) -> Arrival:
    """Read the file in the form asked for; "auto" takes a text with a depositary heading for a status list."""
    names = state_names(facts)
    if form == "csv":
        return from_csv(raw, facts=facts, names=names, on=on, name=name, order=order)
    try:
        return from_depositary(raw, facts=facts, names=names, on=on)
    except depositary.StatusListNotUnderstood as no_list:
        if form == "depositary":
            raise
        try:
            return from_csv(raw, facts=facts, names=names, on=on, name=name, order=order)
        except plain_csv.PlainCsvNotUnderstood as no_csv:
            raise CommandError(
                f"The file is neither a status list ({no_list}) nor a plain CSV ({no_csv})."
            ) from no_csv


def from_depositary(raw: bytes, *, facts: Facts, names: StateNames, on: date) -> Arrival:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise depositary.StatusListNotUnderstood("the text is not in UTF-8: save it as UTF-8") from error
    found = depositary.read_status_list(text, names=names)
    treaty = next((row for row in facts["treaties"] if row.text("untc_id") == found.untc_id), None)
    if treaty is None:
        number = f"{found.untc_id} is the number of no treaty here" if found.untc_id else "it has no number"
        raise CommandError(f"The list does not say which treaty it is about: {number} (such as IV-11).")
    if found.as_of is not None and found.as_of.earliest != on:
        said = found.as_of.isoformat()
        raise CommandError(f"The list says it is as at {said}, not {on}: give that day as --as-of.")
    key = treaty.text("key")
    source = Source(
        key=f"untc-{key.lower()}-{on.isoformat()}",
        title=f"Status of treaties, {treaty.text('short_name')}",
        publisher="United Nations Treaty Collection",
        layer=Layer.NETWORK,
        as_of=on.isoformat(),
        note="Copied from the page of the depositary.",
    )
    return Arrival(found.acts(treaty=key), found.doubts, source, "ok", key if found.complete else None)


def from_csv(
    raw: bytes, *, facts: Facts, names: StateNames, on: date, name: str, order: DateOrder | None
) -> Arrival:
    """A plain CSV: no document stands behind it, so its rows are unverified."""
    found = plain_csv.read_plain_csv(raw, facts=facts, names=names, date_order=order)
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "list"
    source = Source(
        key=f"file-{plain}-{on.isoformat()}",
        title=f"File {name}",
        publisher="Brought in by the network",
        layer=Layer.NETWORK,
        as_of=on.isoformat(),
    )
    return Arrival(found.acts, found.doubts, source, "unverified", None)


def line_of(row: DifferenceRow) -> str:
    """One row of the difference: "change  SWE CRC  ratification 1990 → ratification 1990-06-29  (reason)"."""
    known = f"{row.known.text('act')} {row.known.text('date')}" if row.known else ""
    new = f"{row.read.act.value} {row.read.date.isoformat()}" if row.read else ""
    said = " → ".join(part for part in (known, new) if part)
    nearest = f"nearest: {', '.join(row.nearest)}" if row.nearest else ""
    reason = "; ".join(part for part in (row.reason, nearest) if part)
    where = f"{row.state} {row.treaty}".strip()
    parts = [f"{row.answer.value:14}", where, said, f"({reason})" if reason else ""]
    return "  ".join(part for part in parts if part)
