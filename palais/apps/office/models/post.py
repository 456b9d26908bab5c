"""The outbox: every message that leaves, written in the transaction of the deed that asks for it."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.choices import PostReason, PostStatus


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def due(self, now: datetime) -> "OutboxQuerySet":
        """What waits and may be tried now, in the order in which it is tried."""
        waiting = self.filter(status=PostStatus.WAITING, next_try_at__lte=now)
        return waiting.order_by("bulk", "next_try_at", "pk")


class OutboxMessage(models.Model):
    """One message to one address. What it says is blanked once it was sent or closed.

    A worker claims it in a transaction of its own before it hands it to the mail server. One that was claimed and
    never settled may have left or not: it is uncertain, and only a person may decide to send it again.
    """

    to = models.EmailField(
        _("to"), max_length=254, blank=True, help_text=_("Empty: the person asked to be forgotten.")
    )
    domain = models.CharField(_("mail domain"), max_length=253)
    language = models.CharField(_("language"), max_length=12)
    kind = models.CharField(_("kind"), max_length=40)
    bulk = models.BooleanField(_("waits behind the others"), default=False)
    once = models.CharField(
        _("only once"),
        max_length=120,
        blank=True,
        help_text=_("There is only one message with these words. Empty: there may be many like it."),
    )
    message_id = models.CharField(_("Message-ID"), max_length=300, unique=True)
    reply_to = models.EmailField(
        _("replies go to"), max_length=254, blank=True, help_text=_("Empty: the sender of the site identity.")
    )
    subject = models.CharField(
        _("subject"), max_length=400, blank=True, help_text=_("Empty: sent or closed.")
    )
    text = models.TextField(_("text"), blank=True, help_text=_("Empty: sent or closed."))
    html = models.TextField(_("text with marks"), blank=True, help_text=_("Empty: made from the text."))
    headers = models.JSONField(_("further headers"), default=dict, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=PostStatus.choices, default=PostStatus.WAITING
    )
    reason = models.CharField(
        _("reason"),
        max_length=20,
        choices=PostReason.choices,
        blank=True,
        help_text=_("Why it waits again, failed or is uncertain. Empty: there is none."),
    )
    answer = models.CharField(
        _("answer of the mail server"),
        max_length=60,
        blank=True,
        help_text=_("Its numbers or the kind of error, never its words. Empty: it gave none."),
    )
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written at"))
    next_try_at = models.DateTimeField(_("next attempt"))
    claimed_by = models.CharField(
        _("claimed by"), max_length=64, blank=True, help_text=_("The job that has it. Empty: none yet.")
    )
    claimed_at = models.DateTimeField(
        _("claimed at"), null=True, blank=True, help_text=_("Empty: never yet.")
    )
    ended_at = models.DateTimeField(
        _("ended at"), null=True, blank=True, help_text=_("Empty: not sent, failed or closed yet.")
    )

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of the outbox")
        verbose_name_plural = _("messages of the outbox")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        default_permissions = ("view", "change")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["once"], condition=~models.Q(once=""), name="one_message_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["status", "bulk", "next_try_at", "id"], name="outbox_due"),
            models.Index(fields=["domain", "claimed_at"], name="outbox_rate"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.status}"
