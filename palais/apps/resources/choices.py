"""What a resource is, for whom, from whom, in which form, and how its links stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WorkKind(models.TextChoices):
    """What a work is, whatever its languages and formats."""

    STATEMENT = "statement", _("Statement")
    GUIDANCE = "guidance", _("Guidance")
    CALL = "call", _("Call for action or input")
    SESSION_UPDATE = "session-update", _("Update on a session")
    GENERAL_COMMENT = "general-comment", _("General comment")
    DATA = "data", _("Data")
    CHILD_FRIENDLY = "child-friendly", _("Child-friendly text")
    PRESS_RELEASE = "press-release", _("Press release")
    REPORT = "report", _("Report")
    STUDY = "study", _("Study")
    GUIDE = "guide", _("Guide or handbook")
    TOOLKIT = "toolkit", _("Toolkit")
    TRAINING = "training", _("Training material")
    POLICY = "policy", _("Policy")
    LETTER = "letter", _("Letter")
    VIDEO = "video", pgettext_lazy("kind of resource", "Video")
    AUDIO = "audio", pgettext_lazy("kind of resource", "Audio")
    PAGE = "page", _("Web page")
    OTHER = "other", pgettext_lazy("kind of resource", "Other")


class Audience(models.TextChoices):
    """For whom a work was made."""

    CHILDREN = "children", _("Children")
    SUPPORTERS = "supporters", _("Adults who support children")
    ORGANISATIONS = "organisations", _("Civil-society organisations")
    INSTITUTIONS = "institutions", _("National human rights institutions")
    STATES = "states", pgettext_lazy("audience", "States")
    UN = "un", _("United Nations bodies")
    MEDIA = "media", _("Media")
    RESEARCHERS = "researchers", _("Researchers")


class Origin(models.TextChoices):
    """From whom a work came to the network. A person who adds it says so: it is not guessed."""

    NETWORK = "network", _("The network itself")
    MEMBER = "member", _("A member of the network")
    PARTNER = "partner", _("A partner")
    UN = "un", _("The United Nations")
    OTHER = "other", _("Somebody else")


class WorkStatus(models.TextChoices):
    """Who sees it. What is withdrawn keeps its address and says that it was withdrawn."""

    DRAFT = "draft", pgettext_lazy("resource", "Draft")
    SHOWN = "shown", pgettext_lazy("resource", "Shown")
    WITHDRAWN = "withdrawn", pgettext_lazy("resource", "Withdrawn")


class TwinKind(models.TextChoices):
    """How a work retells another one."""

    CHILD_FRIENDLY = "child-friendly", pgettext_lazy("version", "Child-friendly")
    EASY_READ = "easy-read", pgettext_lazy("version", "Easy to read")
    AUDIO = "audio", pgettext_lazy("version", "Audio")
    SIGN_LANGUAGE = "sign-language", pgettext_lazy("version", "Sign language")
    SUMMARY = "summary", pgettext_lazy("version", "Summary")


class Part(models.TextChoices):
    """What an organisation did for a work."""

    AUTHOR = "author", _("Author")
    PUBLISHER = "publisher", _("Publisher")
    SUPPORTER = "supporter", _("Supporter")


class Format(models.TextChoices):
    """In which form an edition comes."""

    HTML = "html", _("Web page")
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    PPTX = "pptx", "PowerPoint"
    ODT = "odt", "OpenDocument"
    CSV = "csv", "CSV"
    EPUB = "epub", "EPUB"
    EASY_READ = "easy-read", pgettext_lazy("version", "Easy to read")
    AUDIO = "audio", pgettext_lazy("version", "Audio")
    VIDEO = "video", pgettext_lazy("kind of resource", "Video")
    SIGN_LANGUAGE = "sign-language", pgettext_lazy("version", "Sign language")
    IMAGE = "image", _("Image")
    PRINT = "print", _("On paper")
    OTHER = "other", pgettext_lazy("kind of resource", "Other")


class LinkStatus(models.TextChoices):
    """How the address answered when it was last asked."""

    UNCHECKED = "unchecked", _("Not checked yet")
    WORKS = "works", _("Works")
    MOVED = "moved", pgettext_lazy("link", "Moved")
    BROKEN = "broken", _("Broken")
    UNSURE = "unsure", _("Did not answer")
    CLOSED = "closed", _("Does not let checkers in")


class ProposalStatus(models.TextChoices):
    """What became of what somebody proposed."""

    WAITING = "waiting", _("Waits to be looked at")
    ACCEPTED = "accepted", _("Taken up")
    DECLINED = "declined", _("Not taken up")
    TAKEN_BACK = "taken-back", _("Taken back")
