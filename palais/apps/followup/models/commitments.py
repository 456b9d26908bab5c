"""Commitments and recommendations: each in its own words, numbered, with who is to act."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.followup.choices import ActorKind, CommitmentKind, Standing, Status
from palais.apps.followup.models.monitors import Monitor


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def public(self) -> "CommitmentQuerySet":
        """What readers see."""
        return self.filter(standing=Standing.PUBLISHED, monitor__is_published=True)


class Commitment(models.Model):
    """One commitment. `status` is that of the newest assessment of adults, `children_status` of children's own."""

    monitor = models.ForeignKey(Monitor, on_delete=models.CASCADE, related_name="commitments")
    number = models.SlugField(
        _("number"), max_length=20, help_text=_("As 12 or 12-a. It stands in its address and never changes.")
    )
    place = models.PositiveIntegerField(_("place in the list"), default=0)
    kind = models.CharField(
        _("kind"), max_length=16, choices=CommitmentKind.choices, default=CommitmentKind.RECOMMENDATION
    )
    language = models.CharField(
        _("main language"), max_length=12, default="en", help_text=_("In which it was adopted, as en.")
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("The document and paragraph in which its words were read. Empty: not known."),
    )
    source_url = models.URLField(
        _("page of the source"), max_length=500, blank=True, help_text=_("Empty: none known here.")
    )
    standing = models.CharField(
        _("seen by readers"), max_length=10, choices=Standing.choices, default=Standing.PUBLISHED
    )
    status = models.CharField(max_length=12, choices=Status.choices, blank=True, editable=False)
    children_status = models.CharField(max_length=12, choices=Status.choices, blank=True, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering: ClassVar[list[str]] = ["monitor", "place", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["monitor", "number"], name="commitment_number_once")
        ]

    def __str__(self) -> str:
        return self.number


class CommitmentText(models.Model):
    """Its words in one language."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12)
    words = models.TextField(_("words"), max_length=5000)

    class Meta:
        ordering: ClassVar[list[str]] = ["language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "language"], name="commitment_text_once")
        ]

    def __str__(self) -> str:
        return self.words[:80]


class CommitmentActor(models.Model):
    """Who is to act."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="actors")
    kind = models.CharField(_("who is to act"), max_length=16, choices=ActorKind.choices)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "kind"], name="commitment_actor_once")
        ]

    def __str__(self) -> str:
        return self.kind
