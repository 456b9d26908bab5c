"""What sessions, deadlines and events are called."""

from django.utils.translation import gettext as _

from palais.apps.calendar.choices import Audience, EventKind, SessionKind
from palais.apps.calendar.models import AnnualDay, CommitteeSession, Deadline, DiscussionDay, Event
from palais.core.dates import PartialDate, Precision
from palais.web import date_words

Record = CommitteeSession | Deadline | Event | DiscussionDay | AnnualDay


def of_record(row: Record) -> str:
    if isinstance(row, CommitteeSession):
        return session(row)
    if isinstance(row, Deadline):
        return deadline(row)
    if isinstance(row, Event):
        return row.title
    if isinstance(row, DiscussionDay):
        return discussion_day(row)
    return _("Annual day on the rights of the child: %(theme)s") % {"theme": row.theme}


def session(row: CommitteeSession) -> str:
    """ "CRC, session 97"; without a number by the time it was planned for."""
    body = row.body.code
    if row.number is None:
        named = {"body": body, "when": date_words.partial(row.planned[0])}
        if row.is_pre_session:
            return _("%(body)s, pre-session planned for %(when)s") % named
        return _("%(body)s, session planned for %(when)s") % named
    numbered = {"body": body, "number": row.number}
    return {
        SessionKind.PRE_SESSION: _("%(body)s, pre-session %(number)d"),
        SessionKind.EXTRAORDINARY: _("%(body)s, extraordinary session %(number)d"),
    }.get(SessionKind(row.kind), _("%(body)s, session %(number)d")) % numbered


def deadline(row: Deadline) -> str:
    return _("%(what)s – %(meeting)s") % {"what": stage(row.stage), "meeting": session(row.meeting)}


def discussion_day(row: DiscussionDay) -> str:
    return _("%(body)s, day of general discussion: %(theme)s") % {"body": row.body.code, "theme": row.theme}


def stage(key: str) -> str:
    """What may be sent; a stage without a word of its own by its key."""
    return {
        "loipr-input": _("Inputs to the list of issues prior to reporting"),
        "loi-input": _("Inputs to the list of issues"),
        "alternative-report": _("Alternative reports"),
        "additional-submission": _("Additional submissions"),
        "child-submission": _("Submissions by children"),
        "upr-stakeholder": _("Submissions of single organisations"),
        "upr-stakeholder-joint": _("Joint submissions"),
        "upr-national-report": _("National report"),
        "state-report": _("Report of the State"),
        "opac-initial-report": _("Initial report under the Protocol on armed conflict"),
        "opsc-initial-report": _("Initial report under the Protocol on the sale of children"),
        "op-periodic-report": _("Periodic report under a Protocol"),
        "pre-session": _("Pre-session"),
        "loipr": _("List of issues prior to reporting"),
        "co-publication": _("Publication of the concluding observations"),
        "follow-up": _("Mid-term follow-up"),
        "core-document": _("Common core document"),
        "committee-document": _("Documents of the committees"),
        "opic-communication": _("Communications of individuals"),
        "opic-follow-up": _("Follow-up to decisions on communications"),
        "opic-inquiry": _("Answer of the State in an inquiry"),
        "opic-observations": _("Observations of the State on a communication"),
    }.get(key, key)


def audience(key: str) -> str:
    return str(Audience(key).label)


def kind(key: str) -> str:
    """A kind of session, of event, or a deadline."""
    if key == "deadline":
        return _("Deadline")
    if key in SessionKind.values:
        return str(SessionKind(key).label)
    return str(EventKind(key).label)


def when(first: PartialDate, last: PartialDate) -> str:
    """From when to when a meeting lasts, as far as it is known: days, or months where only these are."""
    if first.is_exact and last.is_exact:
        return date_words.days(first.earliest, last.earliest)
    if first.precision is Precision.MONTH and last.precision is Precision.MONTH:
        ends = [date_words.month(first.earliest), date_words.month(last.latest)]
        return " – ".join(dict.fromkeys(ends))
    return " – ".join(dict.fromkeys([date_words.partial(first), date_words.partial(last)]))
