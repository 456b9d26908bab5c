"""Preparing digests, some readers at a time: each step writes its messages and what was told in one transaction.

A step that is killed leaves nothing; one that is done is not done again, for the day stands with each reader and the
outbox takes one message for each reader and day.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from palais.apps.office import post as kinds
from palais.apps.office import subscriptions as registry
from palais.apps.office.models import OutboxMessage, Subscriber, Subscription
from palais.apps.office.services import post
from palais.apps.office.services.digests.paper import Paper, Section
from palais.apps.office.services.progress import Progress
from palais.apps.office.services.subscriptions import tokens
from palais.apps.office.services.subscriptions.ending import DIGEST

MARGIN = timedelta(minutes=10)
"""What happened within the last minutes is told the next time: a deed that began then may not be over yet."""

RECENT = timedelta(days=1)
"""So far back something pressing is looked for; what is older went with a digest."""

STEP = 200

kinds.register(kinds.PostKind(DIGEST, _("Digest"), bulk=True))


def prepare(*, on: date, now: datetime, job: str | None = None) -> int:
    """Write the digests of a day into the outbox; how many. A second time there are none."""
    until = now - MARGIN
    sources = {name: source for name, source in registry.registered().items() if in_digest(source, until)}
    paper = Paper(sources, until)
    waiting = readers(sources).filter(Q(digested_on=None) | Q(digested_on__lt=on))
    progress = Progress(job=job, total=waiting.count())
    done = written = 0
    while step := daily_step(waiting, paper, on=on):
        done, written = done + step[0], written + step[1]
        progress.reached(done)
    progress.finish(done)
    return written


def tell_at_once(*, on: date, now: datetime) -> int:
    """Write messages about what may not wait for the digest; how many."""
    until = now - MARGIN
    sources = {name: source for name, source in registry.registered().items() if presses(source, until)}
    if not sources:
        return 0
    paper = Paper(sources, until)
    last = written = 0
    while step := urgent_step(readers(sources).filter(pk__gt=last), paper, on=on):
        last, written = step[0], written + step[1]
    return written


def in_digest(source: registry.Source, until: datetime) -> bool:
    return not source.at_once and source.ready(until)


def presses(source: registry.Source, until: datetime) -> bool:
    return source.at_once or (source.presses is not None and source.presses(until - RECENT, until))


def readers(sources: Collection[str]) -> "QuerySet[Subscriber]":
    """Who confirmed something of these sources, in a fixed order."""
    confirmed = Subscription.objects.filter(source__in=sources, confirmed_at__isnull=False)
    return (
        Subscriber.objects.filter(Exists(confirmed.filter(subscriber=OuterRef("pk"))))
        .prefetch_related(Prefetch("subscriptions", confirmed, to_attr="wanted"))
        .order_by("pk")
    )


@transaction.atomic
def daily_step(waiting: "QuerySet[Subscriber]", paper: Paper, *, on: date) -> tuple[int, int] | None:
    """One step: how many readers were seen to, how many get a digest; None at the end."""
    batch = list(waiting.select_for_update(skip_locked=True)[:STEP])
    if not batch:
        return None
    drafts = write(batch, paper, on=on, once=f"digest {on.isoformat()}")
    Subscriber.objects.filter(pk__in=[reader.pk for reader in batch]).update(digested_on=on)
    return len(batch), len(drafts)


@transaction.atomic
def urgent_step(waiting: "QuerySet[Subscriber]", paper: Paper, *, on: date) -> tuple[int, int] | None:
    """One step: the last reader that was seen to, how many get a message; None at the end."""
    batch = list(waiting.select_for_update()[:STEP])
    if not batch:
        return None
    drafts = write(batch, paper, on=on, once=f"at once {paper.until.isoformat()}", pressing=True)
    return batch[-1].pk, len(drafts)


def write(
    batch: Sequence[Subscriber], paper: Paper, *, on: date, once: str, pressing: bool = False
) -> list[OutboxMessage]:
    """The messages of some readers. Who is quiet today, or has paused, is told nothing, and it is not held as told.

    Who confirmed or ended a pause within the margin is not set back: what came before was never meant for them.
    `pressing`: only subjects of which something may not wait; the others keep their news for the digest.
    """
    awake: list[Any] = [
        reader for reader in batch if not reader.paused_at and on.weekday() not in reader.quiet_days
    ]
    paper.read_ahead((row, reader.language) for reader in awake for row in wanted(reader))
    if pressing:
        for reader in awake:
            reader.wanted = [row for row in wanted(reader) if paper.may_not_wait(row, reader.language)]
    drafts = [draft for reader in awake if (draft := letter(reader, paper, once=once))]
    post.put_all(drafts)
    told = [row.pk for reader in awake for row in wanted(reader)]
    Subscription.objects.filter(pk__in=told).exclude(told_until__gte=paper.until).update(
        told_until=paper.until
    )
    return drafts


def wanted(reader: Subscriber) -> list[Subscription]:
    """What a reader confirmed of the sources at hand, as `readers` fetched it."""
    rows: list[Subscription] = reader.wanted
    return rows


def letter(reader: Subscriber, paper: Paper, *, once: str) -> OutboxMessage | None:
    """One reader's message; None where nothing is new."""
    rows, language = wanted(reader), reader.language
    sections = [section for row in rows if (section := paper.section(row, language))]
    if not sections:
        return None
    sections.sort(key=lambda section: section.title.casefold())
    titles = sorted({title for row in rows if (title := paper.title(row, language))}, key=str.casefold)
    end = tokens.address_of(tokens.END, reader.key, language=language)
    subject, text = post.rendered(
        template="digest",
        language=language,
        facts={
            "identity": paper.identity(language),
            "count": sum(section.count for section in sections),
            "first": first_titles(sections),
            "sections": [section.text for section in sections],
            "titles": titles,
            "manage": tokens.address_of(tokens.MANAGE, reader.key, language=language),
            "end": end,
        },
    )
    return post.draft(
        to=reader.address,
        language=language,
        subject=subject,
        text=text,
        kind=DIGEST,
        once=f"{once} {reader.key}",
        headers=post.one_click(end),
    )


def first_titles(sections: Sequence[Section]) -> str:
    """The first subjects, for the subject line."""
    first = " · ".join(section.title for section in sections[:3])
    return f"{first} · …" if len(sections) > 3 else first
