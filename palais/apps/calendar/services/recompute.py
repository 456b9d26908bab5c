"""Bringing deadlines, addresses and history up to date with the facts: after a loading, a correction, a deed.

Run twice it does nothing the second time. It never touches a fact: what the rows of the fact tables say is its
input, what readers are shown its output, and each value that changes for them is written down. Comparing and
writing are apart, so that an editor can be told beforehand what a change would do.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from palais.apps.calendar.models import (
    CalendarChange,
    CommitteeSession,
    Deadline,
    PreSessionReview,
    Problem,
    Review,
)
from palais.apps.calendar.services import causes, history, links, standing, wanted
from palais.apps.office.services import stamps

STAMP = "calendar"
FOLLOWED = ["slug", "sequence", "last_changed", "shown"]
LINKED = ["session", "pre_session", "list_session", "first_day", "last_day", "precision"]


@dataclass
class Comparison:
    """How what readers are shown differs from what follows from the facts; nothing of it is written yet."""

    at: datetime
    changes: list[CalendarChange] = field(default_factory=list)
    sessions: list[CommitteeSession] = field(default_factory=list)
    lines: list[PreSessionReview] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    new: list[Deadline] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    troubles: list[wanted.Trouble] = field(default_factory=list)


@transaction.atomic
def recompute_deadlines() -> list[CalendarChange]:
    """Bring everything that follows from the facts up to date; the values that changed for readers come back.

    The cause is that of `causes.because`; without one, the machine did it. What stands for the first time is
    no change.
    """
    found = compare(all_sessions())
    write(found)
    return found.changes


def all_sessions() -> list[CommitteeSession]:
    return list(CommitteeSession.everything.select_related("body").order_by("pk"))


def compare(sessions: list[CommitteeSession]) -> Comparison:
    """Six queries, whatever the number of rows; `sessions` may hold one that an editor thinks of changing."""
    found = Comparison(timezone.now())
    compare_sessions(sessions, found)
    compare_reviews([row for row in sessions if row.withdrawn_on is None], found)
    compare_deadlines(sessions, found)
    return found


def write(found: Comparison) -> None:
    CommitteeSession.everything.bulk_update(found.sessions, FOLLOWED, batch_size=200)
    PreSessionReview.public.bulk_update(found.lines, ["session"], batch_size=200)
    Review.public.bulk_update(found.reviews, [*FOLLOWED, *LINKED], batch_size=200)
    Deadline.objects.bulk_create(found.new, batch_size=200)
    Deadline.objects.bulk_update(found.deadlines, [*FOLLOWED, *standing.FIELDS], batch_size=200)
    write_problems(found.troubles, at=found.at)
    CalendarChange.objects.bulk_create(found.changes, batch_size=500)
    if (written := causes.current().written) is not None:
        written.extend(found.changes)
    if found.sessions or found.reviews or found.new or found.deadlines:
        stamps.stamp(STAMP)


def compare_sessions(rows: list[CommitteeSession], found: Comparison) -> None:
    taken = {row.slug for row in rows} - {""}
    for row in rows:
        if not row.slug:
            row.slug = links.session_slug(row, taken=taken)
            taken.add(row.slug)
        shown = history.of_session(row)
        if shown != row.shown:
            found.changes += history.show(row, shown, at=found.at)
            found.sessions.append(row)


def compare_reviews(sessions: list[CommitteeSession], found: Comparison) -> None:
    numbered = links.by_number(sessions)
    known = {row.pk: row for row in sessions}
    lines = list(PreSessionReview.public.all())
    for line in lines:
        line.session = known.get(line.session_id)
    found.lines = links.link_line_up(lines, numbered=numbered)
    line_up = defaultdict(list)
    for line in lines:
        line_up[line.body_id, line.state_id].append(line)
    for row in Review.public.order_by("pk"):
        moved = links.link_review(row, numbered=numbered, line_up=line_up)
        row.slug = row.slug or links.review_slug(row)
        shown = history.of_review(row)
        if moved or shown != row.shown:
            found.changes += history.show(row, shown, at=found.at)
            found.reviews.append(row)


def compare_deadlines(sessions: list[CommitteeSession], found: Comparison) -> None:
    book = wanted.read_rules()
    stored = {row.slot: row for row in Deadline.objects.select_related("meeting")}
    found.troubles = list(book.troubles)
    for meeting in sessions:
        if meeting.withdrawn_on is not None:
            continue
        ours, troubles = wanted.deadlines_of(meeting, book=book)
        found.troubles += troubles
        for one in ours:
            compare_deadline(stored.pop(one.slot, None), one, meeting, found)
    kept = {(trouble.meeting, trouble.stage, trouble.audience) for trouble in found.troubles}
    for row in stored.values():
        if row.slot[:3] not in kept and standing.let_go(row):
            found.changes += history.show(row, history.of_deadline(row), at=found.at)
            found.deadlines.append(row)


def compare_deadline(
    row: Deadline | None, one: wanted.Wanted, meeting: CommitteeSession, found: Comparison
) -> None:
    target = row or standing.new_deadline(one, meeting=meeting)
    target.meeting = meeting
    changed = standing.take(target, one)
    shown = history.of_deadline(target)
    if row is None or changed or shown != target.shown:
        found.changes += history.show(target, shown, at=found.at)
        (found.deadlines if row else found.new).append(target)


def write_problems(troubles: list[wanted.Trouble], *, at: datetime) -> None:
    """List what cannot be computed; what was settled leaves the list, what was listed keeps its day."""
    listed = {(row.meeting_id, row.stage, row.audience, row.sentence): row for row in Problem.objects.all()}
    fresh = {}
    for trouble in troubles:
        key = (trouble.meeting, trouble.stage, trouble.audience, trouble.sentence)
        if listed.pop(key, None) is None:
            fresh[key] = Problem(
                meeting_id=trouble.meeting,
                stage=trouble.stage,
                audience=trouble.audience,
                rules=list(trouble.rules),
                sentence=trouble.sentence,
                found_at=at,
            )
    Problem.objects.bulk_create(fresh.values())
    if listed:
        Problem.objects.filter(pk__in=[row.pk for row in listed.values()]).delete()
