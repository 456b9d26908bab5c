"""Joint statements and letters: the record that all languages and all signatures belong to."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.signons.choices import SignatoryOrder, StatementKind, StatementStatus
from palais.core.dates import PartialDate


class StatementQuerySet(models.QuerySet["Statement"]):
    def published(self) -> "StatementQuerySet":
        """Those that stand in lists, feeds and search."""
        return self.filter(status=StatementStatus.PUBLISHED)

    def with_a_page(self) -> "StatementQuerySet":
        """Those whose address opens for everybody: one that was withdrawn says so there."""
        return self.exclude(status=StatementStatus.DRAFT)


class Statement(models.Model):
    """One text said together. State, topic, body, treaty and session are known by their keys, as facts come and go."""

    key = models.SlugField(
        _("key"), max_length=110, unique=True, help_text=_("In addresses; it never changes.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=StatementKind.choices, default=StatementKind.JOINT_STATEMENT
    )
    status = models.CharField(
        _("status"), max_length=12, choices=StatementStatus.choices, default=StatementStatus.DRAFT
    )
    status_note = models.TextField(
        _("why it was withdrawn"), blank=True, help_text=_("Readers see it. Empty: it was not withdrawn.")
    )
    language = models.CharField(
        _("original language"),
        max_length=12,
        default="en",
        help_text=_("In which it was adopted, as en or fr. Texts in other languages are translations."),
    )
    dated = models.CharField(
        _("date"), max_length=10, help_text=_("As 2021-04-15; 2021-04 or 2021 where no more is known.")
    )
    first_day = models.DateField(editable=False, help_text=_("The earliest day the date can mean."))
    body = models.CharField(_("body"), max_length=20, blank=True, help_text=_("Empty: none in particular."))
    treaty = models.CharField(
        _("treaty"), max_length=20, blank=True, help_text=_("Empty: none in particular.")
    )
    session = models.CharField(
        _("session"), max_length=80, blank=True, help_text=_("Made at or for. Empty: at none.")
    )
    symbol = models.CharField(
        _("UN symbol"), max_length=100, blank=True, help_text=_("Of the UN document. Empty: it has none.")
    )
    order = models.CharField(
        _("order of signatories"),
        max_length=12,
        choices=SignatoryOrder.choices,
        default=SignatoryOrder.AS_SIGNED,
    )
    is_demo = models.BooleanField(_("example"), default=False, editable=False)
    published_at = models.DateTimeField(
        _("published at"), null=True, blank=True, editable=False, help_text=_("Empty: never yet.")
    )
    changed_on = models.DateField(
        _("changed on"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The day of the last meaningful change. Empty: unchanged since its publication."),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering: ClassVar[list[str]] = ["-first_day", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["status", "-first_day", "-id"], name="statement_newest"),
            models.Index(fields=["session"], name="statement_session"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def on(self) -> PartialDate:
        return PartialDate.parse(self.dated)


class StatementState(models.Model):
    """A State that a statement is about."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="states")
    state = models.CharField(_("State"), max_length=3)

    class Meta:
        ordering: ClassVar[list[str]] = ["statement", "state"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "state"], name="statement_state_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "statement"], name="statement_by_state")
        ]

    def __str__(self) -> str:
        return self.state


class StatementTopic(models.Model):
    """A topic that a statement is about."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="topics")
    topic = models.SlugField(_("topic"), max_length=60, db_index=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["statement", "topic"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "topic"], name="statement_topic_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["topic", "statement"], name="statement_by_topic")
        ]

    def __str__(self) -> str:
        return self.topic
