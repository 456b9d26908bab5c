"""The office's own lines on the first screen: reports, conflicts, the post, jobs, images."""

from datetime import timedelta
from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from palais.apps.office import clock, permissions, queries
from palais.apps.office.desk import menu
from palais.apps.office.desk.waiting import Line, register
from palais.apps.office.models import PalaisImage
from palais.apps.people import permissions as people_permissions

CONSENT_AHEAD = timedelta(days=60)


def may_change_images(user: Any) -> bool:
    """Wagtail gives this right by collection, not by model."""
    policy = policy_registry.get_by_type(PalaisImage)
    return bool(user.is_active and policy.user_has_any_permission(user, ["add", "change"]))


def images_without_words(user: Any) -> int:
    return queries.images_without_words().count()


def images_not_looked_at(user: Any) -> int:
    return queries.images_not_looked_at().count()


def consents_ending(user: Any) -> int:
    return queries.images_whose_consent_ends(before=clock.today() + CONSENT_AHEAD).count()


LINES = (
    Line(
        "reported-errors",
        _("Reported errors to answer"),
        permissions.may_settle_reports,
        lambda user: menu.new_reports(),
        reverse_lazy("desk:reports"),
        order=20,
    ),
    Line(
        "consent-ending",
        _("Images whose consent ends or has ended"),
        may_change_images,
        consents_ending,
        reverse_lazy("desk:images-to-see-to", args=["consent"]),
        order=40,
    ),
    Line(
        "consents",
        _("Consents that end soon"),
        people_permissions.may_see_consents,
        lambda user: menu.ending_consents(),
        reverse_lazy("desk:consents"),
        order=45,
    ),
    Line(
        "images-not-looked-at",
        _("Pictures of which nobody has said whether they show children"),
        may_change_images,
        images_not_looked_at,
        reverse_lazy("desk:images-to-look-at"),
        order=42,
    ),
    Line(
        "fact-conflicts",
        _("Conflicts between facts to decide"),
        permissions.may_correct_facts,
        lambda user: menu.open_conflicts(),
        reverse_lazy("desk:conflicts"),
        order=110,
    ),
    Line(
        "images-without-words",
        _("Images without a description"),
        may_change_images,
        images_without_words,
        reverse_lazy("desk:images-to-see-to", args=["words"]),
        order=210,
    ),
    Line(
        "failed-jobs",
        _("Jobs that failed"),
        permissions.may_see_jobs,
        lambda user: menu.failed_jobs(),
        reverse_lazy("desk:jobs"),
        order=50,
    ),
    Line(
        "uncertain-messages",
        _("Messages of which nobody knows whether they left"),
        permissions.may_see_post,
        lambda user: menu.uncertain_messages(),
        reverse_lazy("desk:post"),
        order=60,
    ),
)


def register_lines() -> None:
    register(*LINES)
