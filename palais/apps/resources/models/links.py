"""Links: one row for each address, however often it is used, and how it answered when it was last asked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.resources.choices import LinkStatus

LONGEST = 1000


class Link(models.Model):
    """One address. Two that lead to the same page have the same normalised form, and so are one row."""

    address = models.URLField(_("address"), max_length=LONGEST)
    normal = models.CharField(
        _("normalised address"),
        max_length=LONGEST,
        unique=True,
        editable=False,
        help_text=_("Without scheme, www, tracking and fragment: how duplicates are noticed."),
    )
    host = models.CharField(max_length=255, db_index=True, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=LinkStatus.choices, default=LinkStatus.UNCHECKED
    )
    since = models.DateField(
        _("since"), null=True, blank=True, help_text=_("When it was first found so. Empty: not checked.")
    )
    checked_at = models.DateTimeField(
        _("last checked"), null=True, blank=True, help_text=_("Empty: never yet.")
    )
    by_hand = models.BooleanField(
        _("checked by hand"), default=False, help_text=_("A person looked last, not the machine.")
    )
    answer = models.PositiveSmallIntegerField(
        _("answer"), null=True, blank=True, help_text=_("The number of the answer, as 404. Empty: none came.")
    )
    trouble = models.CharField(
        _("trouble"), max_length=40, blank=True, help_text=_("Why no answer came. Empty: one came.")
    )
    moved_to = models.URLField(
        _("moved to"), max_length=LONGEST, blank=True, help_text=_("Empty: it stands where it stood.")
    )
    failures = models.PositiveSmallIntegerField(
        default=0,
        help_text="How many checks in a row went wrong; a page that rests for a night is not broken.",
    )
    check_after = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text="Empty: as soon as there is time."
    )

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering: ClassVar[list[str]] = ["normal"]
        indexes: ClassVar = [models.Index(fields=["status", "checked_at"], name="link_status")]

    def __str__(self) -> str:
        return self.address
