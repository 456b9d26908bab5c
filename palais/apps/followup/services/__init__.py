"""Deeds on the follow-up monitor: sources, commitments, activities, evidence, assessments, stories."""

from palais.apps.followup.services import stories
from palais.apps.followup.services.activities import ActivityWords, add_activity, change_activity
from palais.apps.followup.services.assessing import Judgement, assess, take_back
from palais.apps.followup.services.commitments import add_commitment, change_commitment, remove_commitment
from palais.apps.followup.services.evidence import Piece, add_evidence, remove_evidence
from palais.apps.followup.services.monitors import add_monitor, change_monitor
from palais.apps.followup.services.saving import ChangedMeanwhile, Refused

__all__ = [
    "ActivityWords",
    "ChangedMeanwhile",
    "Judgement",
    "Piece",
    "Refused",
    "add_activity",
    "add_commitment",
    "add_evidence",
    "add_monitor",
    "assess",
    "change_activity",
    "change_commitment",
    "change_monitor",
    "remove_commitment",
    "remove_evidence",
    "stories",
    "take_back",
]
