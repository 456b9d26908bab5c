"""One review: where it stands among its steps, its deadlines, and what belongs to it."""

from dataclasses import dataclass
from datetime import date

from palais.apps.calendar import queries as calendar
from palais.core.cycles.stages import Standing
from palais.core.dates import PartialDate
from palais.web.answers.marks import Mark, mark
from palais.web.answers.reporting import cycle_of
from palais.web.answers.session import (
    ChangeLine,
    DeadlineLine,
    Neighbour,
    change_lines,
    deadline_line,
    neighbour,
)
from palais.web.answers.state import StateName, state_name
from palais.web.calendar_words import addresses


@dataclass(frozen=True, slots=True)
class EarlierReview:
    """A review of the same State by the same body before this one."""

    title: str
    instruments: tuple[str, ...]
    path: str
    outcome: str
    held: PartialDate | None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything of one review. `standing` is None for a review of the UPR, which has no such steps. `session`,
    `pre_session` and `list_session` are None where they are not known here. `step_marks` are the rows in which a
    step was read, by step. `outcome` is "off" where its session fell away and no other is known."""

    on: date
    state: StateName
    slug: str
    body: str
    body_name: str
    body_code: str
    number: int
    instruments: tuple[str, ...]
    procedure: str
    cycle: str
    outcome: str
    symbol: str
    symbol_seen: bool
    mark: Mark
    first: PartialDate | None
    last: PartialDate | None
    standing: Standing | None
    step_marks: dict[str, Mark]
    session: Neighbour | None
    pre_session: Neighbour | None
    list_session: Neighbour | None
    deadlines: tuple[DeadlineLine, ...]
    earlier: tuple[EarlierReview, ...]
    changes: tuple[ChangeLine, ...]


def review_page(*, iso3: str, name: str, on: date) -> ReviewPage | None:
    """The page; None where there is no such review. The number of queries does not depend on the review."""
    slug = addresses.review_slug(iso3=iso3, name=name)
    found = calendar.review_dossier(slug=slug, on=on) if slug else None
    if found is None or found.review.state_id != iso3:
        return None
    row = found.review
    session = row.session
    for meeting in (row.session, row.pre_session, row.list_session):
        if meeting is not None:
            meeting.body = row.body
    return ReviewPage(
        on=on,
        state=state_name(row.state, on=on),
        slug=row.slug,
        body=row.body_id,
        body_name=row.body.name,
        body_code=row.body.code,
        number=row.session_number,
        instruments=tuple(row.instruments.split("|")),
        procedure=row.procedure,
        cycle=cycle_of(row),
        outcome=row.outcome_on(on),
        symbol="" if row.lies_ahead(on) else row.symbol,
        symbol_seen=row.symbol_seen,
        mark=mark(row, table="reviews", on=on),
        first=session.last_known[0] if session else None,
        last=session.last_known[1] if session else None,
        standing=found.standing,
        step_marks={step.step: mark(step, table="review_steps", on=on) for step in found.steps},
        session=neighbour(row.session),
        pre_session=neighbour(row.pre_session),
        list_session=neighbour(row.list_session),
        deadlines=tuple(deadline_line(deadline, on=on) for deadline in found.deadlines),
        earlier=tuple(
            EarlierReview(
                title=f"{row.body.code} {review.session_number}",
                instruments=tuple(review.instruments.split("|")),
                path=addresses.review(review),
                outcome=review.outcome_on(on),
                held=review.session.last_known[1] if review.session else None,
            )
            for review in found.earlier
        ),
        changes=change_lines(found.changes),
    )
