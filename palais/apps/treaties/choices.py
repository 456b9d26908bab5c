"""Words of the treaties, with values people can read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StateKind(models.TextChoices):
    STATE = "state", _("State")
    ORGANIZATION = "organization", _("Regional organisation")
    TERRITORY = "territory", _("Territory")


class RegionalGroup(models.TextChoices):
    AFRICAN = "african", _("African States")
    ASIA_PACIFIC = "asia-pacific", _("Asia-Pacific States")
    EASTERN_EUROPEAN = "eastern-european", _("Eastern European States")
    GRULAC = "grulac", _("Latin American and Caribbean States")
    WEOG = "weog", _("Western European and other States")
    NONE = "none", _("No regional group")


class UnStatus(models.TextChoices):
    MEMBER = "member", _("Member of the United Nations")
    OBSERVER = "observer", _("Observer State at the United Nations")
    OTHER_PARTY = "other-party", _("Not a member of the United Nations")
    NONE = "none", _("Not a State")


class Act(models.TextChoices):
    SIGNATURE = "signature", _("signature")
    RATIFICATION = "ratification", _("ratification")
    ACCESSION = "accession", _("accession")
    SUCCESSION = "succession", _("succession")
    WITHDRAWAL = "withdrawal", _("withdrawal")


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
