"""Why a deadline falls on its day, in whole sentences: rule, anchor, sum, what was printed, an editor's word.

Whatever keeps a deadline from having a day is said as well. Nothing here computes: the days stand in the record.
"""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.calendar.choices import DeadlineStatus
from palais.apps.calendar.models import Deadline
from palais.core.dates import PartialDate, Period, Precision
from palais.core.deadlines import Offset, OffsetRange, RoundTable, RuleNotUnderstood, Why, read_sum
from palais.web import date_words
from palais.web.calendar_words import titles

Ends = tuple[PartialDate, PartialDate]


def of_deadline(row: Deadline) -> list[str]:
    """The reasons in the order in which a reader asks for them."""
    said = [what_became(row), editors_word(row), print_of(row), sum_of(row), window(row), only_under(row)]
    if row.first_day and row.status == DeadlineStatus.MOVED and row.announced_first and not row.override_on:
        said.append(_("Announced at first: %(date)s.") % {"date": date_words.day(row.announced_first)})
    return [sentence for sentence in said if sentence]


def what_became(row: Deadline) -> str:
    if row.status == DeadlineStatus.CANCELLED:
        return _("The meeting was cancelled, so nothing is due. The day shown is the one that fell away.")
    if row.status == DeadlineStatus.POSTPONED:
        return _(
            "The meeting was postponed and its new days are not known here. The day shown no longer holds."
        )
    return ""


def editors_word(row: Deadline) -> str:
    if row.override_on is None:
        return ""
    return _("An editor set this day. The reason given: %(reason)s") % {"reason": row.override_reason}


def print_of(row: Deadline) -> str:
    if row.printed_first is None or row.printed_last is None:
        return ""
    printed = days(row.printed_first, row.printed_last, precision=row.precision)
    if row.override_on:
        return _("The United Nations printed %(date)s for this meeting.") % {"date": printed}
    return _("The United Nations printed %(date)s for this meeting; that stands above any sum.") % {
        "date": printed
    }


def sum_of(row: Deadline) -> str:
    """The sum, or why there is none; empty where something else says it all."""
    if row.status in (DeadlineStatus.CANCELLED, DeadlineStatus.POSTPONED):
        return ""
    missing = without_a_sum(row)
    if missing:
        return missing
    if row.rule is None or row.computed_first is None or row.computed_last is None:
        return ""
    try:
        rule = read_sum(
            key=row.rule.key, kind=row.rule.rule_kind, rule=row.rule.rule, rule_to=row.rule.rule_to
        )
    except RuleNotUnderstood as error:
        return str(error)
    said = {
        "meeting": titles.session(row.meeting),
        "days": titles.when(*row.meeting.last_known),
        "result": days(row.computed_first, row.computed_last, precision=computed_precision(row)),
    }
    if isinstance(rule, RoundTable):
        return by_round(row.meeting.round) % said
    if isinstance(rule, Offset):
        return by_offset(row, rule.period) % {**said, "period": length(rule.period)}
    if isinstance(rule, OffsetRange):
        between = {"more": length(rule.earlier), "less": length(rule.later)}
        return _(
            "%(meeting)s: %(days)s. The rule takes a day between %(more)s and %(less)s before it begins: %(result)s."
        ) % {**said, **between}
    return ""


def by_round(name: str) -> str:
    return {
        "winter": _(
            "%(meeting)s (%(days)s) belongs to the winter round, whatever month it falls in. For that round the rule "
            "gives %(result)s."
        ),
        "spring": _(
            "%(meeting)s (%(days)s) belongs to the spring round, whatever month it falls in. For that round the rule "
            "gives %(result)s."
        ),
        "autumn": _(
            "%(meeting)s (%(days)s) belongs to the autumn round, whatever month it falls in. For that round the rule "
            "gives %(result)s."
        ),
    }.get(name, _("%(meeting)s (%(days)s): the rule gives %(result)s."))


def by_offset(row: Deadline, period: Period) -> str:
    before = period.months < 0 or period.days < 0
    at_the_end = bool(row.rule and row.rule.anchor.endswith("-end"))
    if at_the_end and before:
        return _("%(meeting)s: %(days)s. %(period)s before its last day: %(result)s.")
    if at_the_end:
        return _("%(meeting)s: %(days)s. %(period)s after its last day: %(result)s.")
    if before:
        return _("%(meeting)s: %(days)s. %(period)s before its first day: %(result)s.")
    return _("%(meeting)s: %(days)s. %(period)s after its first day: %(result)s.")


def without_a_sum(row: Deadline) -> str:
    return {
        Why.NOTHING_TAKEN: _("Nothing is taken at this stage: send everything before the pre-session."),
        Why.NO_RULE: _("No rule is known here for this meeting, and a neighbour’s is never taken."),
        Why.PROCEDURE_NOT_KNOWN: _(
            "Which procedure applies is not known here, and the standard and the simplified one have a rule each."
        ),
        Why.MEETING_NOT_KNOWN: _("The meeting that the rule counts from is not known here."),
        Why.DAYS_NOT_KNOWN: _("The days of the meeting are not known here."),
        Why.ROUND_NOT_KNOWN: _(
            "For which round the meeting counts is not known here, and the rule has a day for each round."
        ),
        Why.RULE_CHANGES_HERE: _(
            "The rule changes within the days known of the meeting, so there is no telling which holds."
        ),
    }.get(Why(row.why) if row.why in set(Why) else Why.COMPUTED, "")


def window(row: Deadline) -> str:
    if (
        not row.first_day
        or not row.is_window
        or row.status in (DeadlineStatus.CANCELLED, DeadlineStatus.POSTPONED)
    ):
        return ""
    if row.printed_first and row.override_on is None:
        return _("The day itself is not known here; plan by the first day possible.")
    return _("The day itself stands in the note of the session; plan by the first day possible.")


def only_under(row: Deadline) -> str:
    return {
        "standard": _("It holds for States under the standard procedure."),
        "simplified": _("It holds for States under the simplified procedure."),
    }.get(row.procedure, "")


def limits(row: Deadline) -> list[str]:
    """How long a text may be, for whom."""
    said = []
    for limit in row.word_limits:
        who = {"who": titles.audience(limit["audience"])}
        if limit["words"] is None:
            said.append(_("No word limit for %(who)s.") % who)
        else:
            count = int(limit["words"])
            said.append(
                ngettext("At most %(count)s word for %(who)s.", "At most %(count)s words for %(who)s.", count)
                % {**who, "count": formats.number_format(count, use_l10n=True, force_grouping=True)}
            )
    return list(dict.fromkeys(said))


def length(period: Period) -> str:
    """A period without its direction: "10 weeks", "3 months"."""
    months, rest = abs(period.months), abs(period.days)
    if rest and rest % 7 == 0:
        weeks = rest // 7
        return ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks}
    if rest:
        return ngettext("%(count)d day", "%(count)d days", rest) % {"count": rest}
    if months % 12 == 0:
        return ngettext("%(count)d year", "%(count)d years", months // 12) % {"count": months // 12}
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}


def days(first: date, last: date, *, precision: str) -> str:
    """A day, both ends of a window, or the months where no more is known."""
    if precision == Precision.DAY:
        return date_words.days(first, last)
    return date_words.partial(
        PartialDate.between(earliest=first, latest=last, precision=Precision(precision))
    )


def computed_precision(row: Deadline) -> str:
    """Of a sum from a month the days are as uncertain as the month; of a rule's own window they are known."""
    start = row.meeting.last_known[0]
    one_day = row.computed_first == row.computed_last
    return str(Precision.DAY) if one_day or start.is_exact else str(start.precision)
