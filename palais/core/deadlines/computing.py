"""From a review's meetings to the deadline of a stage for an audience, by the one dated rule that fits.

It knows how to choose a rule and do its sum, and says why where there is no date.
It does not fill a gap with a neighbour's rule, and does not know any rule itself: all are passed in.
The law is in the rules' sources; see docs/rules/deadlines.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from palais.core.dates import PartialDate
from palais.core.deadlines.answers import Deadline, Due, RulesClash, Why
from palais.core.deadlines.meetings import Meeting, Override, Published, Wanted
from palais.core.deadlines.rules import (
    Anchor,
    Audience,
    FixedDay,
    NothingTaken,
    Offset,
    OffsetRange,
    Procedure,
    RoundTable,
    Rule,
)


def deadline(
    *,
    body: str,
    stage: str,
    audience: Audience,
    wanted: Wanted,
    rules: Iterable[Rule],
    published: Published | None = None,
    override: Override | None = None,
) -> Deadline:
    """The deadline of ``stage`` for ``audience``, with its rule and sum, or the reason why there is none.

    Raises RulesClash, naming both, where two rules fit. What was published or set by an editor holds whatever was
    computed, which stays in ``due``.
    """
    suited = [
        rule
        for rule in rules
        if rule.body == body and rule.stage == stage and rule.audience.includes(audience)
    ]
    found = _by_procedure(suited, audience=audience, stage=stage, wanted=wanted)
    return replace(found, published=published, override=override)


def _by_procedure(rules: Sequence[Rule], *, audience: Audience, stage: str, wanted: Wanted) -> Deadline:
    nothing = Deadline(stage=stage, audience=audience, why=Why.NO_RULE)
    if wanted.procedure is not Procedure.UNKNOWN:
        fitting = [rule for rule in rules if rule.procedure in (Procedure.ANY, wanted.procedure)]
        return _by_day(fitting, nothing=nothing, wanted=wanted)
    always = _by_day(
        [rule for rule in rules if rule.procedure is Procedure.ANY], nothing=nothing, wanted=wanted
    )
    each = [
        _by_day([rule for rule in rules if rule.procedure is procedure], nothing=nothing, wanted=wanted)
        for procedure in (Procedure.STANDARD, Procedure.SIMPLIFIED)
    ]
    known = [answer for answer in each if answer.rule is not None]
    if always.rule is not None:
        if known:
            raise _clash([always.rule, *(answer.rule for answer in known if answer.rule)])
        return always
    if len(known) == 1 and known[0].rule is not None:
        return replace(known[0], only_if=known[0].rule.procedure)
    if len(known) == 2:
        return replace(nothing, why=Why.PROCEDURE_NOT_KNOWN)
    return next((answer for answer in (*each, always) if answer.why is not Why.NO_RULE), nothing)


def _by_day(rules: Sequence[Rule], *, nothing: Deadline, wanted: Wanted) -> Deadline:
    """The one rule in use on the anchor's day. Rules of one stage may count from different anchors over time."""
    in_use: list[tuple[Rule, Meeting, PartialDate]] = []
    missing: Deadline | None = None
    for rule in rules:
        meeting = wanted.pre_session if rule.anchor.of_pre_session else wanted.session
        anchor = _anchor_day(rule.anchor, meeting)
        if meeting is None or anchor is None:
            why = Why.MEETING_NOT_KNOWN if meeting is None else Why.DAYS_NOT_KNOWN
            missing = missing or replace(nothing, why=why, meeting=meeting)
            continue
        at_first, at_last = rule.holds_on(anchor.earliest), rule.holds_on(anchor.latest)
        if at_first != at_last:
            return replace(nothing, why=Why.RULE_CHANGES_HERE, meeting=meeting, anchor=anchor)
        if at_first:
            in_use.append((rule, meeting, anchor))
    if len(in_use) > 1:
        raise _clash([rule for rule, _, _ in in_use])
    if not in_use:
        return missing or nothing
    rule, meeting, anchor = in_use[0]
    return _compute(rule, meeting=meeting, anchor=anchor, nothing=nothing)


def _compute(rule: Rule, *, meeting: Meeting, anchor: PartialDate, nothing: Deadline) -> Deadline:
    answer = replace(nothing, rule=rule, meeting=meeting, anchor=anchor)
    if meeting.cancelled:
        return replace(answer, why=Why.MEETING_CANCELLED)
    match rule.sum:
        case NothingTaken():
            return replace(answer, why=Why.NOTHING_TAKEN)
        case Offset(period):
            moved = period.shift(anchor)
            return replace(answer, why=Why.COMPUTED, due=Due(moved.earliest, moved.latest))
        case OffsetRange(earlier, later):
            due = Due(earlier.add_to(anchor.earliest), later.add_to(anchor.latest))
            return replace(answer, why=Why.RANGE, due=due)
        case RoundTable(days):
            fixed = days.get(meeting.round) if meeting.round else None
            if fixed is None:
                return replace(answer, why=Why.ROUND_NOT_KNOWN)
            return replace(answer, why=Why.COMPUTED, due=_fixed(fixed, anchor=anchor))


def _fixed(fixed: FixedDay, *, anchor: PartialDate) -> Due:
    """The day in the year of the meeting; two days where the meeting is known only to a window over new year."""
    first, last = (
        date(year + fixed.years, fixed.month, fixed.day) for year in (anchor.years[0], anchor.years[-1])
    )
    return Due(first, last)


def _anchor_day(anchor: Anchor, meeting: Meeting | None) -> PartialDate | None:
    if meeting is None:
        return None
    return meeting.end if anchor in (Anchor.SESSION_END, Anchor.PRE_SESSION_END) else meeting.start


def _clash(rules: Sequence[Rule]) -> RulesClash:
    names = " and ".join(repr(rule.key) for rule in rules)
    return RulesClash(f"the rules {names} both hold for one stage of one review; one of them must end")
