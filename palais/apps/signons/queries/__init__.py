"""Questions about statements: lists with filters, one with everything, those of a session, a State, an organisation."""

from palais.apps.signons.queries.lists import (
    FILTERS,
    Choices,
    choices,
    found,
    latest,
    listed,
    of_organisation,
    of_session,
    of_state,
)
from palais.apps.signons.queries.single import any_statement, neighbours, statement

__all__ = [
    "FILTERS",
    "Choices",
    "any_statement",
    "choices",
    "found",
    "latest",
    "listed",
    "neighbours",
    "of_organisation",
    "of_session",
    "of_state",
    "statement",
]
