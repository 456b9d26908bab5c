"""What an organisation is, how it belongs to the network, and what a person does there and here."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an organisation is."""

    NGO = "ngo", _("Non-governmental organisation")
    NATIONAL_COALITION = "national-coalition", _("National coalition")
    INTERNATIONAL_NETWORK = "international-network", _("International or regional network")
    CHILD_LED = "child-led", _("Child-led organisation")
    ACADEMIC = "academic", _("University or research institute")
    NHRI = "nhri", _("National human rights institution")
    UN_ENTITY = "un-entity", _("United Nations entity")
    OTHER = "other", _("Other kind of organisation")
    UNKNOWN = "unknown", _("Kind not known here")


class Standing(models.TextChoices):
    """How an organisation belongs to the network. Members and observers differ in the General Assembly."""

    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    PARTNER = "partner", _("Partner")
    FORMER = "former", _("Former member")
    NONE = "none", _("Not in the network")


class Level(models.TextChoices):
    """How far an organisation's work reaches."""

    NATIONAL = "national", _("One State")
    REGIONAL = "regional", _("One region of the world")
    INTERNATIONAL = "international", _("Many States")
    UNKNOWN = "unknown", _("Reach not known here")


class Involvement(models.TextChoices):
    """How children take part in an organisation's own work."""

    LEAD = "lead", _("Children lead it")
    TAKE_PART = "take-part", _("Children take part in its work")
    NOT = "not", _("Children do not take part in its work")
    UNKNOWN = "unknown", _("Whether children take part is not known here")


class GroupStatus(models.TextChoices):
    """Whether a working group works now."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


class NameKind(models.TextChoices):
    """Why an organisation has another name."""

    TRANSLATION = "translation", _("Name in another language")
    FORMER = "former", _("Former name")
    OTHER = "other", _("Other spelling")


class Duty(models.TextChoices):
    """What a person does for an organisation of the network."""

    FOCAL_POINT = "focal-point", _("Focal point")
    MEMBER = "member", _("Colleague")


class Role(models.TextChoices):
    """What a person does on this site. Who has any of them is staff and signs in with a second factor."""

    ADMINISTRATOR = "administrator", _("Administrator")
    EDITOR = "editor", _("Editor")
    TRANSLATOR = "translator", _("Translator")
    MODERATOR = "moderator", _("Moderator")
    COUNTRY_DESK = "country-desk", _("Country desk")
    PLANNER = "planner", _("Planner")


ROLES: tuple[Any, ...] = tuple(Role.__members__.values())


class AgeBand(models.TextChoices):
    """How old somebody was when they agreed. Never a date of birth."""

    UNDER_13 = "under-13", _("under 13")
    FROM_13 = "13-15", _("13 to 15")
    FROM_16 = "16-17", _("16 or 17")
    ADULT = "18-plus", _("18 or older")


class Purpose(models.TextChoices):
    """What somebody agrees to. Each is asked for by itself."""

    ATTEND = "attend", _("taking part")
    RECORDING = "recording", _("being recorded")
    PHOTO = "photo", _("being seen in a picture")
    NAME = "name", _("being named")
    QUOTE = "quote", _("having one’s words published")
    COUNTRY = "country", _("having one’s country named")
    SOCIAL_MEDIA = "social-media", _("being shown on social media")


class GuardianBasis(models.TextChoices):
    """Who else says yes for a child: a second consent beside the child's own."""

    NONE = "", _("nobody: it is an adult’s own consent")
    GUARDIAN = "guardian", _("a parent or guardian agreed")
    BEST_INTERESTS = "best-interests", _("asking them would endanger the child: a documented decision")
