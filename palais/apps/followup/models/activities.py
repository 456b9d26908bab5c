"""Activities: what was done about commitments, where, by whom, and whether children led."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from palais.apps.followup.choices import ChildrenLed, Form, Level, Standing
from palais.apps.followup.models.commitments import Commitment
from palais.apps.followup.models.monitors import Monitor
from palais.apps.people.models import Consent, Organisation


class ActivityQuerySet(models.QuerySet["Activity"]):
    def public(self, *, on: date) -> "ActivityQuerySet":
        """What readers see on a day: published, and where it stands on a consent, that holds."""
        holds = Q(consent=None) | Q(consent__withdrawn_at=None) & (
            Q(consent__ends_on=None) | Q(consent__ends_on__gte=on)
        )
        return self.filter(holds, standing=Standing.PUBLISHED, monitor__is_published=True)


class Activity(models.Model):
    """One activity. `begins_on` and `ends_on` are as much of a day as is known; `year` is the one it began in."""

    monitor = models.ForeignKey(Monitor, on_delete=models.CASCADE, related_name="activities")
    number = models.PositiveIntegerField(editable=False)
    commitments = models.ManyToManyField(
        Commitment, through="ActivityCommitment", related_name="activities", verbose_name=_("commitments")
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    form = models.CharField(_("form"), max_length=16, choices=Form.choices)
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("A town or a region, never a school or an address. Empty: not said."),
    )
    begins_on = models.CharField(
        _("begins on"), max_length=10, help_text=_("2019, 2019-05 or 2019-05-17: only as much as is known.")
    )
    ends_on = models.CharField(
        _("ends on"), max_length=10, blank=True, help_text=_("Empty: the same time, or still going on.")
    )
    is_going_on = models.BooleanField(_("still going on"), default=False)
    year = models.PositiveSmallIntegerField(editable=False)
    children_led = models.CharField(
        _("did children lead?"), max_length=8, choices=ChildrenLed.choices, default=ChildrenLed.UNKNOWN
    )
    language = models.CharField(_("main language"), max_length=12, default="en", help_text=_("As en or fr."))
    source = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Who reported it. Empty: the network itself.")
    )
    standing = models.CharField(
        _("seen by readers"), max_length=10, choices=Standing.choices, default=Standing.DRAFT
    )
    consent = models.ForeignKey(
        Consent,
        verbose_name=_("consent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities",
        help_text=_("When it ends or is withdrawn, the activity is no longer shown. Empty: it needs none."),
    )
    published_at = models.DateTimeField(null=True, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering: ClassVar[list[str]] = ["-begins_on", "-number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["monitor", "standing", "-begins_on"], name="activity_of_monitor"),
            models.Index(fields=["standing", "-published_at"], name="activity_newest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["monitor", "number"], name="activity_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.monitor_id}/{self.number}"


class ActivityText(models.Model):
    """What was done, in one language."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what was done"), max_length=5000, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "language"], name="activity_text_once")
        ]

    def __str__(self) -> str:
        return self.title


class ActivityState(models.Model):
    """A State in which it took place."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="states")
    state = models.CharField(_("State"), max_length=3)

    class Meta:
        ordering: ClassVar[list[str]] = ["state"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "state"], name="activity_state_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "activity"], name="activity_by_state")
        ]

    def __str__(self) -> str:
        return self.state


class ActivityCommitment(models.Model):
    """A commitment that an activity is about."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="commitment_links")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="activity_links")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "commitment"], name="activity_commitment_once")
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.commitment_id}"


class ActivityOrganisation(models.Model):
    """An organisation that took part: one that is known here, or another by its name."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="followup_activities"
    )
    name = models.CharField(_("name"), max_length=250, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(name=""), name="activity_organisation_named"
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation)
