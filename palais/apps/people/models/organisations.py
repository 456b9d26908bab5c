"""The organisations of the network: members, observers, partners, and those it knows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.people.choices import Involvement, Kind, Level, NameKind, Standing

IN_THE_NETWORK = (Standing.MEMBER, Standing.OBSERVER)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def in_the_network(self) -> "OrganisationQuerySet":
        """Members and observers: what a network counts when it says how many organisations it has."""
        return self.filter(standing__in=IN_THE_NETWORK)

    def shown(self) -> "OrganisationQuerySet":
        """Those a stranger may see: listed, and members, observers or partners."""
        return self.filter(is_listed=True, standing__in=(*IN_THE_NETWORK, Standing.PARTNER))


class Organisation(models.Model):
    """One organisation, known by a readable key. Addresses of its people stand with its seats, never here."""

    key = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("In addresses and files; it never changes.")
    )
    name = models.CharField(
        _("name"), max_length=250, help_text=_("As the organisation writes itself, in its main language.")
    )
    language = models.CharField(
        _("language of the name"),
        max_length=12,
        blank=True,
        help_text=_("As en or fr. Empty: not known here."),
    )
    acronym = models.CharField(_("acronym"), max_length=40, blank=True, help_text=_("Empty: none."))
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices, default=Kind.UNKNOWN)
    level = models.CharField(_("reach"), max_length=16, choices=Level.choices, default=Level.UNKNOWN)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing.choices, default=Standing.NONE)
    state = models.CharField(
        _("State"),
        max_length=3,
        blank=True,
        help_text=_("Where it has its seat: the code of the State, as MAR. Empty: not known here."),
    )
    children = models.CharField(
        _("children in its work"), max_length=16, choices=Involvement.choices, default=Involvement.UNKNOWN
    )
    contact_email = models.EmailField(
        _("public contact"),
        blank=True,
        help_text=_(
            "An address of the office, as info@…, never of a person who has not agreed. Empty: none."
        ),
    )
    contact_is_open = models.BooleanField(
        _("the contact may be shown"),
        default=False,
        help_text=_("On: it is the office’s address, or the person whose it is has agreed. Off: not shown."),
    )
    website = models.URLField(
        _("website"), max_length=500, blank=True, help_text=_("Empty: none known here.")
    )
    joined_on = models.DateField(_("joined on"), null=True, blank=True, help_text=_("Empty: not known here."))
    left_on = models.DateField(_("left on"), null=True, blank=True, help_text=_("Empty: still there."))
    is_listed = models.BooleanField(
        _("listed in public"),
        default=True,
        help_text=_("Off: only people of the secretariat see it. For organisations at risk."),
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

    objects: ClassVar = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar[list[str]] = ["name", "key"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(left_on=None)
                | models.Q(joined_on=None)
                | models.Q(left_on__gte=models.F("joined_on")),
                name="organisation_left_after_joining",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def works_in(self) -> list[str]:
        """The States in which it works, by code. One whose reach is one State and that names none works where it has
        its seat; of any other that names none it is not known."""
        named = sorted(one.state for one in self.work_states.all())
        at_home = [self.state] if self.level == Level.NATIONAL and self.state else []
        return named or at_home

    @property
    def all_names(self) -> list[str]:
        """Every text by which it may be found: key, acronym, all names."""
        return [self.key, self.acronym, self.name, *(other.name for other in self.other_names.all())]


class OrganisationName(models.Model):
    """Another name of an organisation, by which it is found and matched."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=250)
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("As en or fr. Empty: not known here.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind.choices, default=NameKind.OTHER)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering: ClassVar[list[str]] = ["kind", "language", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name", "language", "kind"], name="organisation_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
