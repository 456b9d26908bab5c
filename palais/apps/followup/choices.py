"""Words of the follow-up monitor, with values people can read."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SourceKind(models.TextChoices):
    """Where commitments come from."""

    DISCUSSION_DAY = "discussion-day", _("Day of general discussion")
    ANNUAL_DAY = "annual-day", _("Annual day on the rights of the child")
    OBSERVATIONS = "observations", _("Concluding observations")
    RESOLUTION = "resolution", _("Resolution")
    PLEDGE = "pledge", _("Pledges")
    OTHER = "other", _("Other source")


class CommitmentKind(models.TextChoices):
    RECOMMENDATION = "recommendation", _("Recommendation")
    COMMITMENT = "commitment", _("Commitment")


class ActorKind(models.TextChoices):
    """Who is to act."""

    STATES = "states", _("States")
    COMMITTEE = "committee", _("The Committee")
    UN = "un", _("United Nations bodies")
    NHRI = "nhri", _("National human rights institutions")
    CIVIL_SOCIETY = "civil-society", _("Civil society")
    SCHOOLS = "schools", _("Schools")
    BUSINESS = "business", _("Businesses")
    MEDIA = "media", _("Media")
    FAMILIES = "families", _("Parents and families")
    CHILDREN = "children", _("Children")
    NETWORK = "network", _("The network")
    OTHER = "other", pgettext_lazy("who is to act", "Others")


class Level(models.TextChoices):
    """How far an activity reaches."""

    LOCAL = "local", pgettext_lazy("level of an activity", "local")
    NATIONAL = "national", pgettext_lazy("level of an activity", "national")
    REGIONAL = "regional", pgettext_lazy("level of an activity", "regional")
    GLOBAL = "global", pgettext_lazy("level of an activity", "global")


class Form(models.TextChoices):
    """In what form something was done."""

    LAW = "law", _("Law or policy")
    EVENT = "event", _("Event")
    TRAINING = "training", _("Training")
    CAMPAIGN = "campaign", _("Campaign")
    PUBLICATION = "publication", _("Publication")
    RESEARCH = "research", _("Research")
    ADVOCACY = "advocacy", _("Advocacy")
    CHILD_GROUP = "child-group", _("Group or movement of children")
    SERVICE = "service", _("Service or support")
    ART = "art", _("Art, film or theatre")
    OTHER = "other", pgettext_lazy("form of an activity", "Other form")


class ChildrenLed(models.TextChoices):
    YES = "yes", _("led by children")
    WITH = "with", _("with children, led by adults")
    NO = "no", _("without children")
    UNKNOWN = "unknown", pgettext_lazy("whether children led", "not known here")


class EvidenceKind(models.TextChoices):
    LINK = "link", _("Link")
    FILE = "file", _("File")
    QUOTE = "quote", _("Quotation")
    PICTURE = "picture", _("Picture")


class Status(models.TextChoices):
    """Where a commitment stands. Nothing assessed is not the same as nothing done."""

    NOT_STARTED = "not-started", pgettext_lazy("status of a commitment", "not started")
    PARTIAL = "partial", pgettext_lazy("status of a commitment", "partly done")
    DONE = "done", pgettext_lazy("status of a commitment", "done")
    REGRESSED = "regressed", pgettext_lazy("status of a commitment", "gone backwards")
    UNCLEAR = "unclear", pgettext_lazy("status of a commitment", "unclear")


class Assessor(models.TextChoices):
    NETWORK = "network", _("the network")
    ORGANISATION = "organisation", _("an organisation")
    CHILDREN = "children", _("children")
    NHRI = "nhri", _("a national human rights institution")
    STATE = "state", _("the State")
    UN = "un", _("a United Nations body")


class Standing(models.TextChoices):
    """Whether readers see a record."""

    DRAFT = "draft", pgettext_lazy("record", "draft")
    PUBLISHED = "published", pgettext_lazy("record", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("record", "taken off")


class StoryStatus(models.TextChoices):
    NEW = "new", pgettext_lazy("story", "new")
    ASKED = "asked", pgettext_lazy("story", "waits for an answer")
    ANSWERED = "answered", pgettext_lazy("story", "answered")
    PUBLISHED = "published", pgettext_lazy("story", "published")
    DECLINED = "declined", pgettext_lazy("story", "not published")
    WITHDRAWN = "withdrawn", pgettext_lazy("story", "withdrawn")
    ENDED = "ended", pgettext_lazy("story", "ended with its consent")


class Pictured(models.TextChoices):
    """Which children can be recognised in the picture of a story. Not known counts as other children."""

    NONE = "none", _("No child can be recognised")
    TELLER = "teller", _("Of children, only the teller can be recognised")
    OTHERS = "others", _("Other children can be recognised")
    UNKNOWN = "unknown", pgettext_lazy("children in a picture", "Not known")


class Check(models.TextChoices):
    """What a moderator looks at before a story is published. Each must be answered with yes."""

    NOT_FINDABLE = (
        "not-findable",
        _(
            "No child’s full name stands together with a place and a picture, and no school or address is named."
        ),
    )
    PICTURE = "picture", _("The picture shows no child, or every child in it has agreed to be seen.")
    CONSENT = "consent", _("The consent covers everything that will be shown.")
    SAFE = "safe", _("Nobody is put in danger: no reprisals are to be feared from what is told.")
    DIGNITY = "dignity", _("No child is shown as a victim; the words are the teller’s own.")
