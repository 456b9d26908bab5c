"""What a reader wants to see of the calendar, and what that means for each kind of record."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from palais.apps.calendar.choices import Audience, Purpose, SessionKind, Visibility
from palais.apps.calendar.models import PreSessionReview, Review
from palais.apps.treaties.models import State

LIST_STAGES = ("loipr-input", "loi-input")
"""Stages for States whose list of issues is adopted at the meeting, not for those reviewed there."""
DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show; empty means everything.

    `body` is a key (`crc`), `state` three letters, `region` an M49 code or the key of a UN regional group, `kind`
    a kind of session, `deadline`, or a kind of event. `audience` narrows the deadlines only. `members`: whether
    the reader belongs to the network.
    """

    body: str = ""
    state: str = ""
    region: str = ""
    audience: str = ""
    kind: str = ""
    members: bool = False

    @property
    def by_state(self) -> bool:
        return bool(self.state or self.region)


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings that concern the States wanted: where they are heard, and where their lists are adopted."""

    heard: frozenset[int] = field(default_factory=frozenset)
    listed: frozenset[int] = field(default_factory=frozenset)

    @property
    def all(self) -> frozenset[int]:
        return self.heard | self.listed


def states_wanted(wanted: Filter) -> QuerySet[State]:
    rows = State.public.all()
    if wanted.state:
        rows = rows.filter(pk=wanted.state)
    if wanted.region:
        region = wanted.region
        rows = rows.filter(
            Q(region=region) | Q(subregion=region) | Q(intermediate=region) | Q(un_group=region)
        )
    return rows


def meetings_wanted(wanted: Filter) -> Meetings | None:
    """Two queries where a State or region is wanted; None where all meetings are."""
    if not wanted.by_state:
        return None
    states = states_wanted(wanted).values("pk")
    reviews = Review.public.filter(state__in=states)
    lines = PreSessionReview.public.filter(state__in=states)
    heard, listed = set(), set()
    for session, pre_session, list_session in reviews.values_list("session", "pre_session", "list_session"):
        heard |= {session, pre_session}
        listed.add(list_session)
    for session, purpose in lines.values_list("session", "purpose"):
        if purpose != Purpose.LOIPR:
            heard.add(session)
        if purpose != Purpose.REVIEW:
            listed.add(session)
    return Meetings(frozenset(heard - {None}), frozenset(listed - {None}))


def of_session(wanted: Filter, meetings: Meetings | None) -> Q | None:
    """Which sessions match; None: none can."""
    if wanted.kind and wanted.kind not in SessionKind.values:
        return None
    match = Q(kind=wanted.kind) if wanted.kind else Q()
    if wanted.body:
        match &= Q(body=wanted.body)
    if meetings is not None:
        match &= Q(pk__in=meetings.all)
    return match


def of_deadline(wanted: Filter, meetings: Meetings | None) -> Q | None:
    if wanted.kind and wanted.kind != DEADLINE:
        return None
    match = Q(meeting__withdrawn_on=None)
    if wanted.body:
        match &= Q(meeting__body=wanted.body)
    if wanted.audience:
        match &= Q(audience__in=audiences(wanted.audience))
    if meetings is not None:
        match &= Q(meeting__in=meetings.listed, stage__in=LIST_STAGES) | (
            Q(meeting__in=meetings.heard) & ~Q(stage__in=LIST_STAGES)
        )
    return match


def audiences(audience: str) -> list[str]:
    """The audiences whose deadlines hold for this one: `all` is everyone but the State."""
    return [audience] if audience == str(Audience.STATE) else [audience, str(Audience.ALL)]


def of_event(wanted: Filter) -> Q | None:
    if wanted.kind in (*SessionKind.values, DEADLINE):
        return None
    match = Q(kind=wanted.kind) if wanted.kind else Q()
    if not wanted.members:
        match &= Q(visibility=Visibility.PUBLIC)
    if wanted.body:
        match &= Q(body=wanted.body)
    if wanted.by_state:
        match &= Q(states__in=states_wanted(wanted).values("pk"))
    return match
