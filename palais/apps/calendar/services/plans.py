"""What a change of a session would do, told before anything is done: nothing is written here."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from palais.apps.calendar.models import CalendarChange, CommitteeSession, Problem
from palais.apps.calendar.queries.entries import states_of_meetings
from palais.apps.calendar.services import notices
from palais.apps.calendar.services.asking import ChangeRefused, SessionChange, texts_after
from palais.apps.calendar.services.notices import Line, Notice
from palais.apps.calendar.services.recompute import all_sessions, compare
from palais.apps.office import clock
from palais.apps.office import facts as registry
from palais.apps.office.services import corrections, proposals
from palais.apps.office.services.sync.wanted import CorrectionNotUnderstood

TABLE = "committee_sessions"


@dataclass(frozen=True, slots=True)
class Consequences:
    """Everything that would change for readers, and how many people would be told.

    `lines` are all values that change; `new` are the addresses of deadlines that would stand for the first time;
    `problems` are sentences on deadlines that could no longer be computed. `topics` name the feeds it touches.
    """

    lines: tuple[Line, ...]
    new: tuple[str, ...]
    problems: tuple[str, ...]
    topics: tuple[str, ...]
    people: int
    at_once: bool

    def about(self, kind: str) -> tuple[Line, ...]:
        """The lines on sessions, reviews or deadlines alone."""
        return tuple(line for line in self.lines if line.about == kind)

    def count(self, kind: str) -> int:
        """How many sessions, reviews or deadlines change."""
        return len({line.slug for line in self.about(kind)})

    @property
    def digest(self) -> str:
        """The same for the same consequences, whoever is told: a form carries it from the preview to the deed."""
        told = repr((self.lines, self.new, self.problems, self.topics))
        return hashlib.sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Plan:
    """A change of one session, what its row would say, the row as it was seen, and what would follow."""

    session: CommitteeSession
    change: SessionChange
    texts: Mapping[str, str]
    seen: Mapping[str, Any]
    consequences: Consequences


def plan_change(*, session: CommitteeSession, change: SessionChange) -> Plan:
    """What the change would do; raises ChangeRefused with a sentence for each field at fault."""
    session = CommitteeSession.everything.get(pk=session.pk)
    seen = corrections.state_of(table=TABLE, key=session.fact_key)
    texts = texts_after(session=session, change=change, on=clock.today())
    return plan_texts(session=session, change=change, texts=texts, seen=seen)


def plan_texts(
    *, session: CommitteeSession, change: SessionChange, texts: Mapping[str, str], seen: Mapping[str, Any]
) -> Plan:
    """What it would do if the row said these texts."""
    key = session.fact_key
    try:
        row = proposals.understood(table=TABLE, key=key, texts=texts)
    except CorrectionNotUnderstood as error:
        raise ChangeRefused(error.faults) from error
    sessions = all_sessions()
    for one in sessions:
        if one.pk == session.pk:
            for name, value in registry.registered()[TABLE].fields(row).items():
                setattr(one, name, value)
    found = compare(sessions)
    listed = set(Problem.objects.values_list("sentence", flat=True))
    told = notice_of(found.changes, reason="", source="")
    consequences = Consequences(
        lines=told.lines,
        new=tuple(sorted(row.slug for row in found.new)),
        problems=tuple(sorted({trouble.sentence for trouble in found.troubles} - listed)),
        topics=tuple(sorted(told.topics)),
        people=notices.people(told),
        at_once=told.at_once,
    )
    return Plan(session, change, dict(texts), seen, consequences)


def notice_of(changes: Iterable[CalendarChange], *, reason: str, source: str) -> Notice:
    """What people would be told of these changes, and which subscriptions they concern."""
    rows = list(changes)
    heard, listed = states_of_meetings({row.session_id for row in rows} - {None})
    states = {pk: heard.get(pk, set()) | listed.get(pk, set()) for pk in {*heard, *listed} - {None}}
    return Notice(
        topics=notices.topics_of(rows, states=states),
        lines=notices.lines_of(rows),
        reason=reason,
        source=source,
        at_once=notices.is_pressing(rows, on=clock.today()),
    )
