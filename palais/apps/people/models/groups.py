"""Working groups of the network: what each is for in several languages, and the organisations in it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.people.choices import GroupStatus
from palais.apps.people.models.organisations import Organisation


class WorkingGroupQuerySet(models.QuerySet["WorkingGroup"]):
    def shown(self) -> "WorkingGroupQuerySet":
        """Those a stranger may see."""
        return self.filter(is_listed=True)


class WorkingGroup(models.Model):
    """One working group, known by a readable key. Its texts stand in rows of their own, one a language."""

    key = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("In addresses; it never changes.")
    )
    status = models.CharField(
        _("status"), max_length=12, choices=GroupStatus.choices, default=GroupStatus.ACTIVE
    )
    language = models.CharField(
        _("main language"),
        max_length=12,
        default="en",
        help_text=_("Shown to readers in whose language there is no text."),
    )
    since = models.CharField(
        _("since"),
        max_length=10,
        blank=True,
        help_text=_("As 2016, 2016-03 or 2016-03-01. Empty: not known here."),
    )
    contact_email = models.EmailField(
        _("public contact"),
        blank=True,
        help_text=_("An address of an office, never of a person who has not agreed. Empty: none is shown."),
    )
    is_listed = models.BooleanField(
        _("listed in public"), default=True, help_text=_("Off: only people of the secretariat see it.")
    )
    is_demo = models.BooleanField(_("example"), default=False, editable=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    organisations = models.ManyToManyField(
        Organisation, through="WorkingGroupMember", related_name="working_groups"
    )

    objects: ClassVar = WorkingGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return self.key


class WorkingGroupText(models.Model):
    """What a working group says of itself in one language."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12, help_text=_("As en or fr."))
    name = models.CharField(_("name"), max_length=200)
    issue = models.TextField(_("what it is about"), blank=True, help_text=_("Empty: not said here."))
    aims = models.TextField(_("aims"), blank=True, help_text=_("One on each line. Empty: not said here."))
    activities = models.TextField(
        _("activities"), blank=True, help_text=_("One on each line. Empty: not said here.")
    )
    child_friendly = models.TextField(
        _("in plain words, for children"),
        blank=True,
        help_text=_("Short sentences that a child can read alone. Empty: there is none yet."),
    )

    class Meta:
        verbose_name = _("text of a working group")
        verbose_name_plural = _("texts of working groups")
        ordering: ClassVar[list[str]] = ["group", "language"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "language"], name="group_text_once")
        ]

    def __str__(self) -> str:
        return self.name


class WorkingGroupMember(models.Model):
    """An organisation in a working group."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="group_seats")
    convenes = models.BooleanField(_("convenes the group"), default=False)

    class Meta:
        verbose_name = _("member of a working group")
        verbose_name_plural = _("members of working groups")
        ordering: ClassVar[list[str]] = ["group", "-convenes", "organisation"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "organisation"], name="group_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.group}"
