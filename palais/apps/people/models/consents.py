"""What a person agreed to: for which purposes, who said yes, until when. No name and no date of birth stands here."""

import secrets
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.people.choices import AgeBand, GuardianBasis, Purpose


def new_reference() -> str:
    """What people write on the paper that is kept elsewhere: short, and it tells nothing."""
    return f"C-{secrets.token_hex(4).upper()}"


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents by whether they hold on a day."""

    def in_force(self, *, on: date) -> "ConsentQuerySet":
        still = models.Q(ends_on=None) | models.Q(ends_on__gte=on)
        return self.filter(still, withdrawn_at=None)

    def ending(self, *, on: date, until: date) -> "ConsentQuerySet":
        """Those in force whose last day lies between two days, both included."""
        return self.filter(withdrawn_at=None, ends_on__gte=on, ends_on__lte=until)


class Consent(models.Model):
    """One person's consent. For a child under 18 two stand here: the child's own and somebody else's.

    `ends_on` is the last day on which it holds. A withdrawn one stays, so that it is known why something is gone.
    """

    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    about = models.CharField(
        _("what it is about"),
        max_length=200,
        help_text=_("As “photo of the workshop in May”. No name, no address."),
    )
    purposes = models.JSONField(_("for"), default=list)
    age_band = models.CharField(_("age"), max_length=10, choices=AgeBand.choices)
    own_on = models.DateField(
        _("the person’s own yes, on"), help_text=_("For a child: its own assent, in words it understands.")
    )
    guardian_basis = models.CharField(
        _("second consent"),
        max_length=16,
        choices=GuardianBasis.choices,
        blank=True,
        default="",
        help_text=_("Needed for everybody under 18."),
    )
    guardian_on = models.DateField(
        _("second consent, on"), null=True, blank=True, help_text=_("Empty: an adult’s own consent.")
    )
    evidence_note = models.TextField(
        _("where it is kept"),
        max_length=1000,
        blank=True,
        help_text=_(
            "Where the signed paper lies, and where the decision is documented. Empty: given in a form here."
        ),
    )
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: no end was agreed."))
    withdrawn_at = models.DateTimeField(
        _("withdrawn at"), null=True, blank=True, editable=False, help_text=_("Empty: it was not withdrawn.")
    )
    is_demo = models.BooleanField(default=False, editable=False)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects: ClassVar = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar[list[str]] = ["-recorded_at", "-pk"]
        default_permissions = ("view", "change")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["withdrawn_at", "ends_on"], name="consent_ending")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(age_band=AgeBand.ADULT)
                | (~models.Q(guardian_basis="") & models.Q(guardian_on__isnull=False)),
                name="child_needs_two_consents",
                violation_error_message=_("A child under 18 needs a second consent, with its day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} · {self.about}"

    @property
    def is_child(self) -> bool:
        return self.age_band != AgeBand.ADULT

    def is_in_force(self, *, on: date) -> bool:
        return self.withdrawn_at is None and (self.ends_on is None or on <= self.ends_on)

    def covers(self, purposes: Iterable[str], *, on: date) -> bool:
        """Whether all of these may be done on a day."""
        return self.is_in_force(on=on) and {str(one) for one in purposes} <= set(self.purposes)

    @property
    def purpose_labels(self) -> list[str]:
        labels = dict(Purpose.choices)
        return [str(labels.get(one, one)) for one in self.purposes]
