"""Invitations that wait for an answer. One that was accepted or withdrawn is gone; the change log knows of it."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.people.choices import Duty
from palais.apps.people.models.organisations import Organisation


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def good(self, *, at: datetime) -> "InvitationQuerySet":
        """Those whose link still works."""
        return self.filter(expires_at__gt=at)


class Invitation(models.Model):
    """One address, asked to open an account or to take a seat. The link's token is kept as a hash only."""

    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=12)
    roles = models.JSONField(_("roles"), default=list, help_text=_("Empty: none, only the seat."))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invitations",
        help_text=_("Empty: no seat."),
    )
    duty = models.CharField(_("duty"), max_length=12, choices=Duty.choices, default=Duty.MEMBER)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: on the command line, or by a person who is no longer known."),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("good until"))

    objects: ClassVar = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email", "organisation"], name="invited_to_a_seat_once"),
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(organisation=None),
                name="invited_without_a_seat_once",
            ),
        ]

    def __str__(self) -> str:
        return self.email
