"""Words of the calendar, with values people can read."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionKind(models.TextChoices):
    SESSION = "session", _("Session")
    PRE_SESSION = "pre-session", _("Pre-session")
    EXTRAORDINARY = "extraordinary", _("Extraordinary session")


class SessionStatus(models.TextChoices):
    """What the facts say of a session. `POSTPONED` without new days: they are not known here."""

    SCHEDULED = "scheduled", _("planned")
    MOVED = "moved", _("moved")
    SHORTENED = "shortened", _("shortened")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")
    HELD = "held", _("held")


class Mode(models.TextChoices):
    IN_PERSON = "in-person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("in person and online")


class Standing(models.TextChoices):
    """How a session stands for its readers on a day."""

    ANNOUNCED = "announced", _("announced")
    CONFIRMED = "confirmed", _("confirmed")
    MOVED = "moved", _("moved")
    SHORTENED = "shortened", _("shortened")
    POSTPONED = "postponed", _("postponed, new days not known")
    CANCELLED = "cancelled", _("cancelled")
    HELD = "held", _("held")
    OUTCOME_NOT_KNOWN = "outcome-not-known", _("outcome not known here")


class DeadlineStatus(models.TextChoices):
    """`NONE` has no day, for the reason in `why`; `POSTPONED` waits for the new days of its meeting."""

    OPEN = "open", _("as announced")
    MOVED = "moved", _("moved")
    POSTPONED = "postponed", _("postponed with its meeting")
    CANCELLED = "cancelled", _("cancelled")
    NONE = "none", _("no date")


class Audience(models.TextChoices):
    """Who may send something. `ALL` is everyone but the State."""

    NGO = "ngo", _("civil society organisations")
    NHRI = "nhri", _("national human rights institutions")
    CHILD = "child", _("children")
    UN = "un", _("UN bodies")
    STATE = "state", _("the State")
    ALL = "all", _("everyone but the State")


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Purpose(models.TextChoices):
    """Why a State is on the list of a pre-session."""

    REVIEW = "review", _("its review")
    LOIPR = "loipr", _("its list of issues prior to reporting")
    AFFECTED = "affected", _("not stated")


class EventKind(models.TextChoices):
    """What is in the calendar besides sessions and deadlines."""

    DISCUSSION_DAY = "discussion-day", _("Day of general discussion")
    ANNUAL_DAY = "annual-day", _("Annual day on the rights of the child")
    HLPF = "hlpf", _("High-level political forum")
    UN_MEETING = "un-meeting", _("UN meeting")
    WEBINAR = "webinar", _("Webinar")
    TRAINING = "training", _("Training")
    GENERAL_ASSEMBLY = "general-assembly", _("General assembly of the network")
    NETWORK_MEETING = "network-meeting", _("Meeting of the network")
    SIDE_EVENT = "side-event", _("Side event")
    OTHER = "other", _("Other event")


class EventStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    MOVED = "moved", _("moved")
    CANCELLED = "cancelled", _("cancelled")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("everyone")
    MEMBERS = "members", _("members of the network")


class Origin(models.TextChoices):
    EDITOR = "editor", _("entered by an editor")
    IMPORT = "import", _("imported from a calendar")


class ChangeKind(models.TextChoices):
    """What an editor does to a session."""

    MOVE = "move", _("Move to other days")
    SHORTEN = "shorten", _("Shorten")
    POSTPONE = "postpone", _("Postpone, new days not known")
    CANCEL = "cancel", _("Cancel")
    CONFIRM = "confirm", _("Confirm")
    ONLINE = "online", _("Hold online")
    HELD = "held", _("Mark as held")


class Followed(models.TextChoices):
    """Kinds of records whose changes are kept."""

    SESSION = "session", _("session")
    REVIEW = "review", _("review")
    DEADLINE = "deadline", _("deadline")
    EVENT = "event", _("event")


class Reason(models.TextChoices):
    """Why a session was moved, shortened, postponed or cancelled, in the words of the fact tables."""

    LIQUIDITY = "LIQUIDITY", _("The United Nations lacked the money")
    COVID19 = "COVID19", _("COVID-19")
    STATE_REQUEST = "STATE_REQUEST", _("The State asked for it")
    FORCE_MAJEURE = "FORCE_MAJEURE", _("Force majeure")
    NO_QUORUM_NGO = "NO_QUORUM_NGO", _("Civil society could not come")
    OTHER = "OTHER", _("Another reason")


STAGES: dict[str, Any] = {
    "loipr-input": _("Input to the list of issues prior to reporting"),
    "loi-input": _("Input to the list of issues"),
    "alternative-report": _("Alternative report"),
    "additional-submission": _("Additional submission"),
    "upr-stakeholder": _("Submission of one stakeholder"),
    "upr-stakeholder-joint": _("Joint submission of stakeholders"),
    "upr-national-report": _("National report"),
}
"""What is sent at each stage of the rules on deadlines."""


def stage_label(stage: str) -> str:
    """What people call a stage; one that a newer rule brings is shown by its key."""
    return str(STAGES.get(stage, stage))
