"""What a plan backwards is made from: a State's reviews ahead, their deadlines for an audience, the limits known."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from palais.apps.calendar.choices import Purpose
from palais.apps.calendar.models import DateRule, Deadline, PreSessionReview, Review, SavedPlan
from palais.apps.calendar.queries.entries import deadlines
from palais.apps.calendar.queries.filters import audiences
from palais.apps.calendar.queries.stages import concerns
from palais.apps.calendar.queries.states import reviews_ahead
from palais.apps.people.models import User

LIMIT_STAGES = ("alternative-report", "child-submission")


def reviews_to_plan(*, iso3: str, on: date) -> list[Review]:
    """Reviews of a State that lie ahead, soonest first; then places on the list of a pre-session ahead, as reviews
    that are not in the database, with the address of that pre-session."""
    known = reviews_ahead(iso3=iso3, on=on)
    taken = {pk for row in known for pk in (row.pre_session_id, row.list_session_id)}
    lines = (
        PreSessionReview.public.filter(state=iso3, session__last_day__gte=on, withdrawn_on=None)
        .exclude(session__in=[pk for pk in taken if pk])
        .select_related("state", "body", "source", "session")
        .order_by("session__first_day", "pk")
    )
    return [*known, *(as_review(line) for line in lines)]


def as_review(line: PreSessionReview) -> Review:
    listed = line.purpose == Purpose.LOIPR
    return Review(
        slug=line.session.slug if line.session else "",
        state=line.state,
        body=line.body,
        instruments=line.instruments,
        procedure=line.procedure,
        outcome="scheduled",
        list_session=line.session if listed else None,
        pre_session=None if listed else line.session,
    )


def deadlines_to_plan(*, review: Review, audience: str) -> list[Deadline]:
    """The deadlines of a review that hold for an audience and have a day, soonest first."""
    meetings = [pk for pk in (review.session_id, review.pre_session_id, review.list_session_id) if pk]
    rows = deadlines().filter(
        meeting__in=meetings,
        audience__in=audiences(audience),
        first_day__isnull=False,
        status__in=("open", "moved"),
    )
    return [row for row in rows.order_by("first_day", "pk") if concerns(row, review=review)]


def word_limits(*, body_code: str, audience: str, on: date) -> list[dict[str, Any]]:
    """The limits in force for a body's papers, as a deadline has them (`Deadline.word_limits`)."""
    rows = DateRule.public.filter(
        body_code=body_code,
        rule_kind="limit",
        stage__in=LIMIT_STAGES,
        audience__in=audiences(audience),
        valid_from__lte=on,
        valid_to=None,
    )
    return [
        {
            "audience": row.audience,
            "words": row.word_limit,
            "rule": row.key,
            "note": row.note,
            "verified": row.verified,
        }
        for row in rows.order_by("key")
    ]


def plans_of(*, person: User) -> Sequence[SavedPlan]:
    """The plans a person keeps, newest first."""
    return list(SavedPlan.objects.filter(person=person).select_related("state"))
