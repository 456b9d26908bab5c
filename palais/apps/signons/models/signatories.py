"""Who signed a statement, and each time the list was written anew.

A signature that comes in by itself one day is a row here as well: it has the day on which it was given.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.people.models import Organisation
from palais.apps.signons.models.statements import Statement


class Signatory(models.Model):
    """One signature, with the name as it was written under the text. `organisation`: who that is, where known here."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="signatories")
    position = models.PositiveIntegerField(_("place in the list"))
    name = models.CharField(_("name"), max_length=250, help_text=_("As it stands under the text."))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="signatures",
        help_text=_("Empty: it is none that is known here."),
    )
    state = models.CharField(
        _("State"), max_length=3, blank=True, help_text=_("Its code, as MAR. Empty: not known here.")
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True, help_text=_("Empty: not known here."))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering: ClassVar[list[str]] = ["statement", "position", "pk"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "organisation"],
                condition=models.Q(organisation__isnull=False),
                name="organisation_signed_once",
            ),
            models.UniqueConstraint(fields=["statement", "name", "state"], name="name_signed_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SignatoryDeed(models.Model):
    """One writing of the list at the desk: the rows that it took away and those that it added, so that it can be
    undone."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="deeds")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the person is no longer known."),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    removed = models.JSONField(_("taken away"), default=list)
    added = models.JSONField(_("added"), default=list)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True, help_text=_("Empty: it holds."))

    class Meta:
        verbose_name = _("writing of a list of signatories")
        verbose_name_plural = _("writings of lists of signatories")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.statement} {self.at:%Y-%m-%d}"
