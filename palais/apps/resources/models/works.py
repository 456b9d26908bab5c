"""Works: what was made, once for all its languages and formats; who made it, what it is about, its twins."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.models import PalaisImage
from palais.apps.people.models import Organisation
from palais.apps.resources.choices import Audience, Origin, Part, TwinKind, WorkKind, WorkStatus
from palais.apps.resources.models.codes import LanguageField, PartialDateField


class WorkQuerySet(models.QuerySet["Work"]):
    def shown(self) -> "WorkQuerySet":
        """What everybody may see."""
        return self.filter(status=WorkStatus.SHOWN)

    def publications(self) -> "WorkQuerySet":
        """What stands in the list of publications as well."""
        return self.filter(is_publication=True)


class PublicWorks(models.Manager.from_queryset(WorkQuerySet)):
    def get_queryset(self) -> models.QuerySet["Work"]:
        return super().get_queryset().filter(status=WorkStatus.SHOWN)


class Work(models.Model):
    """One work, whatever its languages and formats: its editions hold those, its texts its titles and summaries."""

    key = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("In addresses and files; it never changes.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=WorkKind.choices, default=WorkKind.OTHER)
    is_publication = models.BooleanField(
        _("publication of the network"),
        default=False,
        help_text=_("On: it stands in the list of publications too."),
    )
    language = LanguageField(
        _("main language"), help_text=_("The language its first title is in, as en or fr.")
    )
    dated = PartialDateField(
        _("date"), help_text=_("A year, a month or a day: 2020, 2020-05, 2020-05-14. Empty: not known.")
    )
    origin = models.CharField(_("from"), max_length=10, choices=Origin.choices, default=Origin.OTHER)
    symbol = models.CharField(
        _("UN symbol"), max_length=60, blank=True, help_text=_("As CRC/C/GC/26. Empty: none.")
    )
    rights = models.CharField(
        _("rights"), max_length=200, blank=True, help_text=_("As CC BY 4.0. Empty: not known.")
    )
    cover = models.ForeignKey(
        PalaisImage,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: none."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=WorkStatus.choices, default=WorkStatus.DRAFT
    )
    withdrawn_why = models.CharField(
        _("why it was withdrawn"), max_length=300, blank=True, help_text=_("Readers of its page see it.")
    )
    was_shown = models.BooleanField(
        default=False,
        editable=False,
        help_text="It was shown once: whoever harvested it is told when it is gone.",
    )
    shown_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When it was first shown. Empty: never yet."
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        help_text=_("A newer work that takes its place; readers are led there. Empty: none."),
    )
    content_changed_on = models.DateField(
        _("content changed on"),
        null=True,
        blank=True,
        help_text=_("When what it says last changed; twins older than this are flagged. Empty: never."),
    )
    is_demo = models.BooleanField(
        _("example"),
        default=False,
        editable=False,
        help_text=_("Made up for a demonstration; marked everywhere."),
    )
    folded = models.TextField(
        editable=False,
        blank=True,
        help_text="Titles, summaries and free names, folded: what filters by words look into.",
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    version = models.PositiveIntegerField(
        default=1,
        editable=False,
        help_text=_("Counts changes, so that two people cannot overwrite each other."),
    )

    everything: ClassVar = models.Manager.from_queryset(WorkQuerySet)()
    public: ClassVar = PublicWorks()

    class Meta:
        base_manager_name = "everything"
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering: ClassVar[list[str]] = ["-dated", "key"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["status", "-dated", "key"], name="work_shown_dated"),
            models.Index(fields=["is_publication", "status", "-dated"], name="work_publications"),
            models.Index(fields=["was_shown", "changed_at", "id"], name="work_harvest"),
        ]

    def __str__(self) -> str:
        return self.key


class WorkText(models.Model):
    """Title and summary in one language. The row in the work's main language is always there."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="texts")
    language = LanguageField(_("language"))
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("Two or three plain sentences. Empty: none.")
    )

    class Meta:
        verbose_name = _("title and summary")
        verbose_name_plural = _("titles and summaries")
        ordering: ClassVar[list[str]] = ["work", "language"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "language"], name="work_text_once")]

    def __str__(self) -> str:
        return self.title


class WorkOrganisation(models.Model):
    """Who made it, in order: an organisation known here, or a name alone."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="makers")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="works",
        help_text=_("Empty: it is not known here, and the name says who it is."),
    )
    name = models.CharField(
        _("name"), max_length=250, blank=True, help_text=_("Empty: the organisation's own name.")
    )
    part = models.CharField(_("part"), max_length=10, choices=Part.choices, default=Part.AUTHOR)

    class Meta:
        verbose_name = _("who made it")
        verbose_name_plural = _("who made it")
        ordering: ClassVar[list[str]] = ["work", "position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(name=""),
                name="work_maker_is_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation)


class Twin(models.Model):
    """`work` retells `source`: for children, in easy words, read aloud, in sign language."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="twins")
    kind = models.CharField(_("kind"), max_length=16, choices=TwinKind.choices)
    matches_on = models.DateField(
        _("matches the source as of"),
        null=True,
        blank=True,
        help_text=_("When somebody last saw that both say the same. Empty: nobody has yet."),
    )

    class Meta:
        verbose_name = _("twin")
        verbose_name_plural = _("twins")
        ordering: ClassVar[list[str]] = ["source", "kind", "work"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "source"], name="twin_once"),
            models.CheckConstraint(condition=~models.Q(work=models.F("source")), name="twin_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.work} ← {self.source}"


class Named(models.Model):
    """One key that a work has; keys of other rooms are kept as texts."""

    class Meta:
        abstract = True
        default_permissions = ()


class WorkAudience(Named):
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="audiences")
    audience = models.CharField(max_length=16, choices=Audience.choices)

    class Meta(Named.Meta):
        ordering: ClassVar[list[str]] = ["work", "audience"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "audience"], name="work_audience_once")
        ]
        indexes: ClassVar = [models.Index(fields=["audience", "work"], name="audience_work")]


class WorkTopic(Named):
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="topics")
    topic = models.SlugField(max_length=60, db_index=False)

    class Meta(Named.Meta):
        ordering: ClassVar[list[str]] = ["work", "topic"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "topic"], name="work_topic_once")]
        indexes: ClassVar = [models.Index(fields=["topic", "work"], name="topic_work")]


class WorkState(Named):
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="states")
    state = models.CharField(max_length=3)

    class Meta(Named.Meta):
        ordering: ClassVar[list[str]] = ["work", "state"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "state"], name="work_state_once")]
        indexes: ClassVar = [models.Index(fields=["state", "work"], name="state_work")]


class WorkTreaty(Named):
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="treaties")
    treaty = models.SlugField(max_length=20, db_index=False)

    class Meta(Named.Meta):
        ordering: ClassVar[list[str]] = ["work", "treaty"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "treaty"], name="work_treaty_once")]
        indexes: ClassVar = [models.Index(fields=["treaty", "work"], name="treaty_work")]


class WorkBody(Named):
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="bodies")
    body = models.SlugField(max_length=20, db_index=False)

    class Meta(Named.Meta):
        ordering: ClassVar[list[str]] = ["work", "body"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "body"], name="work_body_once")]
        indexes: ClassVar = [models.Index(fields=["body", "work"], name="body_work")]
