"""A treaty: who is party, who signed, who may still join, how it grew, and the lists a campaign works from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from palais.apps.calendar import queries as calendar
from palais.apps.calendar.models import CommitteeSession, Review
from palais.apps.treaties import queries
from palais.apps.treaties.models import State, Treaty, TreatyAct
from palais.core import treaties as rules
from palais.core.dates import PartialDate
from palais.core.entry_into_force import InForce, entry_rule, in_force_for_state
from palais.web.answers.marks import Mark, mark, newest


@dataclass(frozen=True, slots=True)
class NextReview:
    """A review that is planned: body, number and first day of the session, with its mark."""

    body: str
    session: int
    starts: PartialDate
    mark: Mark


@dataclass(frozen=True, slots=True)
class StateLine:
    """One State towards one treaty. `may_join` is None where that is not known; `through` names the treaties that
    open the door; `next_review` is the soonest review known here that lies ahead, None where none is known."""

    iso3: str
    name: str
    kind: str
    un_group: str
    region_code: str
    region: str
    status: rules.Status
    may_join: bool | None
    through: tuple[str, ...]
    signed: PartialDate | None
    signature_mark: Mark | None
    act: str
    on: PartialDate | None
    day_unverified: date | None
    in_force: InForce | None
    next_review: NextReview | None
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class TreatyDossier:
    """A treaty on one day. `totals` holds (year, parties at its end); `undated` the parties not yet placed."""

    on: date
    key: str
    short_name: str
    name: str
    kind: str
    body: str
    body_name: str
    adopted_on: date | None
    adopted_by: str
    opened_on: date | None
    in_force_on: date | None
    untc_id: str
    rule: str
    article: str
    membership: rules.MembershipRule
    mark: Mark
    states: tuple[StateLine, ...]
    totals: tuple[tuple[int, int], ...]
    known_until: PartialDate | None
    missing_parties: int
    printed: tuple[tuple[date, int, Mark], ...]

    @property
    def parties(self) -> tuple[StateLine, ...]:
        return tuple(line for line in self.states if line.status is rules.Status.PARTY)

    @property
    def signed(self) -> tuple[StateLine, ...]:
        """Those that signed and are not party."""
        return tuple(line for line in self.states if line.status is rules.Status.SIGNED)

    @property
    def others(self) -> tuple[StateLine, ...]:
        """Those that have done nothing, or withdrew."""
        return tuple(
            line for line in self.states if line.status in (rules.Status.NONE, rules.Status.WITHDRAWN)
        )

    @property
    def may_join(self) -> tuple[StateLine, ...]:
        """Those that are not party although they may become one: the list of a ratification campaign."""
        return tuple(line for line in self.states if line.status is not rules.Status.PARTY and line.may_join)


def treaty_dossier(*, key: str, on: date) -> TreatyDossier | None:
    """The dossier, None where there is no such treaty. Nine queries, however many States there are."""
    treaty = queries.treaty(key=key)
    if treaty is None:
        return None
    membership = rules.membership_rule(key)
    acts = queries.acts_on_treaties(keys=[key])
    gates = queries.standing_acts(keys=[gate for gate in membership.gates if gate != key])
    ahead = calendar.planned_reviews(on=on)
    states = tuple(
        state_line(
            state,
            treaty=treaty,
            acts=acts.get(state.iso3, ()),
            gates=gates.get(state.iso3, {}),
            ahead=ahead.get(state.iso3, ()),
            on=on,
        )
        for state in sorted(queries.every_page(), key=lambda state: state.name)
    )
    rule = entry_rule(key)
    printed = tuple(
        (row.on, row.parties, mark(row, table="party_counts_published", on=on))
        for row in queries.printed_counts(key=key, until=on)
    )
    until = known_until(states, printed=printed, on=on)
    return TreatyDossier(
        on=on,
        key=key,
        short_name=treaty.short_name,
        name=treaty.name,
        kind=treaty.kind,
        body=treaty.body_id,
        body_name=treaty.body.name,
        adopted_on=treaty.adopted_on,
        adopted_by=treaty.adopted_by,
        opened_on=treaty.opened_on,
        in_force_on=treaty.in_force_on,
        untc_id=treaty.untc_id,
        rule=treaty.entry_into_force_rule,
        article=rule.article,
        membership=membership,
        mark=mark(treaty, table="treaties", on=on),
        states=tuple(line for line in states if line.kind == "state" or line.status is not rules.Status.NONE),
        totals=totals(states, known_until=until),
        known_until=until,
        missing_parties=missing_parties(states, printed=printed),
        printed=printed,
    )


def state_line(
    state: State,
    *,
    treaty: Treaty,
    acts: Sequence[TreatyAct],
    gates: Mapping[str, Sequence[rules.TreatyAct]],
    ahead: Sequence[tuple[Review, CommitteeSession]],
    on: date,
) -> StateLine:
    by_rule = {queries.as_rule_act(act): act for act in acts}
    standings = {key: rules.standing(done, on=on) for key, done in gates.items()}
    standings[treaty.key] = rules.standing(by_rule, on=on)
    own = standings[treaty.key]
    party = own.since if own.status is rules.Status.PARTY else None
    record = by_rule.get(own.since) if own.since else None
    signature = by_rule.get(own.signed) if own.signed else None
    eligibility = rules.may_become_party(
        treaty=treaty.key, state=queries.as_rule_state(state), standings=standings
    )
    return StateLine(
        iso3=state.iso3,
        name=state.name,
        kind=state.kind,
        un_group=state.un_group,
        region_code=state.region_id or "",
        region=state.region.name if state.region else "",
        status=own.status,
        may_join=eligibility.may,
        through=eligibility.through,
        signed=own.signed.on if own.signed else None,
        signature_mark=mark(signature, table="ratifications", on=on) if signature else None,
        act=record.act if record else "",
        on=record.on if record else None,
        day_unverified=record.day_unverified if record else None,
        in_force=in_force_for_state(treaty=queries.as_rule(treaty), act=party) if party else None,
        next_review=next_review(*ahead[0], on=on) if ahead else None,
        mark=mark(record, table="ratifications", on=on) if record else None,
    )


def next_review(review: Review, session: CommitteeSession, *, on: date) -> NextReview:
    return NextReview(
        body=review.body_id,
        session=review.session_number,
        starts=PartialDate.parse(session.planned_start),
        mark=mark(review, table="reviews", on=on),
    )


def known_until(
    states: Sequence[StateLine], *, printed: Sequence[tuple[date, int, Mark]], on: date
) -> PartialDate | None:
    """How far the parties are known: the newest date of the sources of their acts, or the newest day on which the
    number printed by the United Nations is the number counted here; never after today, None without any."""
    dates = [newest(line.mark.as_of) for line in states if line.mark]
    known = [day for day in dates if day is not None and day.earliest <= on]
    counted = sum(1 for line in states if line.status is rules.Status.PARTY)
    known += [PartialDate.of(day) for day, parties, _mark in printed if parties == counted and day <= on]
    return max(known, key=lambda day: day.latest, default=None)


def missing_parties(states: Sequence[StateLine], *, printed: Sequence[tuple[date, int, Mark]]) -> int:
    """How many parties the last printed number has beyond those known here; some State without action is one."""
    counted = sum(1 for line in states if line.status is rules.Status.PARTY)
    return max(0, printed[0][1] - counted) if printed else 0


def totals(states: Sequence[StateLine], *, known_until: PartialDate | None) -> tuple[tuple[int, int], ...]:
    """Parties at the end of each year that the sources reach, from the deposits of today's parties."""
    years = Counter(line.on.earliest.year for line in states if line.status is rules.Status.PARTY and line.on)
    if not years:
        return ()
    running, rows = 0, []
    last = max([*years, *([known_until.latest.year] if known_until else [])])
    for year in range(min(years), last + 1):
        running += years[year]
        rows.append((year, running))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class TreatyCount:
    """One treaty in the list of treaties, with how many States are party and how many only signed."""

    key: str
    short_name: str
    name: str
    kind: str
    body: str
    in_force_on: date | None
    parties: int
    signed: int
    mark: Mark


def treaty_counts(*, on: date, keys: Sequence[str] | None = None) -> tuple[TreatyCount, ...]:
    """All treaties, or some, with their numbers on a day. Parties include the European Union where it joined."""
    treaties = [treaty for treaty in queries.treaties() if keys is None or treaty.key in keys]
    acts = queries.standing_acts(keys=[treaty.key for treaty in treaties])
    return tuple(treaty_count(treaty, acts=acts, on=on) for treaty in treaties)


def treaty_count(
    treaty: Treaty, *, acts: Mapping[str, Mapping[str, Sequence[rules.TreatyAct]]], on: date
) -> TreatyCount:
    statuses = Counter(
        rules.standing(of_state[treaty.key], on=on).status
        for of_state in acts.values()
        if treaty.key in of_state
    )
    return TreatyCount(
        key=treaty.key,
        short_name=treaty.short_name,
        name=treaty.name,
        kind=treaty.kind,
        body=treaty.body.name,
        in_force_on=treaty.in_force_on,
        parties=statuses[rules.Status.PARTY],
        signed=statuses[rules.Status.SIGNED],
        mark=mark(treaty, table="treaties", on=on),
    )
