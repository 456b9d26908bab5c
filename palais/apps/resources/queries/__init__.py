"""Questions about resources: lists with their facets, hubs, single works, links to look at, proposals."""

from palais.apps.resources.queries.hubs import ageing_hubs, focus_hub, hub, hubs, opening_of_sections
from palais.apps.resources.queries.links import (
    LinkCounts,
    broken_links,
    link_counts,
    links_to_look_at,
    stale_links,
)
from palais.apps.resources.queries.listing import FACETS, Asked, Facets, facets, listed, section_counts
from palais.apps.resources.queries.works import (
    at_address,
    counts_by_state,
    of_organisation,
    of_state,
    proposals_of,
    proposals_waiting,
    with_everything,
    work,
)

__all__ = [
    "FACETS",
    "Asked",
    "Facets",
    "LinkCounts",
    "ageing_hubs",
    "at_address",
    "broken_links",
    "counts_by_state",
    "facets",
    "focus_hub",
    "hub",
    "hubs",
    "link_counts",
    "links_to_look_at",
    "listed",
    "of_organisation",
    "of_state",
    "opening_of_sections",
    "proposals_of",
    "proposals_waiting",
    "section_counts",
    "stale_links",
    "with_everything",
    "work",
]
