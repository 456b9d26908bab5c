"""The shapes of the answers, as the OpenAPI document describes them."""

from typing import Any

from ninja import Schema
from pydantic import Field

DAY = "A date as far as it is known: `2021-05-17`, `2021-05` or `2021`; `2022/2023` is one of the two."


class Problem(Schema):
    type: str = Field(description="`about:blank`: the status says it all.")
    title: str
    status: int
    detail: str = Field(description="What happened, in a sentence.")
    instance: str
    parameters: list[dict[str, str]] = Field(
        [], description="Each parameter that was not understood, and why."
    )


class Mark(Schema):
    """The row a figure stands in, its source, its doubts."""

    table: str
    key: str = Field(description="Its page is `/facts/<table>/<key>/`.")
    source: str = Field(description="Key of the source; empty where none is named.")
    title: str
    publisher: str
    as_of: str = Field(description="Date of the state of the source; empty where it is not known.")
    layer: str = Field(description="`shipped`, `network` or `editor`.")
    verified: bool = Field(description="False: not read in a document.")
    may_have_changed: bool = Field(description="The source is more than a year old.")
    note: str


class StateRow(Schema):
    iso3: str
    name: str = Field(description="In the language of the address.")
    kind: str = Field(description="`state`, `organization` or `territory`.")
    un_group: str
    region_code: str
    region: str
    family: dict[str, str] = Field(
        description="Treaty key and status: `party`, `signed`, `no-action`, `withdrawn`."
    )


class StateName(Schema):
    iso3: str
    name: str
    name_in_sentence: str
    kind: str
    formal_name_en: str
    names: dict[str, str]
    m49: str
    un_status: str
    un_group: str
    region: str
    subregion: str
    ldc: bool
    lldc: bool
    sids: bool
    mark: Mark


class ActOfState(Schema):
    act: str
    on: str = Field(description=DAY)
    day_unverified: str | None
    mark: Mark


class TreatyOfState(Schema):
    key: str
    short_name: str
    name: str
    kind: str
    status: str
    signature: ActOfState | None
    consent: ActOfState | None
    withdrawal: ActOfState | None
    in_force: dict[str, Any] | None = Field(description="From when, by which article, and how that is known.")
    rule_mark: Mark
    eligible: bool | None = Field(description="Whether it may become party; null: not known.")
    statements: list[dict[str, Any]]
    disagreements: list[dict[str, Any]]


class Entry(Schema):
    """A session, a deadline or an event."""

    about: str = Field(description="`session`, `deadline` or `event`.")
    kind: str = Field(description="Narrower: `pre-session`, `webinar`, …")
    slug: str = Field(description="Its key; set once, never changed.")
    title: str = Field(description="In the language of the address.")
    path: str = Field(description="Its page.")
    body: str = Field(description="Key of the body; empty: none.")
    first: str = Field(description="First day. Of a deadline the day to plan by.")
    last: str = Field(description="Last day, included.")
    precision: str = Field(description="`day`, `month` or `year`: how much of the days is known.")
    when: str = Field(description="The days in words.")
    days_left: int | None = Field(description="Null: come already, or known to the month only.")
    status: str = Field(
        description=(
            "Of a session `announced`, `confirmed`, `moved`, `shortened`, `postponed`, `cancelled`, `held`, "
            "`outcome-not-known`; of a deadline `open`, `moved`, `postponed`, `cancelled`, `none`; of an event "
            "`planned`, `moved`, `cancelled`."
        )
    )
    states: dict[str, str] = Field(description="Codes and names; empty: none is known here.")
    mark: Mark | None = Field(description="Null for what an editor entered.")
    sentences: list[str] = Field(description="Of a deadline why it falls on this day.")
    limits: list[str] = Field(description="How long a text may be.")
    meeting: str = Field(description="Slug of the session it belongs to.")
    stage: str
    audience: str = Field(
        description="`ngo`, `nhri`, `child`, `un`, `state`, or `all`: everyone but the State."
    )
    procedure: str = Field(description="`any`, or the one procedure under which it holds.")
    number: int | None = Field(description="Of the session, as announced; null: none.")
    place: str
    mode: str
    closes_at: str = Field(description="Hour on a clock in `zone`; empty: the end of the day.")
    zone: str = Field(description="IANA name.")
    closes: str | None = Field(description="The first moment at which something sent is late.")
    begins: str | None
    ends: str | None
    changed_at: str | None = Field(description="When readers were last shown something else; null: never.")
    sequence: int = Field(description="Goes up with every change.")
    planned: str | None = Field(
        description="First day that a session was planned for; null: not known to the day."
    )


