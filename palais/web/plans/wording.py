"""The sentences of a plan, in the language of the request."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palais.apps.calendar.choices import stage_label
from palais.core.backplan import Anchor, Basis, Document, KnownDay, OwnDay, PlannedTask, Role
from palais.core.deadlines import GENEVA, Procedure
from palais.web import date_words
from palais.web.answers.plan import PlanAnswer, ReviewChoice, WordLimit
from palais.web.plans.tasks import TASKS

DOCUMENTS: dict[Document, Any] = {
    Document.OBSERVATIONS: gettext_lazy("the last concluding observations"),
    Document.LIST: gettext_lazy("the list of issues"),
    Document.STATE_REPORT: gettext_lazy("the report of the State"),
    Document.UPR_REPORT: gettext_lazy("the report of the last Universal Periodic Review"),
    Document.REPLIES: gettext_lazy("the written replies of the State"),
    Document.OWN_PAPER: gettext_lazy("your own paper"),
    Document.LETTER: gettext_lazy("a formal letter"),
}


def task(key: str) -> Any:
    return TASKS[key][0]


def reason(key: str) -> str:
    return str(TASKS[key][1])


def documents(found: tuple[Document, ...]) -> list[str]:
    return [str(DOCUMENTS[one]) for one in found]


def roles() -> dict[str, str]:
    return {
        Role.COALITION.value: _("A coalition or an organisation in the country"),
        Role.NHRI.value: _("A national human rights institution"),
        Role.CHILDREN.value: _("A group led by children"),
        Role.ABROAD.value: _("A member of the network abroad"),
    }


def own_days() -> dict[str, str]:
    return {
        OwnDay.SESSION.value: _("The first day of the session"),
        OwnDay.PRE_SESSION.value: _("The first day of the pre-session"),
        OwnDay.PAPERS.value: _("The day on which papers are due"),
    }


def procedures() -> dict[str, str]:
    return {
        Procedure.SIMPLIFIED.value: _("Simplified: the list of issues comes before the report"),
        Procedure.STANDARD.value: _("Standard: the report comes before the list of issues"),
        Procedure.UNKNOWN.value: _("Not known"),
    }


def review(choice: ReviewChoice) -> str:
    """ "Committee on the Rights of the Child, session 101, May 2027"."""
    said = {"body": choice.body, "number": choice.number, "date": when(choice)}
    if choice.is_listing:
        text = _("%(body)s, list of issues at pre-session %(number)s, %(date)s")
    elif choice.is_pre_session:
        text = _("%(body)s, pre-session %(number)s, %(date)s")
    else:
        text = _("%(body)s, session %(number)s, %(date)s")
    if choice.number is None:
        text = _("%(body)s, %(date)s")
    return text % said


def when(choice: ReviewChoice) -> str:
    if choice.first is None or choice.last is None:
        return _("days not known")
    return span(choice.first, choice.last)


def title(answer: PlanAnswer) -> str:
    return _("Plan: %(state)s") % {"state": answer.state}


def about(answer: PlanAnswer) -> str:
    """What the plan is of and for whom."""
    of = review(answer.review) if answer.review else _("a review that is not yet scheduled")
    return _("%(role)s; %(review)s") % {"role": roles()[answer.role.value], "review": of}


def day(one: PlannedTask) -> str:
    return span(one.first, one.last)


def span(first: date, last: date) -> str:
    """One day, whole months by their names, or both ends of other days."""
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        begins, ends = date_words.month(first), date_words.month(last)
        return begins if begins == ends else f"{begins} – {ends}"
    return date_words.days(first, last)


def ground(one: PlannedTask) -> tuple[str, str]:
    """The status and the word for what a task rests on."""
    if one.is_estimate and one.task.is_fixed:
        return "unverified", _("Estimate")
    return {
        "rule": ("done", _("Day set by the UN")),
        "practice": ("soon", _("UN practice")),
        "advice": ("not-due", _("Advice")),
        "own": ("not-due", _("Your own day")),
    }[own_ground(one)]


def own_ground(one: PlannedTask) -> str:
    """A day that the reader chose is nobody's rule."""
    chosen = one.task.is_fixed and one.counted_from.basis is Basis.OWN
    return "own" if chosen else one.task.ground.value


def arithmetic(one: PlannedTask) -> str:
    """How the day was found: so many weeks before what."""
    if one.task.is_fixed:
        return f"{hour(one.counted_from)} {basis(one.counted_from)}".strip()
    said = {
        "number": one.weeks,
        "what": anchors()[one.task.anchor],
        "date": span(one.counted_from.first, one.counted_from.last),
    }
    return (
        ngettext(
            "%(number)d week before %(what)s: %(date)s.",
            "%(number)d weeks before %(what)s: %(date)s.",
            one.weeks,
        )
        % said
    )


def hour(known: KnownDay) -> str:
    """When a deadline closes on its day; empty for the end of the day."""
    if known.closes_at is None:
        return ""
    at = date_words.hour(known.closes_at)
    if known.zone == GENEVA:
        return _("Closes at %(hour)s, Geneva time.") % {"hour": at}
    return _("Closes at %(hour)s, time zone %(zone)s.") % {"hour": at, "zone": known.zone}


def anchors() -> dict[Anchor, str]:
    return {
        Anchor.LIST_PAPERS: _("the deadline for the list of issues"),
        Anchor.PAPERS: _("the deadline for papers"),
        Anchor.ADDITIONAL: _("the deadline for additional papers"),
        Anchor.PRE_SESSION: _("the first day of the pre-session"),
        Anchor.SESSION: _("the first day of the session"),
    }


def basis(known: KnownDay) -> str:
    said = {
        Basis.COMPUTED: _("Computed by a rule from the days of the meeting."),
        Basis.PRINTED: _("Given for this very meeting by a source."),
        Basis.EDITOR: _("Set by an editor of this site."),
        Basis.MEETING: _("The days of the meeting as they are known here."),
        Basis.OWN: _("The day you chose."),
        Basis.ESTIMATE: _("An estimate of this site from the day you chose, on the safe side."),
    }[known.basis]
    if not known.verified and known.basis is not Basis.ESTIMATE:
        said = f"{said} {_('Not verified: look it up before you rely on it.')}"
    return said


def limit(one: WordLimit) -> str:
    if one.words is None:
        return _("No limit of words.")
    text = ngettext("Up to %(number)s word.", "Up to %(number)s words.", one.words) % {
        "number": f"{one.words:,}".replace(",", "\u202f")
    }
    return f"{stage_label(one.stage)}: {text}" if one.stage else text
