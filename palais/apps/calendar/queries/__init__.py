"""Questions about sessions, reviews, deadlines, events, and the rules behind them."""

from palais.apps.calendar.queries.dossiers import (
    BodyDossier,
    ReviewDossier,
    SessionDossier,
    body_dossier,
    changes,
    changes_of,
    review_dossier,
    session,
    session_dossier,
)
from palais.apps.calendar.queries.entries import (
    Entry,
    between,
    deadlines,
    event,
    events_of_members,
    of_event,
    reach,
    upcoming,
    yearly_days,
)
from palais.apps.calendar.queries.filters import Filter
from palais.apps.calendar.queries.planning import (
    deadlines_to_plan,
    plans_of,
    reviews_to_plan,
    word_limits,
)
from palais.apps.calendar.queries.reporting import (
    DUE_RULES,
    due_rules,
    planned_reviews,
    reviews_of_state,
    sessions,
)
from palais.apps.calendar.queries.slugs import (
    PRE_SESSION,
    place_of,
    slugs_of_events,
    slugs_of_reviews,
    slugs_of_sessions,
)
from palais.apps.calendar.queries.states import (
    Clash,
    clashes_of_state,
    next_dates_of_state,
    outcome_not_known,
    reviews_ahead,
)

__all__ = [
    "DUE_RULES",
    "PRE_SESSION",
    "BodyDossier",
    "Clash",
    "Entry",
    "Filter",
    "ReviewDossier",
    "SessionDossier",
    "between",
    "body_dossier",
    "changes",
    "changes_of",
    "clashes_of_state",
    "deadlines",
    "deadlines_to_plan",
    "due_rules",
    "event",
    "events_of_members",
    "next_dates_of_state",
    "of_event",
    "outcome_not_known",
    "place_of",
    "planned_reviews",
    "plans_of",
    "reach",
    "review_dossier",
    "reviews_ahead",
    "reviews_of_state",
    "reviews_to_plan",
    "session",
    "session_dossier",
    "sessions",
    "slugs_of_events",
    "slugs_of_reviews",
    "slugs_of_sessions",
    "upcoming",
    "word_limits",
    "yearly_days",
]
