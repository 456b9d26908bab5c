"""A WordPress export read in the bounded child: what the site sorts by, then each thing in the order it can be written.

It knows no Django. Files come first, then pages with those above before those below, then news by date; what is not
content comes last, as one line for each kind. Items wait in a temporary file, so that memory stays small.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from palais.apps.office.intake.faults import Fault
from palais.cms.imports import linking, sorting
from palais.core import wordpress
from palais.core.wordpress import languages, moments
from palais.core.wordpress.posts import ATTACHMENT, NEVER_SEEN, Context

TOGETHER = 500_000
DAY_ZONE = "Europe/Zurich"
DEEPEST = 20


@dataclass
class Overview:
    """The whole export seen once: enough to say what the site sorts by, and in which order things are written."""

    kinds: Counter[str] = field(default_factory=Counter)
    terms: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    titles: dict[str, list[str]] = field(default_factory=dict)
    clocks: Counter[timedelta] = field(default_factory=Counter)
    attached: dict[str, list[str]] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    copies: set[str] = field(default_factory=set)
    comments: int = 0
    changed_days: Counter[str] = field(default_factory=Counter)
    paths: set[str] = field(default_factory=set)

    def note(self, heading: str, title: str) -> None:
        known = self.titles.setdefault(heading, [])
        if len(known) < 2 and title:
            known.append(title[:80])


def head(*, file: str, kind: str, on: str = "") -> Iterator[dict[str, Any]]:
    """What the export says of the site, and the words it sorts by as headings."""
    with Path(file).open("rb") as opened, refusing():
        channel = wordpress.Channel()
        seen = look_over(opened, channel)
    if not seen.kinds:
        raise Fault("export-empty")
    main = languages.tag(channel.language) or "en"
    headings, sample, terms = sorting.headings(seen, main=main)
    yield {
        "reading": {
            "encoding": "",
            "delimiter": "",
            "sheet": "",
            "headings_in": 0,
            "site": channel.link,
            "title": channel.title,
            "main": main,
            "zone": zone_of(seen),
            "terms": terms,
        },
        "doubt": "",
        "sheets": [],
        "headings": headings,
        "sample": sample,
    }


def look_over(opened: BinaryIO, channel: wordpress.Channel) -> Overview:
    """One pass that keeps no text."""
    seen = Overview()
    for item in wordpress.read_items(opened, channel=channel):
        kind, status = item.post_type.strip() or "post", item.status.strip()
        seen.comments += item.comments
        key, parent = item.post_id.strip(), item.post_parent.strip()
        if kind == ATTACHMENT:
            if parent not in ("", "0") and item.attachment_url.lower().endswith(sorting.PICTURES):
                seen.attached.setdefault(parent, []).append(key)
        elif status in NEVER_SEEN or kind in sorting.MACHINERY or kind.startswith(sorting.MACHINERY_STARTS):
            continue
        seen.kinds[kind] += 1
        seen.note(f"type:{kind}", item.title)
        if parent not in ("", "0"):
            seen.above[key] = parent
        if (copied := languages.group(item)).startswith("copy:"):
            seen.copies.add(copied.removeprefix("copy:"))
        seen.paths.update(linking.paths_of(item.link, item.guid, item.attachment_url, key=key))
        if kind != ATTACHMENT:
            seen.changed_days[item.post_modified[:10]] += 1
            see_words(seen, item, channel)
    return seen


def see_words(seen: Overview, item: wordpress.Item, channel: wordpress.Channel) -> None:
    known = languages.of_terms(channel.terms)
    main = languages.tag(channel.language) or "en"
    said = languages.of(item, known=known, main=main, prefixes=tuple(known))
    seen.languages[said] += 1
    seen.note(f"language:{said}", item.title)
    if name := channel.authors.get(item.creator, item.creator).strip():
        seen.authors[name] += 1
        seen.note(sorting.author(name), item.title)
    for term in item.terms:
        if term.taxonomy in sorting.TAXONOMIES:
            seen.terms[term.taxonomy, term.slug, term.name] += 1
            seen.note(f"{term.taxonomy}:{term.slug}", item.title)
    if (apart := moments.offset([(item.post_date, item.post_date_gmt)])) is not None:
        seen.clocks[apart] += 1


def zone_of(seen: Overview) -> str:
    """The zone of the site for posts that tell the clock on the wall alone: Geneva's where winter and summer fit it."""
    hours = {apart for apart, _count in seen.clocks.most_common(2)}
    if not hours or hours <= {timedelta(hours=1), timedelta(hours=2)}:
        return DAY_ZONE
    first = seen.clocks.most_common(1)[0][0]
    whole = round(first.total_seconds() / 3600)
    return f"Etc/GMT{-whole:+d}" if whole and -12 <= -whole <= 14 else "UTC"


