"""What waits of resources on the first screen of the desk: proposals, ageing hubs, broken links, versions behind."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from palais.apps.office import clock
from palais.apps.office.desk.waiting import Line, register
from palais.apps.resources import permissions, queries
from palais.apps.resources.queries import publications


def register_lines() -> None:
    may = permissions.may_change_resources
    register(
        Line(
            "proposals",
            _("Proposed resources to look at"),
            permissions.may_settle_proposals,
            lambda user: queries.proposals_waiting().count(),
            reverse_lazy("resources-desk:proposals"),
            order=15,
        ),
        Line(
            "broken-links",
            _("Links that do not work"),
            may,
            lambda user: queries.broken_links().count(),
            reverse_lazy("resources-desk:links"),
            order=130,
        ),
        Line(
            "versions-left-behind",
            _("Versions of publications whose source has changed"),
            may,
            lambda user: publications.flagged().count(),
            reverse_lazy("resources-desk:publications"),
            order=140,
        ),
        Line(
            "hubs-ageing",
            _("Hubs to look through again"),
            may,
            lambda user: len(queries.ageing_hubs(on=clock.today())),
            reverse_lazy("resources-desk:hubs"),
            order=210,
        ),
    )
