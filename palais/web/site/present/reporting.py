"""Which report comes next, when, and why, in sentences with their sources."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.core.cycles import Anchor, Basis, LatenessValue, Point, PointKind, Report, ReportDue, Step, Why
from palais.core.dates import Period
from palais.web.answers.reporting import Reporting
from palais.web.site import drawing
from palais.web.site.present import dates, labels, marks

GUIDELINES = "CRC/C/58/Rev.3"


def cards(reporting: Reporting) -> list[dict[str, Any]]:
    """One entry an instrument: what comes next, its date, whether it is late, and the reasons."""
    return [card(due, reporting=reporting) for due in reporting.due]


def card(due: ReportDue, *, reporting: Reporting) -> dict[str, Any]:
    return {
        "key": due.instrument.value,
        "instrument": labels.instrument(due.instrument.value),
        "report": report_name(due),
        "date": dates.partial(due.due),
        "basis": basis(due),
        "status": status(due),
        "word": word(due),
        "reasons": reasons(due),
        "source": source(due, reporting=reporting),
        "symbol": due.set_in or "",
        "symbol_url": reverse("symbol", args=[due.set_in]) if due.set_in else "",
        "relevant": due.report is not Report.NONE,
    }


def source(due: ReportDue, *, reporting: Reporting) -> dict[str, Any] | None:
    if due.basis is Basis.DOCUMENT:
        return marks.source(reporting.date_marks.get(due.set_in or ""))
    found = reporting.rule_marks.get(due.rule_key or "")
    doubt = "" if due.verified else _("The date rests on a fact or a rule that was not read in a document.")
    return marks.source(found, doubt=doubt)


def report_name(due: ReportDue) -> str:
    if due.report is Report.NONE:
        return _("No report is owed")
    if due.report is Report.FOLDED:
        return _("Reported within the next report under the Convention")
    if due.report is Report.INITIAL:
        return _("Initial report")
    if due.report is Report.SEPARATE:
        return _("Separate report under this Protocol")
    if due.numbers is None:
        return _("Next periodic report, number not known here")
    first, last = due.numbers
    if first == last:
        return _("Periodic report No. %(number)d") % {"number": first}
    return _("Combined periodic reports Nos. %(first)d to %(last)d") % {"first": first, "last": last}


def basis(due: ReportDue) -> str:
    return {
        Basis.DOCUMENT: _("set in a document"),
        Basis.CALCULATED: _("calculated here"),
        Basis.NOT_KNOWN: _("not known here"),
    }[due.basis]


def status(due: ReportDue) -> str:
    if due.report in (Report.NONE, Report.FOLDED):
        return "not-due"
    return {
        LatenessValue.LATE: "late",
        LatenessValue.NOT_LATE: "not-late",
        LatenessValue.NOT_DUE: "not-due",
        LatenessValue.NOT_KNOWN: "unknown",
    }[due.lateness.value]


def word(due: ReportDue) -> str:
    late = due.lateness
    if late.value is LatenessValue.LATE and late.by is not None:
        return _("Late by %(length)s") % {"length": dates.length(late.by)}
    if due.report is Report.FOLDED:
        return _("No report of its own")
    if due.report is Report.NONE:
        return _("Not due")
    return {
        LatenessValue.NOT_LATE: _("Not late"),
        LatenessValue.NOT_DUE: _("Not due yet"),
        LatenessValue.NOT_KNOWN: _("Whether it is late is not known here"),
    }[late.value]


def reasons(due: ReportDue) -> list[str]:
    sentences = [why(due), *map(step, due.steps)]
    late = due.lateness
    if due.report is Report.INITIAL and due.why is not Why.NO_REVIEW_KNOWN:
        sentences.append(_("No review is known here, which does not mean that there was none."))
    if due.basis is Basis.CALCULATED:
        sentences.append(
            _("No document with a due date has been read here, nor whether the State has reported.")
        )
    if late.value is LatenessValue.LATE and late.as_of is not None:
        sentences.append(_("It had not come by %(date)s.") % {"date": dates.day(late.as_of)})
    if late.received_late_by is not None:
        sentences.append(
            _("It came %(length)s after its date.") % {"length": dates.length(late.received_late_by)}
        )
    return sentences


def why(due: ReportDue) -> str:
    article = {"article": due.article or "", "guidelines": GUIDELINES}
    return {
        Why.NOT_A_PARTY: _("The State is not party, so it owes no report."),
        Why.WITHDRAWN: _("The State has withdrawn, so it owes no report."),
        Why.DATE_IN_DOCUMENT: _("The date stands in a document of the Committee."),
        Why.NO_REVIEW_KNOWN: _(
            "Article %(article)s asks for a first report within two years of entry into force for the State. "
            "No review is known here, which does not mean that there was none."
        ),
        Why.EVERY_FIVE_YEARS: _(
            "Article %(article)s asks for a report every five years after the first one."
        ),
        Why.PASSED_DATES_COMBINED: _(
            "Article %(article)s asks for a report every five years after the first one. "
            "Reports that had fallen due before the last review are taken as combined."
        ),
        Why.NUMBER_NOT_KNOWN: _(
            "Which report was examined last is not known here, so no date can be calculated."
        ),
        Why.COMMITTEE_SETS_DATE: _(
            "Since 2022 the Committee plans one review every eight years and sets the date in its concluding "
            "observations; those were not read here, so eight years after the last review are taken."
        ),
        Why.FOLDED: _(
            "After its first report under the Protocol, a party to the Convention reports on the Protocol "
            "within its reports under the Convention (%(guidelines)s, paragraph 3)."
        ),
        Why.OUTSIDE_THE_CONVENTION: _(
            "A State that is not party to the Convention reports on the Protocol every five years "
            "(article %(article)s)."
        ),
        Why.ENTRY_NOT_KNOWN: _("When the treaty entered into force for the State is not computed here."),
        Why.REVIEW_DATE_NOT_KNOWN: _("The days of the session that held the last review are not known here."),
        Why.NO_RULE: _("No rule is known here for that day."),
    }[due.why] % article


def step(item: Step) -> str:
    values = {
        "start": dates.partial(item.start),
        "period": period(item.period, item.times),
        "result": dates.partial(item.result),
    }
    if item.to_the_eve:
        return _("In force for the State: %(start)s. Within %(period)s of that day: by %(result)s.") % values
    return {
        Anchor.IN_FORCE_FOR_STATE: _("In force for the State: %(start)s. Plus %(period)s: %(result)s."),
        Anchor.INITIAL_DUE_DATE: _("First report due: %(start)s. Plus %(period)s: %(result)s."),
        Anchor.CONCLUDING_OBSERVATIONS: _("Concluding observations: %(start)s. Plus %(period)s: %(result)s."),
    }[item.anchor] % values


def period(length: Period, times: int = 1) -> str:
    """A period in words: "30 days", "3 months", "2 years"."""
    months, days = length.months * times, length.days * times
    if days:
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    if months % 12 == 0:
        return ngettext("%(count)d year", "%(count)d years", months // 12) % {"count": months // 12}
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}


def line_caption(reporting: Reporting) -> str:
    return {
        "crc": _("The reporting cycle under the Convention"),
        "opac": _("Reporting under the Protocol on armed conflict"),
        "opsc": _("Reporting under the Protocol on the sale of children"),
    }.get(reporting.line_of or "", "")


def line(reporting: Reporting, *, on: date, mirrored: bool) -> drawing.CycleLine | None:
    """The drawn line of the cycle; None where the State owes no report."""
    if reporting.line_of is None:
        return None
    return drawing.cycle_line(
        moments=[moment(point, on=on) for point in reporting.line if point.kind is not PointKind.TODAY],
        today=on,
        today_text=_("You are here: %(date)s") % {"date": dates.day(on)},
        mirrored=mirrored,
    )


def moment(point: Point, *, on: date) -> drawing.Moment:
    return drawing.Moment(
        on=point.on.earliest,
        until=None if point.on.is_exact else point.on.latest,
        when=dates.partial(point.on),
        label=point_label(point),
        status=point_status(point, on=on),
    )


def point_label(point: Point) -> str:
    review = point.review
    if review is not None:
        values = {"session": review.session}
        return {
            PointKind.REVIEW_HELD: _("Reviewed, session %(session)s"),
            PointKind.REVIEW_POSTPONED: _("Review postponed, session %(session)s"),
            PointKind.REVIEW_SCHEDULED: _("Review planned, session %(session)s"),
        }[point.kind] % values
    return {
        PointKind.JOINED: _("Became party"),
        PointKind.IN_FORCE: _("In force"),
        PointKind.INITIAL_DUE: _("First report due, calculated"),
        PointKind.NEXT_DUE: _("Next report due")
        if point.basis is Basis.DOCUMENT
        else _("Next report due, calculated"),
    }[point.kind]


def point_status(point: Point, *, on: date) -> str:
    if point.kind in (PointKind.JOINED, PointKind.IN_FORCE, PointKind.REVIEW_HELD):
        return "done"
    if point.kind is PointKind.REVIEW_POSTPONED:
        return "late"
    return "unknown" if point.on.latest < on else "soon"