def rows(*, file: str, kind: str, columns: dict[str, str], reading: dict[str, Any]) -> Iterator[list[Any]]:
    """Each thing as one line of JSON, in the order in which it can be written."""
    with Path(file).open("rb") as opened, refusing(), tempfile.TemporaryFile() as spool:
        channel = wordpress.Channel()
        seen = look_over(opened, channel)
        context = Context(
            channel=channel,
            zone=ZoneInfo(reading["zone"]),
            main=reading["main"],
            languages=languages.of_terms(channel.terms),
            attached={key: tuple(several) for key, several in seen.attached.items()},
        )
        opened.seek(0)
        order, others = spooled(opened, spool, seen, context)
        yield from together(spool, sorted(order))
        yield [[0, [json.dumps(line)]] for line in sorting.left_out(others, seen.comments, channel.mends)]


Place = tuple[int, int, str, int, int, int]


def spooled(
    opened: BinaryIO, spool: Any, seen: Overview, context: Context
) -> tuple[list[Place], Counter[str]]:
    """Every thing in the temporary file, and where: first those that others need."""
    order: list[Place] = []
    others: Counter[str] = Counter()
    sweeps = sweeps_of(seen)
    for item in wordpress.read_items(opened):
        kind, status = item.post_type.strip() or "post", item.status.strip()
        if kind in sorting.MACHINERY or kind.startswith(sorting.MACHINERY_STARTS):
            others[kind] += 1
            continue
        if kind != ATTACHMENT and status in NEVER_SEEN:
            others[f"{kind}, {status}"] += 1
            continue
        entry = wordpress.read_entry(item, context=context)
        data = asdict(entry)
        if entry.key in seen.copies and not entry.group:
            data["group"] = f"copy:{entry.key}"
        data["notes"] = [*entry.notes, *told(entry, data, sweeps)]
        data["dangling"] = linking.dangling(entry.blocks, site=context.channel.link, known=seen.paths)
        raw = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
        rank = {ATTACHMENT: 0, "page": 1}.get(kind, 2)
        deep = depth(entry.key, seen.above) if rank == 1 else 0
        when = entry.published_at if rank == 2 else f"{entry.order + 40_000:06d}"
        order.append((rank, deep, when, item.number, spool.tell(), len(raw)))
        spool.write(raw)
    return order, others


def sweeps_of(seen: Overview) -> set[str]:
    """Days on which a machine saved a twentieth of all posts: no editor changed them then."""
    least = max(10, sum(seen.changed_days.values()) // 20)
    return {day for day, count in seen.changed_days.items() if count >= least}


def told(entry: wordpress.Entry, data: dict[str, Any], sweeps: set[str]) -> list[str]:
    """What else a person should know of it; a day of change that is a machine's is taken away."""
    if entry.changed_day in sweeps:
        data["changed_day"] = ""
        return ["machine-day"]
    return []


def depth(key: str, above: dict[str, str]) -> int:
    """How many are above it; pages that stand above each other in a circle end the counting."""
    count = 0
    while key in above and count < DEEPEST:
        key, count = above[key], count + 1
    return count


def together(spool: Any, order: list[Place]) -> Iterator[list[Any]]:
    """Lines with their place in the export, as many as make half a megabyte."""
    batch: list[Any] = []
    size = 0
    for _rank, _deep, _when, number, start, length in order:
        spool.seek(start)
        batch.append([number, [spool.read(length).decode()]])
        size += length
        if size > TOGETHER or len(batch) >= 200:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class refusing:
    """What the reader refuses becomes a fault with a sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if isinstance(error, wordpress.ExportRefused):
            raise Fault(error.code.value, **error.values) from error
