"""Works, their editions and links, hubs with their sections, and what members propose."""

from palais.apps.resources.models.editions import Edition
from palais.apps.resources.models.hubs import Hub, HubSection, HubText, Placement, SectionText
from palais.apps.resources.models.links import Link
from palais.apps.resources.models.proposals import Proposal
from palais.apps.resources.models.works import (
    Twin,
    Work,
    WorkAudience,
    WorkBody,
    WorkOrganisation,
    WorkState,
    WorkText,
    WorkTopic,
    WorkTreaty,
)

__all__ = [
    "Edition",
    "Hub",
    "HubSection",
    "HubText",
    "Link",
    "Placement",
    "Proposal",
    "SectionText",
    "Twin",
    "Work",
    "WorkAudience",
    "WorkBody",
    "WorkOrganisation",
    "WorkState",
    "WorkText",
    "WorkTopic",
    "WorkTreaty",
]
