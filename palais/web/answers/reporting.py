"""Where a State stands in reporting to the Committee on the Rights of the Child, and which reviews are known here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from palais.apps.calendar.models import CommitteeSession, DateRule, Review
from palais.apps.treaties.models import ReportDueDate
from palais.core import cycles, symbols, treaties
from palais.core.dates import PartialDate, Period
from palais.core.entry_into_force import InForce
from palais.web.answers.marks import Mark, mark
from palais.web.calendar_words import addresses

INSTRUMENTS = {"CRC": "crc", "OPAC": "opac", "OPSC": "opsc"}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review known here. `symbol` of the concluding observations is empty where none is known;
    `symbol_seen` is False for one formed from a cycle that was not read in a document.
    `held` is the last day of the session, None where its days are not known here. `path` is the page of the review,
    `session_path` that of its session, empty where there is none."""

    body: str
    session: int
    instruments: tuple[str, ...]
    cycle: str
    procedure: str
    outcome: str
    held: PartialDate | None
    symbol: str
    symbol_seen: bool
    mark: Mark
    session_mark: Mark | None
    path: str
    session_path: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """What comes next under each instrument, the line of one cycle, and the rules used.

    The line is that of the Convention, or of the first instrument under which a State that is not party to it
    reports; `line_of` names the instrument, None where the State owes no report at all.
    """

    due: tuple[cycles.ReportDue, ...]
    line_of: str | None
    line: tuple[cycles.Point, ...]
    rule_marks: Mapping[str, Mark]
    date_marks: Mapping[str, Mark]


def reporting(
    *,
    standings: Mapping[str, treaties.Standing],
    in_force: Mapping[str, InForce],
    reviews: Sequence[Review],
    sessions: Mapping[tuple[str, int], CommitteeSession],
    due_dates: Sequence[ReportDueDate],
    rules: Mapping[str, DateRule],
    on: date,
) -> Reporting:
    known = cycles.ReportingFacts(
        standings=standings,
        in_force=in_force,
        reviews=tuple(past_review(row, sessions) for row in reviews if row.body_id == "crc"),
        known_due_dates=tuple(
            known_due_date(row) for row in due_dates if row.treaty_id in INSTRUMENTS.values()
        ),
    )
    table = tuple(due_rule(rule) for rule in rules.values())
    due = cycles.reports_due(facts=known, rules=table, on=on)
    drawn = next((report for report in due if report.report is not cycles.Report.NONE), None)
    return Reporting(
        due=due,
        line_of=drawn.instrument.value if drawn else None,
        line=cycles.cycle_line(facts=known, rules=table, report=drawn, on=on) if drawn else (),
        rule_marks={key: mark(rule, table="deadline_rules", on=on) for key, rule in rules.items()},
        date_marks={row.set_in: mark(row, table="report_due_dates", on=on) for row in due_dates},
    )


def past_review(row: Review, sessions: Mapping[tuple[str, int], CommitteeSession]) -> cycles.PastReview:
    session = sessions.get((row.body_id, row.session_number))
    return cycles.PastReview(
        session=str(row.session_number),
        held_on=last_day(session),
        held_on_verified=bool(session and session.verified),
        instruments=frozenset(cycles.Instrument(key) for key in keys(row)),
        outcome=outcome(row.outcome),
        numbers=numbers(cycle_of(row)),
        numbers_verified=row.cycle_status == "seen" or (not row.cycle and row.symbol_seen),
        procedure=row.procedure,
        symbol=row.symbol or None,
    )


def keys(row: Review) -> list[str]:
    return [INSTRUMENTS[code] for code in row.instruments.split("|") if code in INSTRUMENTS]


def outcome(text: str) -> cycles.Outcome:
    """A review that did not take place counts as postponed: it is not among those held."""
    return cycles.Outcome(text) if text in set(cycles.Outcome) else cycles.Outcome.POSTPONED


def last_day(session: CommitteeSession | None) -> PartialDate | None:
    """The last day of a session as held, else as planned."""
    text = (session.held_end or session.planned_end) if session else ""
    return PartialDate.parse(text) if text else None


def numbers(cycle: str) -> tuple[int, int] | None:
    """ "3-4" is (3, 4), "5" is (5, 5); None where the number of the report is not known."""
    first, _, last = cycle.partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()):
        return None
    return int(first), int(last or first)


def cycle_of(row: Review) -> str:
    """The numbers of the reports examined; where the row has none, as the symbol of the outcome says."""
    if row.cycle or not row.symbol:
        return row.cycle
    try:
        symbol = symbols.parse(row.symbol)
    except symbols.SymbolNotUnderstood:
        return ""
    return "-".join(str(number) for number in dict.fromkeys((symbol.cycle_from, symbol.cycle_to)) if number)


def known_due_date(row: ReportDueDate) -> cycles.KnownDueDate:
    return cycles.KnownDueDate(
        instrument=cycles.Instrument(row.treaty_id),
        due_on=PartialDate.parse(row.due_on),
        source=row.source_id or "",
        numbers=numbers(row.cycle),
        set_in=row.set_in or None,
        received_known=row.received_known,
        received_on=PartialDate.parse(row.received_on) if row.received_on else None,
        as_of=PartialDate.parse(row.as_of).earliest if row.as_of else None,
        verified=row.verified,
    )


def due_rule(rule: DateRule) -> cycles.DueRule:
    return cycles.DueRule(
        key=rule.key,
        period=Period.parse(rule.rule),
        valid_from=rule.valid_from or date.min,
        valid_to=rule.valid_to,
        source=rule.source_id or "",
        verified=rule.verified,
    )


def review_lines(
    reviews: Iterable[Review], *, sessions: Mapping[tuple[str, int], CommitteeSession], on: date
) -> tuple[ReviewLine, ...]:
    """Reviews, newest session first."""
    lines = [
        ReviewLine(
            body=row.body_id,
            session=row.session_number,
            instruments=tuple(row.instruments.split("|")),
            cycle=cycle_of(row),
            procedure=row.procedure,
            outcome=row.outcome,
            held=last_day(session),
            symbol=row.symbol,
            symbol_seen=row.symbol_seen,
            mark=mark(row, table="reviews", on=on),
            session_mark=mark(session, table="committee_sessions", on=on) if session else None,
            path=addresses.review(row),
            session_path=addresses.session(session) if session else "",
        )
        for row in reviews
        for session in [sessions.get((row.body_id, row.session_number))]
    ]
    return tuple(sorted(lines, key=lambda line: -line.session))
