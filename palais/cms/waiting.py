"""What waits of pages on the first screen of the desk: drafts, pages to look at, pages with a date to appear."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState
from wagtail.permissions import page_permission_policy

from palais.apps.office.desk import waiting, welcome
from palais.apps.office.desk.waiting import Line
from palais.apps.office.desk.welcome import Step
from palais.cms.newsletters import permissions

LATE = timedelta(minutes=10)
"""Longer than the machine takes to publish what is due."""


def may_edit_pages(user: Any) -> bool:
    return bool(user.is_active and page_permission_policy.user_has_any_permission(user, permissions.WRITE))


def may_publish_pages(user: Any) -> bool:
    return bool(user.is_active and page_permission_policy.user_has_any_permission(user, {"publish"}))


def drafts_of(user: Any) -> "QuerySet[Page]":
    """Pages this person changed last and that are not published as they stand now, the newest first."""
    drafts = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    return drafts.order_by("-latest_revision_created_at", "-pk")


def my_drafts(user: Any) -> int:
    return drafts_of(user).count()


def to_review(user: Any) -> int:
    return TaskState.objects.reviewable_by(user).count()


def planned() -> "QuerySet[Revision]":
    """Revisions that appear by themselves, the next first."""
    late = timezone.now() - LATE
    found = Revision.page_revisions.filter(approved_go_live_at__gte=late)
    return found.order_by("approved_go_live_at", "pk")


def stuck() -> "QuerySet[Revision]":
    """Revisions whose moment is over and that are not published: something keeps them."""
    late = timezone.now() - LATE
    found = Revision.page_revisions.filter(approved_go_live_at__lt=late)
    return found.order_by("approved_go_live_at", "pk")


def scheduled(user: Any) -> int:
    return planned().count()


def could_not_appear(user: Any) -> int:
    return stuck().count()


def register_lines() -> None:
    waiting.register(
        Line(
            "pages-to-review",
            _("Pages that ask for your review"),
            may_publish_pages,
            to_review,
            reverse_lazy("wagtailadmin_reports:workflow_tasks"),
            order=30,
        ),
        Line(
            "stuck-pages",
            _("Pages that could not appear on their day"),
            may_publish_pages,
            could_not_appear,
            reverse_lazy("cms-pages", args=["stuck"]),
            order=25,
        ),
        Line(
            "my-drafts",
            _("Your drafts that are not published"),
            may_edit_pages,
            my_drafts,
            reverse_lazy("cms-pages", args=["drafts"]),
            order=120,
        ),
        Line(
            "scheduled-pages",
            _("Pages that appear by themselves on a day to come"),
            may_publish_pages,
            scheduled,
            reverse_lazy("cms-pages", args=["scheduled"]),
            order=220,
        ),
    )
    welcome.register(
        Step(
            "page",
            _("Open the pages"),
            _("Find the page of your subject, write a first draft below it, and ask somebody to look at it."),
            lambda: str(reverse_lazy("wagtailadmin_explore_root")),
            may_edit_pages,
            order=20,
        )
    )
