"""The follow-up monitor: its sources, one of them with map, line of time, choices and gaps, commitments, activities."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from palais.apps.followup import queries
from palais.apps.followup.models import Monitor
from palais.apps.followup.queries import Filter
from palais.apps.treaties import queries as treaties
from palais.apps.treaties.models import State
from palais.core.words import fold
from palais.web.answers import names as names_known
from palais.web.answers.followup_lines import (
    ActivityLine,
    AssessmentLine,
    CommitmentLine,
    EvidenceLine,
    Spoken,
    activity_line,
    assessment_line,
    commitment_line,
    evidence_line,
    monitor_title,
    spoken,
)
from palais.web.answers.texts import Lag, lag

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class MonitorLine:
    """One source in the list of all. `activities` and `commitments` are counts."""

    key: str
    kind: str
    title: Spoken
    about: Spoken
    held_on: str
    body: str
    symbol: str
    source: str
    url: str
    takes_stories: bool
    closed_on: date | None
    activities: int
    commitments: int
    example: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A regional group: how many of its States have an activity, of how many, and which have none."""

    key: str
    reported: int
    total: int
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One activity on the line of time."""

    level: str
    begins_on: str


@dataclass(frozen=True, slots=True)
class MonitorPage:
    """Everything about one source. `shown` are the activities of this page, of `count` that fit; `by_state` counts all.

    `facets` says for each choice how many there would be; `by_year` counts all from the first year to the last, the
    years without any too.
    """

    monitor: MonitorLine
    lag: Lag | None
    wanted: Filter
    commitments: tuple[CommitmentLine, ...]
    shown: tuple[ActivityLine, ...]
    count: int
    page: int
    pages: int
    facets: Mapping[str, Mapping[str, int]]
    names: Mapping[str, str]
    by_state: Mapping[str, int]
    by_level: Mapping[str, int]
    by_year: tuple[tuple[int, int], ...]
    children_led: int
    groups: tuple[Group, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """One commitment: who said when how it stands, and what was reported about it."""

    monitor: MonitorLine
    commitment: CommitmentLine
    assessments: tuple[AssessmentLine, ...]
    activities: tuple[ActivityLine, ...]


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One activity with the commitments it is about and its evidence, as far as consents hold."""

    monitor: MonitorLine
    activity: ActivityLine
    commitments: tuple[CommitmentLine, ...]
    evidence: tuple[EvidenceLine, ...]


def monitor_list(*, on: date) -> tuple[MonitorLine, ...]:
    """Every source that is published, with its counts."""
    rows = list(queries.monitors())
    activities = Counter(queries.activities(on=on).prefetch_related(None).values_list("monitor", flat=True))
    commitments = queries.commitment_counts()
    return tuple(
        monitor_line(row, activities=activities[row.pk], commitments=commitments.get(row.pk, 0), on=on)
        for row in rows
    )


def monitor_line(row: Monitor, *, activities: int, commitments: int, on: date) -> MonitorLine:
    return MonitorLine(
        key=row.key,
        kind=row.kind,
        title=monitor_title(row),
        about=spoken(row.texts.all(), "about", main=row.language),
        held_on=row.held_on,
        body=row.body,
        symbol=row.symbol,
        source=row.source,
        url=row.url,
        takes_stories=row.may_take_stories(on=on),
        closed_on=row.closed_on if row.is_closed(on=on) else None,
        activities=activities,
        commitments=commitments,
        example=row.is_demo,
    )


