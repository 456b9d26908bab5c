"""Texts of hubs and resources of which translations may lag."""

from django.urls import reverse

from palais.apps.office.services.translated import TextKind
from palais.apps.resources import permissions
from palais.apps.resources.models import HubText, SectionText, WorkText

TEXTS = (
    TextKind(
        HubText,
        of="hub",
        words=("title", "intro"),
        edit=lambda text: reverse("resources-desk:hub-change", args=[text.hub.slug]),
        may=permissions.may_change_resources,
        stamp="resources",
    ),
    TextKind(
        SectionText,
        of="section",
        words=("title", "intro"),
        main=lambda section: section.hub.language,
        edit=lambda text: reverse("resources-desk:section", args=[text.section.hub.slug, text.section.slug]),
        may=permissions.may_change_resources,
        stamp="resources",
    ),
    TextKind(
        WorkText,
        of="work",
        words=("title", "summary"),
        edit=lambda text: reverse("resources-desk:work-change", args=[text.work.key]),
        may=permissions.may_change_resources,
        stamp="resources",
    ),
)
