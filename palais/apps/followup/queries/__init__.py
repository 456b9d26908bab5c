"""Questions about sources of commitments, commitments, activities, and what strangers sent."""

from palais.apps.followup.queries.desk import (
    evidence_of,
    stories,
    stories_waiting,
)
from palais.apps.followup.queries.filters import Filter, Light, facets, fitting, light
from palais.apps.followup.queries.hints import Hint, hints, is_full_name, may_hold_full_name
from palais.apps.followup.queries.public import (
    activities,
    activity,
    commitment,
    commitment_counts,
    commitments,
    dots,
    evidence,
    evidence_file,
    monitor,
    monitors,
    newest,
    of_state,
    since,
    was_there,
)

__all__ = [
    "Filter",
    "Hint",
    "Light",
    "activities",
    "activity",
    "commitment",
    "commitment_counts",
    "commitments",
    "dots",
    "evidence",
    "evidence_file",
    "evidence_of",
    "facets",
    "fitting",
    "hints",
    "is_full_name",
    "light",
    "may_hold_full_name",
    "monitor",
    "monitors",
    "newest",
    "of_state",
    "since",
    "stories",
    "stories_waiting",
    "was_there",
]
