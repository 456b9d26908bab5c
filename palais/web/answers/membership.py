"""What one State did about each treaty, when it entered into force for it, and by which rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from palais.apps.treaties import queries
from palais.apps.treaties.models import Declaration, KnownConflict, Reservation, State, Treaty, TreatyAct
from palais.core import treaties as rules
from palais.core.dates import PartialDate
from palais.core.entry_into_force import InForce, in_force_for_state
from palais.web.answers.marks import Mark, mark


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act with its mark. `day_unverified` is a day that is believed but was not seen; None where there is none."""

    act: str
    on: PartialDate
    day_unverified: date | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A declaration or reservation; `effect` is "opt-in", "opt-out" or empty."""

    kind: str
    articles: str
    effect: str
    summary: str
    as_of: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two published lists disagree about this State and treaty; `chosen` is the value followed here."""

    state: str
    value_a: str
    source_a: str
    value_b: str
    source_b: str
    chosen: str
    reason: str


@dataclass(frozen=True, slots=True)
class TreatyLine:
    """Where a State stands towards one treaty. `eligible` is None where it is not known whether it may join;
    `rule_mark` is the row that holds the rule on entry into force."""

    key: str
    short_name: str
    name: str
    kind: str
    status: rules.Status
    standing: rules.Standing
    signature: ActLine | None
    consent: ActLine | None
    withdrawal: ActLine | None
    in_force: InForce | None
    rule_mark: Mark
    eligible: bool | None
    statements: tuple[StatementLine, ...]
    disagreements: tuple[Disagreement, ...]


def treaty_lines(
    *,
    state: State,
    treaties: Sequence[Treaty],
    acts: Mapping[str, Sequence[TreatyAct]],
    declarations: Sequence[Declaration],
    reservations: Mapping[str, Sequence[Reservation]],
    conflicts: Mapping[str, Sequence[KnownConflict]],
    on: date,
) -> tuple[TreatyLine, ...]:
    """One line a treaty, in the order of the treaties."""
    standings = {
        treaty.key: rules.standing([queries.as_rule_act(act) for act in acts.get(treaty.key, ())], on=on)
        for treaty in treaties
    }
    return tuple(
        treaty_line(
            treaty,
            state=state,
            standings=standings,
            acts=acts.get(treaty.key, ()),
            statements=[
                *(opic_statement(row, on=on) for row in declarations if treaty.key == "opic"),
                *(reservation(row, on=on) for row in reservations.get(treaty.key, ())),
            ],
            conflicts=conflicts.get(treaty.key, ()),
            on=on,
        )
        for treaty in treaties
    )


def treaty_line(
    treaty: Treaty,
    *,
    state: State,
    standings: Mapping[str, rules.Standing],
    acts: Sequence[TreatyAct],
    statements: Sequence[StatementLine],
    conflicts: Sequence[KnownConflict],
    on: date,
) -> TreatyLine:
    standing = standings[treaty.key]
    lines = {queries.as_rule_act(act): act_line(act, on=on) for act in acts}
    party = standing.since if standing.status is rules.Status.PARTY else None
    may = rules.may_become_party(
        treaty=treaty.key, state=queries.as_rule_state(state), standings=standings
    ).may
    return TreatyLine(
        key=treaty.key,
        short_name=treaty.short_name,
        name=treaty.name,
        kind=treaty.kind,
        status=standing.status,
        standing=standing,
        signature=lines.get(standing.signed) if standing.signed else None,
        consent=lines.get(party) if party else None,
        withdrawal=lines.get(standing.withdrawn) if standing.withdrawn else None,
        in_force=in_force_for_state(treaty=queries.as_rule(treaty), act=party) if party else None,
        rule_mark=mark(treaty, table="treaties", on=on),
        eligible=may,
        statements=tuple(statements),
        disagreements=tuple(disagreement(row) for row in conflicts),
    )


def act_line(act: TreatyAct, *, on: date) -> ActLine:
    return ActLine(
        act=act.act,
        on=act.on,
        day_unverified=act.day_unverified,
        mark=mark(act, table="ratifications", on=on),
    )


def opic_statement(row: Declaration, *, on: date) -> StatementLine:
    return StatementLine(
        kind="declaration",
        articles=row.article,
        effect=row.effect,
        summary="",
        as_of=row.as_of,
        mark=mark(row, table="declarations_opic", on=on),
    )


def reservation(row: Reservation, *, on: date) -> StatementLine:
    return StatementLine(
        kind=row.kind,
        articles=", ".join(row.articles),
        effect="",
        summary=row.summary,
        as_of=row.made_on,
        mark=mark(row, table="reservations", on=on),
    )


def disagreement(row: KnownConflict) -> Disagreement:
    return Disagreement(
        state=row.state_id,
        value_a=row.value_a,
        source_a=row.source_a,
        value_b=row.value_b,
        source_b=row.source_b,
        chosen=row.chosen,
        reason=row.reason,
    )
