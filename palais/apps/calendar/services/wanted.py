"""Which deadlines a meeting should have, by the rules in force: read from records, nothing written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from palais.apps.calendar.models import CommitteeSession, DateRule, PrintedDeadline
from palais.core import deadlines as rules
from palais.core.dates import PartialDate

NOT_SENT = frozenset({"co-publication", "pre-session"})
"""Stages for which nobody sends anything: their rules say when something usually happens."""
PRINTED = {
    "upr-stakeholder": "stakeholder_deadline",
    "upr-stakeholder-joint": "stakeholder_deadline",
    "upr-national-report": "national_report_deadline",
}
OF_CHILDREN = "child-submission"
CHILDREN_SEND = frozenset({"alternative-report", "loipr-input", "additional-submission"})
Slot = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One deadline as it should stand; `holds` is what the rule or the print says, whatever an editor set.

    Of a meeting that was cancelled or waits for its days, `computed` is None and `holds` keeps the last days.
    """

    slot: Slot
    why: str
    status: str
    rule: DateRule | None
    computed: rules.Due | None
    printed: rules.Due | None
    printed_source: str | None
    holds: rules.Due | None
    precision: str
    verified: bool
    closes_at: str
    zone: str
    word_limits: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps a deadline from being computed. `meeting` None: a rule that cannot be read at all."""

    meeting: int | None
    stage: str
    audience: str
    rules: tuple[str, ...]
    sentence: str


@dataclass
class RuleBook:
    """The rules in the records, read once. A rule that cannot be read is a trouble, and no rule."""

    by_body: dict[str, list[tuple[DateRule, rules.Rule]]] = field(default_factory=lambda: defaultdict(list))
    limits: dict[str, list[DateRule]] = field(default_factory=lambda: defaultdict(list))
    printed: dict[int, PrintedDeadline] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)


def read_rules() -> RuleBook:
    """Every rule in force here, and the days printed for sessions of the UPR: two queries."""
    book = RuleBook()
    anchors = set(rules.Anchor)
    for row in DateRule.public.select_related("source").order_by("key"):
        body = row.body_code.lower()
        if row.rule_kind == "limit":
            book.limits[body].append(row)
        elif row.anchor in anchors and row.stage not in NOT_SENT:
            try:
                book.by_body[body].append((row, understood(row)))
            except rules.RuleNotUnderstood as error:
                book.troubles.append(Trouble(None, row.stage, row.audience, (row.key,), str(error)))
    rows = PrintedDeadline.public.select_related("source")
    book.printed = {row.session_number: row for row in rows}
    return book


def understood(row: DateRule) -> rules.Rule:
    return rules.Rule(
        key=row.key,
        body=row.body_code,
        stage=row.stage,
        audience=rules.Audience(row.audience),
        procedure=rules.Procedure(row.procedure),
        anchor=rules.Anchor(row.anchor),
        sum=rules.read_sum(key=row.key, kind=row.rule_kind, rule=row.rule, rule_to=row.rule_to),
        valid_from=row.valid_from or date.min,
        valid_to=row.valid_to,
        source=row.source_id or "",
        verified=row.verified,
        word_limit=row.word_limit,
    )


def deadlines_of(meeting: CommitteeSession, *, book: RuleBook) -> tuple[list[Wanted], list[Trouble]]:
    """The deadlines of one meeting, one for each stage, audience and procedure that has a rule for such a meeting."""
    suited = [
        (row, rule)
        for row, rule in book.by_body.get(meeting.body_id, ())
        if rule.anchor.of_pre_session == meeting.is_pre_session
    ]
    found, troubles = [], []
    for stage, audience, procedure in sorted({(r.stage, r.audience, r.procedure) for _, r in suited}):
        try:
            one = wanted_of(meeting, stage, audience, procedure, suited=suited, book=book)
        except rules.RulesClash as error:
            named = tuple(row.key for row, _ in suited if repr(row.key) in str(error))
            troubles.append(Trouble(meeting.pk, stage, audience.value, named, str(error)))
            continue
        if one is not None:
            found.append(one)
    return found, troubles


def wanted_of(
    meeting: CommitteeSession,
    stage: str,
    audience: rules.Audience,
    procedure: rules.Procedure,
    *,
    suited: Iterable[tuple[DateRule, rules.Rule]],
    book: RuleBook,
) -> Wanted | None:
    """None where no rule has ever been known for such a meeting and nothing was printed for it."""
    rows = {row.key: row for row, _ in suited}
    as_known = core_meeting(meeting)
    asked = rules.Procedure.UNKNOWN if procedure is rules.Procedure.ANY else procedure
    answer = rules.deadline(
        body=meeting.body_id.upper(),
        stage=stage,
        audience=audience,
        wanted=rules.Wanted(
            procedure=asked,
            session=None if meeting.is_pre_session else as_known,
            pre_session=as_known if meeting.is_pre_session else None,
        ),
        rules=[rule for _, rule in suited],
        published=printed_for(meeting, stage, book=book),
    )
    row = rows[answer.rule.key] if answer.rule else None
    if row is None and answer.published is None and not_yet_ruled(meeting, stage, suited=suited):
        return None
    status, why = standing(meeting, answer)
    printed = answer.published
    limits = word_limits(
        meeting.body_id, stage, audience, row=row, on=meeting.last_known[0].latest, book=book
    )
    return Wanted(
        slot=(meeting.pk, stage, audience.value, procedure.value),
        why=why,
        status=status,
        rule=row,
        computed=answer.due if status == "open" else None,
        printed=rules.Due(printed.day.earliest, printed.day.latest) if printed else None,
        printed_source=printed.source or None if printed else None,
        holds=answer.holds,
        precision=precision_of(answer),
        verified=answer.verified,
        closes_at=row.closes_at if row else "",
        zone=(row.zone if row else "") or rules.GENEVA,
        word_limits=limits if answer.holds else [],
    )


def core_meeting(meeting: CommitteeSession) -> rules.Meeting:
    """The meeting on the days last known, whatever became of it."""
    start, end = meeting.last_known
    return rules.Meeting(
        key=meeting.fact_key,
        body=meeting.body_id.upper(),
        is_pre_session=meeting.is_pre_session,
        start=start,
        end=end,
        round=rules.Round(meeting.round) if meeting.round else None,
        verified=meeting.verified,
    )


def printed_for(meeting: CommitteeSession, stage: str, *, book: RuleBook) -> rules.Published | None:
    if meeting.body_id != "upr" or meeting.number is None or stage not in PRINTED:
        return None
    row = book.printed.get(meeting.number)
    text = getattr(row, PRINTED[stage]) if row else ""
    if row is None or not text:
        return None
    return rules.Published(PartialDate.parse(text), row.source_id or "", verified=row.verified)


def not_yet_ruled(
    meeting: CommitteeSession, stage: str, *, suited: Iterable[tuple[DateRule, rules.Rule]]
) -> bool:
    """Held before the first rule that is known here: nobody asks any more, and nothing is claimed."""
    first = min(rule.valid_from for _, rule in suited if rule.stage == stage)
    return meeting.last_known[0].latest < first


def standing(meeting: CommitteeSession, answer: rules.Deadline) -> tuple[str, str]:
    """The status of a deadline and the reason behind it; what became of the meeting goes before the sum."""
    if answer.holds is None:
        return "none", answer.why.value
    if meeting.is_cancelled:
        return "cancelled", rules.Why.MEETING_CANCELLED.value
    if meeting.waits_for_days:
        return "postponed", rules.Why.DAYS_NOT_KNOWN.value
    return "open", answer.why.value


def precision_of(answer: rules.Deadline) -> str:
    """A window that comes from a month stays a month; a window of the rule's own is known to the day."""
    if answer.published is not None:
        return str(answer.published.day.precision.value)
    if answer.anchor is not None and answer.due is not None and not answer.due.is_one_day:
        return str(answer.anchor.precision.value)
    return "day"


def word_limits(
    body: str,
    stage: str,
    audience: rules.Audience,
    *,
    row: DateRule | None,
    on: date,
    book: RuleBook,
) -> list[dict[str, Any]]:
    """The limits for what is sent at this stage; the rule's own where no other is known for adults."""
    stages = {stage, OF_CHILDREN} if stage in CHILDREN_SEND else {stage}
    found = [
        limit
        for limit in book.limits.get(body, ())
        if limit.stage in stages
        and audience.includes(rules.Audience(limit.audience))
        and (limit.valid_from or date.min) <= on
        and (limit.valid_to is None or on < limit.valid_to)
    ]
    lines = [limit_line(limit) for limit in found]
    if row is not None and row.word_limit and not any(limit.stage == stage for limit in found):
        lines.insert(0, limit_line(row))
    return lines


def limit_line(rule: DateRule) -> dict[str, Any]:
    return {
        "audience": rule.audience,
        "words": rule.word_limit,
        "rule": rule.key,
        "note": rule.note,
        "verified": rule.verified,
    }


def by_slot(wanted: Iterable[Wanted]) -> Mapping[Slot, Wanted]:
    return {one.slot: one for one in wanted}