def monitor_page(*, key: str, wanted: Filter, on: date, page: int | None = 1) -> MonitorPage | None:
    """One source; None where there is none. `page` None: all activities that fit, for files and feeds."""
    monitor = queries.monitor(key=key)
    if monitor is None:
        return None
    every = queries.light(monitor=monitor, on=on)
    fit = queries.fitting(rows=every, wanted=wanted)
    pages = max(1, -(-len(fit) // A_PAGE))
    number = min(max(page or 1, 1), pages)
    pks = [row.pk for row in (fit if page is None else fit[(number - 1) * A_PAGE : number * A_PAGE])]
    states = list(treaties.every_page())
    names = {state.iso3: state.name for state in states}
    commitments = [
        commitment_line(row, monitor=key, reported=row.reported)
        for row in queries.commitments(monitor=monitor, on=on)
    ]
    line = monitor_line(monitor, activities=len(every), commitments=len(commitments), on=on)
    shown = (activity_line(row, states=names, title=line.title) for row in queries.activities(on=on, pks=pks))
    by_state = Counter(state for row in every for state in row.state)
    return MonitorPage(
        monitor=line,
        lag=lag(monitor.texts.all(), shown=line.title.language, main=monitor.language),
        wanted=wanted,
        commitments=tuple(commitments),
        shown=tuple(shown),
        count=len(fit),
        page=number,
        pages=pages,
        facets=queries.facets(rows=every, wanted=wanted),
        names=names,
        by_state=by_state,
        by_level=Counter(row.level for row in every),
        by_year=years(Counter(int(row.year) for row in every), since=int(monitor.held_on[:4]), until=on.year),
        children_led=sum(row.led == "yes" for row in every),
        groups=groups(states, by_state),
        dots=tuple(Dot(*row) for row in queries.dots(monitor=monitor, on=on)),
    )


def years(found: Mapping[int, int], *, since: int, until: int) -> tuple[tuple[int, int], ...]:
    """Every year with its count, from that of the source or the first activity to the last or this year."""
    first, last = min([since, *found]), max([until, *found])
    return tuple((year, found.get(year, 0)) for year in range(first, last + 1))


def groups(states: list[State], by_state: Mapping[str, int]) -> tuple[Group, ...]:
    """The regional groups of the United Nations in the order of their keys, without what belongs to none."""
    by_group: dict[str, list[State]] = {}
    for state in states:
        if state.kind == "state" and state.un_group != "none":
            by_group.setdefault(state.un_group, []).append(state)
    return tuple(
        Group(
            key=key,
            reported=sum(1 for state in rows if by_state.get(state.iso3)),
            total=len(rows),
            missing=tuple(
                (state.iso3, state.name)
                for state in sorted(rows, key=lambda one: fold(one.name))
                if not by_state.get(state.iso3)
            ),
        )
        for key, rows in sorted(by_group.items())
    )


def state_names() -> dict[str, str]:
    return names_known.states()


def commitment_page(*, key: str, number: str, on: date) -> CommitmentPage | None:
    """None where there is no such commitment."""
    row = queries.commitment(key=key, number=number)
    if row is None:
        return None
    names = state_names()
    rows = queries.activities(on=on).filter(commitments=row)
    line = monitor_line(row.monitor, activities=0, commitments=0, on=on)
    activities = tuple(activity_line(one, states=names, title=line.title) for one in rows)
    return CommitmentPage(
        monitor=line,
        commitment=commitment_line(row, monitor=key, reported=len(activities)),
        assessments=tuple(map(assessment_line, row.assessments.all())),
        activities=activities,
    )


def activity_page(*, key: str, number: int, on: date) -> ActivityPage | None:
    """None where readers do not see it."""
    row = queries.activity(key=key, number=number, on=on)
    if row is None:
        return None
    about = queries.commitments(monitor=row.monitor, on=on).filter(
        pk__in=[one.pk for one in row.commitments.all()]
    )
    return ActivityPage(
        monitor=monitor_line(row.monitor, activities=0, commitments=0, on=on),
        activity=activity_line(row, states=state_names()),
        commitments=tuple(commitment_line(one, monitor=key, reported=one.reported) for one in about),
        evidence=tuple(map(evidence_line, queries.evidence(activity=row, on=on))),
    )


def newest(*, on: date, limit: int = 3) -> tuple[ActivityLine, ...]:
    """What was published last across all sources: for the first page. Empty where there is nothing."""
    rows = queries.newest(on=on, limit=limit)
    names = state_names() if rows else {}
    return tuple(activity_line(row, states=names) for row in rows)


def of_state(*, iso3: str, on: date, limit: int = 5) -> tuple[tuple[ActivityLine, ...], int]:
    """The newest activities in a State, and how many there are in all: for its page."""
    rows = list(queries.of_state(iso3=iso3, on=on))
    names = state_names() if rows else {}
    return tuple(activity_line(row, states=names) for row in rows[:limit]), len(rows)
