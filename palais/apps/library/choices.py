"""Words of the library: what a text is, where it came from, how a reading of a document stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FindingKind(models.TextChoices):
    """What a passage says. The words of `core.documents.Finding`, and two that only imports need."""

    RECOMMENDATION = "recommendation", _("Recommendation")
    URGENT_MEASURE = "urgent-measure", _("Urgent measure")
    CONCERN = "concern", _("Concern")
    PRAISE = "praise", _("Praise")
    QUESTION = "question", _("Question")
    OTHER = "other", pgettext_lazy("passage", "Other text")
    NOT_STATED = "not-stated", pgettext_lazy("passage", "Not stated")


class Position(models.TextChoices):
    """What the State under review said in the Universal Periodic Review. Empty: no such answer exists."""

    SUPPORTED = "supported", _("Supported")
    SUPPORTED_IMPLEMENTED = (
        "supported-implemented-or-in-progress",
        _("Supported, already implemented or in progress"),
    )
    UNDER_CONSIDERATION = "under-consideration", _("Under consideration")
    NOTED = "noted", _("Noted")
    REJECTED = "rejected", _("Rejected")
    NOT_STATED = "not-stated", _("Position not stated")


class Origin(models.TextChoices):
    """Where the library has a text from. The document itself counts more than any index of it."""

    DOCUMENT = "document", _("Read in the document")
    UHRI = "uhri", _("Universal Human Rights Index")
    UPR_INFO = "upr-info", _("UPR Info database")
    THEMATIC_LIST = "ohchr-list", _("Thematic list of OHCHR")
    TABLE = "table", _("Table of the network")


class RunStatus(models.TextChoices):
    """How one reading of a file stands."""

    WAITING = "waiting", _("Waits for a person")
    READY = "ready", _("Ready to be published")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Replaced by a later reading")
    REFUSED = "refused", _("Could not be read")


class FileOutcome(models.TextChoices):
    """What became of one of the files that came in together."""

    WAITING = "waiting", pgettext_lazy("file", "Waits to be read")
    PUBLISHED = "published", _("Read and published")
    READY = "ready", _("Read without a doubt")
    DOUBTS = "doubts", _("Read, with doubts")
    KNOWN = "known", _("Was here already")
    REFUSED = "refused", _("Could not be read")


class TagScheme(models.TextChoices):
    """What a tag says something about."""

    CLUSTER = "cluster", _("Cluster of the Convention")
    THEME = "theme", _("Theme")
    GROUP = "group", _("Affected group")
    SDG = "sdg", _("Sustainable Development Goal or target")


class TagOrigin(models.TextChoices):
    """Who set a tag. Only a person's stands without a word on how sure it is."""

    PRINTED = "printed", _("Printed in the document")
    IMPORTED = "imported", _("Set by the index it came from")
    RULE = "rule", _("Suggested by word lists")
    MODEL = "model", _("Suggested by a trained model")
    PERSON = "person", _("Set by a person")


class LineageRelation(models.TextChoices):
    """What a later recommendation does with an earlier one. The words of `core.lineage.Relation`."""

    REPEATS = "repeats", _("Repeats")
    SHARPENS = "sharpens", _("Asks more strongly")
    SOFTENS = "softens", _("Asks less strongly")