class ReviewOfState(Schema):
    body: str
    session: int
    instruments: list[str]
    cycle: str
    procedure: str
    outcome: str
    held: str | None
    symbol: str
    symbol_seen: bool
    mark: Mark
    session_mark: Mark | None
    path: str = Field(description="Page of the review.")
    session_path: str = Field(description="Page of the session; empty: not known here.")


class Dossier(Schema):
    on: str = Field(description="The day the answer is for.")
    state: StateName
    treaties: list[TreatyOfState]
    reporting: dict[str, Any] = Field(description="What is due next, why, and the line of the cycle.")
    reviews: list[ReviewOfState]
    upr: list[ReviewOfState]
    next_dates: list[Entry]
    clashes: list[dict[str, Any]] = Field(description="Reviews by different bodies that lie close together.")


class DeadlineOfSession(Schema):
    line: Entry
    dated: bool = Field(description="False: no day, for the reason in `sentences`.")


class StateOfSession(Schema):
    iso3: str
    name: str
    instruments: list[str]
    procedure: str
    outcome: str = Field(description="Empty: only its place on the list is known.")
    purpose: str
    symbol: str
    symbol_seen: bool
    path: str
    mark: Mark


class Session(Schema):
    on: str
    line: Entry
    body_name: str
    body_code: str
    round: str
    is_pre_session: bool
    announced_on: str
    confirmed_on: str
    observations_on: str
    reason: str
    report_symbol: str
    days: list[dict[str, str]] = Field(description="As planned, moved, held.")
    reviews: list[StateOfSession]
    prepared: list[StateOfSession] = Field(description="States on the list of a pre-session.")
    deadlines: list[DeadlineOfSession]
    neighbour: dict[str, Any] | None = Field(
        description="The pre-session that follows, or the session it follows."
    )
    events: list[Entry]
    problems: list[str]
    changes: list[dict[str, str]]


class TreatyRow(Schema):
    key: str
    short_name: str
    name: str
    kind: str
    body: str
    in_force_on: str | None
    parties: int
    signed: int = Field(description="Signed and not party.")
    mark: Mark


class TreatyHead(Schema):
    on: str
    key: str
    short_name: str
    name: str
    kind: str
    body: str
    body_name: str
    adopted_on: str | None
    adopted_by: str
    opened_on: str | None
    in_force_on: str | None
    untc_id: str
    rule: str
    article: str
    membership: dict[str, Any]
    mark: Mark
    totals: list[tuple[int, int]] = Field(description="Year, and parties at its end.")


class NextReview(Schema):
    body: str
    session: int
    starts: str
    mark: Mark


class StateOfTreaty(Schema):
    iso3: str
    name: str
    kind: str
    un_group: str
    region_code: str
    region: str
    status: str
    may_join: bool | None = Field(description="Null: not known.")
    through: list[str]
    signed: str | None = Field(description=DAY)
    signature_mark: Mark | None
    act: str
    on: str | None = Field(description=DAY)
    day_unverified: str | None
    in_force: dict[str, Any] | None
    next_review: NextReview | None
    mark: Mark | None


class Act(Schema):
    key: str
    state: str
    state_name: str
    treaty: str
    act: str
    on: str = Field(description=DAY)
    precision: str
    day_unverified: str | None
    mark: Mark


class Change(Schema):
    number: int
    at: str
    by: str = Field(description="`loading` or `editor`.")
    load: int | None = Field(description="Number of the loading; null for an editor's correction.")
    kind: str
    table: str
    key: str
    state: str
    treaty: str
    before: dict[str, str]
    after: dict[str, str]


class Load(Schema):
    number: int
    at: str
    counts: dict[str, int]


class SourceRow(Schema):
    key: str
    title: str
    publisher: str
    symbol: str
    page: str
    as_of: str
    layer: str


NEXT = Field(description="Address of the next page; null on the last.")


class States(Schema):
    items: list[StateRow]
    count: int = Field(description="Rows on all pages together.")
    next: str | None = NEXT


class Treaties(Schema):
    items: list[TreatyRow]
    count: int
    next: str | None = NEXT


class Treaty(Schema):
    treaty: TreatyHead
    items: list[StateOfTreaty]
    count: int
    next: str | None = NEXT


class Ratifications(Schema):
    items: list[Act]
    next: str | None = NEXT


class Changes(Schema):
    items: list[Change]
    next: str | None = NEXT


class Loads(Schema):
    items: list[Load]
    next: str | None = NEXT


class Sources(Schema):
    items: list[SourceRow]
    count: int
    next: str | None = NEXT


class Entries(Schema):
    items: list[Entry]
    count: int
    next: str | None = NEXT
