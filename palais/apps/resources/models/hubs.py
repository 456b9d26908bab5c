"""Hubs: resources on one matter in sections that an editor arranges, with a day as of which all was looked through."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.resources.choices import WorkStatus
from palais.apps.resources.models.codes import LanguageField
from palais.apps.resources.models.works import Work


class HubQuerySet(models.QuerySet["Hub"]):
    def open(self) -> "HubQuerySet":
        """Those that are still kept up to date."""
        return self.filter(closed_on=None)


class PublicHubs(models.Manager.from_queryset(HubQuerySet)):
    def get_queryset(self) -> models.QuerySet["Hub"]:
        return super().get_queryset().filter(is_shown=True)


class Hub(models.Model):
    """A hub. A closed one stays readable and says since when it is no longer updated."""

    slug = models.SlugField(_("key"), max_length=60, unique=True, help_text=_("In its address, as covid-19."))
    language = LanguageField(_("main language"), default="en")
    is_shown = models.BooleanField(
        _("shown in public"), default=False, help_text=_("Off: only the desk sees it.")
    )
    in_focus = models.BooleanField(
        _("in focus"), default=False, help_text=_("On: it stands on the home page.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("When all of it was last looked through. Empty: never."),
    )
    review_by = models.DateField(
        _("look through by"),
        null=True,
        blank=True,
        help_text=_("From this day on the desk reminds of it. Empty: 90 days after it was looked through."),
    )
    closed_on = models.DateField(
        _("no longer updated since"), null=True, blank=True, help_text=_("Empty: it is kept up to date.")
    )
    is_demo = models.BooleanField(
        _("example"),
        default=False,
        editable=False,
        help_text=_("Made up for a demonstration; marked everywhere."),
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    version = models.PositiveIntegerField(
        default=1,
        editable=False,
        help_text=_("Counts changes, so that two people cannot overwrite each other."),
    )

    everything: ClassVar = models.Manager.from_queryset(HubQuerySet)()
    public: ClassVar = PublicHubs()

    class Meta:
        base_manager_name = "everything"
        verbose_name = _("resource hub")
        verbose_name_plural = _("resource hubs")
        ordering: ClassVar[list[str]] = ["closed_on", "position", "slug"]

    def __str__(self) -> str:
        return self.slug

    def is_closed(self, *, on: date) -> bool:
        return self.closed_on is not None and self.closed_on <= on


class HubText(models.Model):
    """What a hub is called and what it is for, in one language."""

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="texts")
    language = LanguageField(_("language"))
    title = models.CharField(_("title"), max_length=200)
    intro = models.TextField(
        _("what it is"), blank=True, help_text=_("One or two sentences that say whom it helps and how.")
    )

    class Meta:
        verbose_name = _("title of a hub")
        verbose_name_plural = _("titles of a hub")
        ordering: ClassVar[list[str]] = ["hub", "language"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["hub", "language"], name="hub_text_once")]

    def __str__(self) -> str:
        return self.title


class HubSection(models.Model):
    """A section of a hub, in the order an editor chose."""

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="sections")
    slug = models.SlugField(_("key"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("section of a hub")
        verbose_name_plural = _("sections of a hub")
        ordering: ClassVar[list[str]] = ["hub", "position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["hub", "slug"], name="hub_section_once")]

    def __str__(self) -> str:
        return f"{self.hub}/{self.slug}"


class SectionText(models.Model):
    """What a section is called, in one language."""

    section = models.ForeignKey(HubSection, on_delete=models.CASCADE, related_name="texts")
    language = LanguageField(_("language"))
    title = models.CharField(_("title"), max_length=200)
    intro = models.TextField(_("introduction"), blank=True, help_text=_("Empty: none."))

    class Meta:
        verbose_name = _("title of a section")
        verbose_name_plural = _("titles of a section")
        ordering: ClassVar[list[str]] = ["section", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "language"], name="section_text_once")
        ]

    def __str__(self) -> str:
        return self.title


class PlacementQuerySet(models.QuerySet["Placement"]):
    def shown(self) -> "PlacementQuerySet":
        """Placements of what everybody may see."""
        return self.filter(work__status=WorkStatus.SHOWN)


class Placement(models.Model):
    """A work in a section of a hub, in the order an editor chose. One work may stand in several hubs."""

    section = models.ForeignKey(HubSection, on_delete=models.CASCADE, related_name="placements")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="placements")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a hub")
        verbose_name_plural = _("places in a hub")
        ordering: ClassVar[list[str]] = ["section", "position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "work"], name="placed_once")]

    def __str__(self) -> str:
        return f"{self.section} · {self.work}"
