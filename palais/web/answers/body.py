"""A body: its sessions ahead and behind, the rules in force, its ways of working, and what upset its calendar."""

from dataclasses import dataclass
from datetime import date

from palais.apps.calendar import queries as calendar
from palais.apps.calendar.models import DateRule
from palais.apps.treaties.models import TreatyBody
from palais.web.answers.entries import Body, as_entry, ordered
from palais.web.answers.entry_lines import EntryLine, lines
from palais.web.answers.marks import Mark, mark


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in force. `kind` is how it reckons (offset, offset-range, round-table, none, limit); `words` the limit of
    words, None for none."""

    key: str
    stage: str
    audience: str
    procedure: str
    anchor: str
    kind: str
    rule: str
    rule_to: str
    words: int | None
    closes_at: str
    zone: str
    since: date | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class MethodLine:
    """A step in how the committees work, and its day as far as it is known."""

    when: str
    theme: str
    symbol: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class ShockLine:
    """What took meeting time from a body or gave it back; `effect` is in English."""

    first: date | None
    last: date | None
    precision: str
    effect: str
    reason: str
    lost: int | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class BodyPage:
    """One body. `ahead` soonest first, `past` newest first and only the newest of them."""

    on: date
    key: str
    code: str
    name: str
    mark: Mark
    reach: date | None
    ahead: tuple[EntryLine, ...]
    past: tuple[EntryLine, ...]
    rules: tuple[RuleLine, ...]
    methods: tuple[MethodLine, ...]
    shocks: tuple[ShockLine, ...]
    days: tuple[EntryLine, ...]
    problems: tuple[str, ...]


def bodies() -> tuple[Body, ...]:
    """Every body, the Committee on the Rights of the Child first."""
    reach = calendar.reach()
    return tuple(
        Body(row.key, row.code, row.name, reach.get(row.key)) for row in ordered(TreatyBody.public.all())
    )


def body_page(*, key: str, on: date) -> BodyPage | None:
    """The page; None where there is no such body. The number of queries does not grow with its history."""
    found = calendar.body_dossier(key=key, on=on)
    if found is None:
        return None
    for row in (*found.ahead, *found.past):
        row.body = found.body
    ahead = lines([as_entry(row, on=on) for row in found.ahead], on=on)
    past = lines([as_entry(row, on=on) for row in found.past], on=on)
    yearly = calendar.yearly_days(body=key)
    return BodyPage(
        on=on,
        key=found.body.key,
        code=found.body.code,
        name=found.body.name,
        mark=mark(found.body, table="treaty_bodies", on=on),
        reach=max((line.last for line in (*ahead, *past)), default=None),
        ahead=tuple(ahead),
        past=tuple(past),
        rules=tuple(rule_line(rule, on=on) for rule in found.rules),
        methods=tuple(
            MethodLine(
                row.raw.get("date") or str(row.year),
                row.theme,
                row.symbol,
                mark(row, table="working_methods_dates", on=on),
            )
            for row in found.methods
        ),
        shocks=tuple(
            ShockLine(
                row.first_day,
                row.last_day,
                row.precision,
                row.effect,
                row.reason,
                row.reviews_lost,
                mark(row, table="calendar_shocks", on=on),
            )
            for row in found.shocks
        ),
        days=tuple(lines(yearly, on=on)),
        problems=tuple(problem.sentence for problem in found.problems),
    )


def rule_line(row: DateRule, *, on: date) -> RuleLine:
    return RuleLine(
        key=row.key,
        stage=row.stage,
        audience=row.audience,
        procedure=row.procedure,
        anchor=row.anchor,
        kind=row.rule_kind,
        rule=row.rule,
        rule_to=row.rule_to,
        words=row.word_limit,
        closes_at=row.closes_at,
        zone=row.zone,
        since=row.valid_from,
        mark=mark(row, table="deadline_rules", on=on),
    )
