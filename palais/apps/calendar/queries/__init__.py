"""Questions about sessions, reviews, deadlines, events, and the rules behind them."""

from palais.apps.calendar.queries.dossiers import (
    BodyDossier,
    ReviewDossier,
    SessionDossier,
    body_dossier,
    changes,
    review_dossier,
    session,
    session_dossier,
)
from palais.apps.calendar.queries.entries import Entry, between, deadlines, reach, upcoming
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
from palais.apps.calendar.queries.states import (
    Clash,
    clashes_of_state,
    next_dates_of_state,
    outcome_not_known,
    reviews_ahead,
)

__all__ = [
    "DUE_RULES",
    "BodyDossier",
    "Clash",
    "Entry",
    "Filter",
    "ReviewDossier",
    "SessionDossier",
    "between",
    "body_dossier",
    "changes",
    "clashes_of_state",
    "deadlines",
    "deadlines_to_plan",
    "due_rules",
    "next_dates_of_state",
    "outcome_not_known",
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
    "upcoming",
    "word_limits",
]
