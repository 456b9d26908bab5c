"""Commitments and where they come from, what was done about them, with what evidence, and what people sent."""

from palais.apps.followup.models.activities import (
    Activity,
    ActivityCommitment,
    ActivityOrganisation,
    ActivityState,
    ActivityText,
)
from palais.apps.followup.models.assessments import Assessment
from palais.apps.followup.models.commitments import Commitment, CommitmentActor, CommitmentText
from palais.apps.followup.models.evidence import Evidence
from palais.apps.followup.models.monitors import Monitor, MonitorText
from palais.apps.followup.models.stories import Story

__all__ = [
    "Activity",
    "ActivityCommitment",
    "ActivityOrganisation",
    "ActivityState",
    "ActivityText",
    "Assessment",
    "Commitment",
    "CommitmentActor",
    "CommitmentText",
    "Evidence",
    "Monitor",
    "MonitorText",
    "Story",
]
