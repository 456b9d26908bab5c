"""Proposals: resources that members send in, and what became of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.models import ReceivedFile
from palais.apps.people.models import Organisation
from palais.apps.resources.choices import ProposalStatus, WorkKind
from palais.apps.resources.models.codes import LanguageField, PartialDateField
from palais.apps.resources.models.hubs import Hub
from palais.apps.resources.models.links import LONGEST
from palais.apps.resources.models.works import Work


class Proposal(models.Model):
    """What one person proposed for an organisation. Nobody but that person and the desk sees it."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
        help_text=_("Empty: the account was erased."),
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="proposals"
    )
    hub = models.ForeignKey(
        Hub,
        verbose_name=_("for the hub"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
        help_text=_("Empty: for none in particular."),
    )
    title = models.CharField(_("title"), max_length=300)
    language = LanguageField(_("language"))
    kind = models.CharField(_("kind"), max_length=20, choices=WorkKind.choices)
    dated = PartialDateField(
        _("date"), help_text=_("A year, a month or a day: 2020, 2020-05, 2020-05-14. Empty: not known.")
    )
    summary = models.TextField(_("summary"), blank=True, help_text=_("Empty: none."))
    address = models.URLField(
        _("link"), max_length=LONGEST, blank=True, help_text=_("Empty: a file instead.")
    )
    file = models.ForeignKey(
        ReceivedFile,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: a link instead."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ProposalStatus.choices, default=ProposalStatus.WAITING
    )
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, help_text=_("Empty: it waits."))
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: nobody yet, or the account was erased."),
    )
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Whoever proposed it reads this. Empty: none was given.")
    )
    work = models.ForeignKey(
        Work,
        verbose_name=_("resource"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
        help_text=_("What was made of it. Empty: nothing, or it is gone."),
    )

    class Meta:
        verbose_name = _("proposed resource")
        verbose_name_plural = _("proposed resources")
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["status", "sent_at"], name="proposal_status")]

    def __str__(self) -> str:
        return self.title
