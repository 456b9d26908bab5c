"""Other events: what editors enter or import, and the yearly days that the fact tables hold."""

from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.calendar.choices import EventKind, EventStatus, Mode, Origin, Visibility
from palais.apps.calendar.models.followed import FollowedRecord, Span
from palais.apps.calendar.models.sessions import CommitteeSession
from palais.apps.office.models import FactRow
from palais.apps.treaties.models import State, TreatyBody
from palais.core.deadlines import GENEVA


class EventQuerySet(models.QuerySet["Event"]):
    """Events by who may see them."""

    def for_everyone(self) -> "EventQuerySet":
        return self.filter(visibility=Visibility.PUBLIC)

    def for_members(self) -> "EventQuerySet":
        """Those that only the people of the network see."""
        return self.filter(visibility=Visibility.MEMBERS)


class Event(FollowedRecord, Span):
    """A webinar, a forum, a meeting of the network, or a meeting from another calendar.

    `starts_at` and `ends_at` are moments; empty where whole days are meant. The days are those in `zone`.
    """

    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices, default=EventKind.OTHER)
    body = models.ForeignKey(
        TreatyBody,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        verbose_name=_("body"),
    )
    session = models.ForeignKey(
        CommitteeSession, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    states = models.ManyToManyField(State, blank=True, related_name="events", verbose_name=_("States"))
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(
        null=True, blank=True, help_text="Empty: the end is not known, or whole days."
    )
    zone = models.CharField(_("time zone"), max_length=60, default=GENEVA)
    place = models.CharField(_("place"), max_length=200, blank=True)
    mode = models.CharField(_("form of meeting"), max_length=20, choices=Mode.choices, blank=True)
    url = models.URLField(_("page"), max_length=500, blank=True)
    description = models.TextField(_("what it is about"), blank=True)
    visibility = models.CharField(
        _("for whom"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    status = models.CharField(max_length=10, choices=EventStatus.choices, default=EventStatus.PLANNED)
    source = models.CharField(
        _("source"), max_length=500, blank=True, help_text=_("Empty: the network itself.")
    )
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.EDITOR)
    foreign_uid = models.CharField(
        max_length=500, blank=True, help_text="Its UID in the calendar it came from."
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar[list[str]] = ["first_day", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["last_day", "first_day"], name="event_days"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slug"], condition=~models.Q(slug=""), name="event_slug")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_hours(self) -> bool:
        return self.starts_at is not None

    def on_its_clock(self) -> tuple[datetime | None, datetime | None]:
        """Start and end on a clock where it takes place."""
        there = ZoneInfo(self.zone)
        return (
            self.starts_at.astimezone(there) if self.starts_at else None,
            self.ends_at.astimezone(there) if self.ends_at else None,
        )


class DiscussionDay(FactRow, Span):
    """A day of general discussion of a committee."""

    year = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=300)
    body = models.ForeignKey(TreatyBody, on_delete=models.PROTECT, related_name="discussion_days")

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["-year", "theme"]

    def __str__(self) -> str:
        return self.fact_key


class AnnualDay(FactRow, Span):
    """The annual full-day meeting of the Human Rights Council on the rights of the child."""

    year = models.PositiveSmallIntegerField()
    council_session = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=300)
    resolution = models.CharField(max_length=120, blank=True)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["-year"]

    def __str__(self) -> str:
        return self.fact_key
