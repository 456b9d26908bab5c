"""Who gets news by e-mail, and of what. A subscriber has no account: an address, confirmed by whoever reads it."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_key() -> str:
    """A handle that tells nothing and is never given again."""
    return secrets.token_urlsafe(16)


class Subscriber(models.Model):
    """One address. It is deleted as soon as its reader ends the subscription, or never confirms it."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    address = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    language = models.CharField(_("language"), max_length=12, choices=settings.INTERFACE_LANGUAGES)
    quiet_days = models.JSONField(
        _("quiet days"),
        default=list,
        blank=True,
        help_text=_("Days of the week on which nothing is sent; 0 is Monday. Empty: there are none."),
    )
    paused_at = models.DateTimeField(
        _("paused at"), null=True, blank=True, help_text=_("Empty: it is not paused.")
    )
    digested_on = models.DateField(
        _("last digest"), null=True, blank=True, help_text=_("The day it was prepared for. Empty: none yet.")
    )
    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


class Subscription(models.Model):
    """One subject that a subscriber asked for. Nothing is sent about it before it was confirmed."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="subscriptions")
    source = models.CharField(_("kind of subject"), max_length=40)
    key = models.CharField(_("subject"), max_length=500)
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    confirmed_at = models.DateTimeField(
        _("confirmed at"), null=True, blank=True, help_text=_("Empty: not confirmed yet.")
    )
    told_until = models.DateTimeField(
        _("told until"),
        null=True,
        blank=True,
        help_text=_("What happened up to this moment was told. Empty: not confirmed yet."),
    )

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["source", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subscriber", "source", "key"], name="one_subscription_each")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["confirmed_at", "asked_at"], name="subscription_unconfirmed")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"
