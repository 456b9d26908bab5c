"""Tables on time: sessions, reviews, due dates, deadlines, and what upsets them."""

from __future__ import annotations

from palais.reference.catalogue.columns import key_of, maybe, must, sourced, text, word
from palais.reference.spec import Kind, TableSpec, Texts

BODY = key_of("treaty_bodies", "body", besides="ALL")


def slot_of_session(texts: Texts) -> tuple[str, ...]:
    """A session is its body, kind and number; without a number, the day it was planned to start."""
    return (texts["body"], texts["kind"], texts["number"] or texts["planned_start"])


COMMITTEE_SESSIONS = TableSpec(
    "committee_sessions",
    key=("body", "kind", "number", "planned_start"),
    order=("body", "kind", "planned_start"),
    slot=slot_of_session,
    least=100,
    columns=(
        *BODY,
        *word("kind", "extraordinary pre-session session"),
        *maybe("number", kind=Kind.INT),
        *word("round", "winter spring autumn", may_be_empty=True),
        *must("planned_start", "planned_end", kind=Kind.DATE),
        *maybe("moved_start", "moved_end", "held_start", "held_end", kind=Kind.DATE),
        *maybe("announced_on", "confirmed_on", "observations_on", kind=Kind.DATE),
        *maybe("place"),
        *word("mode", "in-person online hybrid", may_be_empty=True),
        *word("status", "held shortened moved postponed cancelled scheduled"),
        *maybe("reason"),
        *maybe("report_symbol", kind=Kind.SYMBOL),
        *sourced("fact_status"),
    ),
)

REVIEWS = TableSpec(
    "reviews",
    key=("body", "session", "state", "instruments"),
    least=500,
    columns=(
        *BODY,
        *must("session", kind=Kind.INT),
        *key_of("states", "state"),
        *must("instruments", kind=Kind.LIST),
        *word("procedure", "standard simplified op-initial upr unknown"),
        *maybe("cycle"),
        *word("cycle_status", "seen recalled", may_be_empty=True),
        *maybe("symbol_co", kind=Kind.SYMBOL),
        *word("symbol_status", "seen derived unverified", may_be_empty=True),
        *maybe("order", kind=Kind.INT),
        *word("outcome", "held postponed scheduled not-held"),
        *sourced(),
    ),
)

PRE_SESSION_REVIEWS = TableSpec(
    "pre_session_reviews",
    key=("body", "pre_session", "state", "purpose"),
    columns=(
        *BODY,
        *text("pre_session"),
        *key_of("states", "state"),
        *word("purpose", "review loipr affected"),
        *must("instruments", kind=Kind.LIST),
        *word("procedure", "standard simplified op-initial unknown"),
        *sourced(),
    ),
)

REVIEW_STEPS = TableSpec(
    "review_steps",
    key=("body", "session", "state", "instruments", "step"),
    least=0,
    columns=(
        *BODY,
        *must("session", kind=Kind.INT),
        *key_of("states", "state"),
        *must("instruments", kind=Kind.LIST),
        *word(
            "step",
            "loipr-inputs-closed loipr-adopted report-received alternative-reports-closed pre-session-held "
            "loi-adopted replies-received additional-submissions-closed dialogue-held observations-adopted "
            "observations-published follow-up-reported",
        ),
        *maybe("happened_on", "expected_on", "not_yet_on", kind=Kind.DATE),
        *sourced(),
    ),
)

REPORT_DUE_DATES = TableSpec(
    "report_due_dates",
    key=("state", "instrument", "cycle"),
    least=0,
    columns=(
        *key_of("states", "state"),
        *key_of("treaties", "instrument"),
        *text("cycle"),
        *must("due_on", kind=Kind.DATE),
        *must("set_in", kind=Kind.SYMBOL),
        *maybe("received_on", kind=Kind.DATE),
        *word("received_known", "yes no"),
        *must("as_of", kind=Kind.DATE),
        *sourced(),
    ),
)

DEADLINE_RULES = TableSpec(
    "deadline_rules",
    key=("key",),
    columns=(
        *text("key"),
        *BODY,
        *text("stage"),
        *word("audience", "ngo nhri child un state all"),
        *word("procedure", "standard simplified any"),
        *text("anchor"),
        *word("rule_kind", "round-table offset offset-range limit none"),
        *maybe("rule"),
        *maybe("rule_to", kind=Kind.PERIOD),
        *maybe("closes_at", "zone"),
        *maybe("word_limit", kind=Kind.INT),
        *must("valid_from", kind=Kind.DATE),
        *maybe("valid_to", kind=Kind.DATE),
        *sourced(),
    ),
)

UPR_DEADLINES = TableSpec(
    "upr_deadlines",
    key=("session",),
    columns=(
        *must("session", kind=Kind.INT),
        *must("stakeholder_deadline", kind=Kind.DATE),
        *maybe("national_report_deadline", "addendum_first", "addendum_last", kind=Kind.DATE),
        *sourced(note=False),
    ),
)

CALENDAR_SHOCKS = TableSpec(
    "calendar_shocks",
    key=("start", "body", "what"),
    columns=(
        *must("start", "end", kind=Kind.DATE),
        *BODY,
        *text("what", "effect"),
        *sourced(note=False),
        *text("reason"),
        *maybe("reviews_lost", kind=Kind.INT),
    ),
)

COMMITTEE_CAPACITY = TableSpec(
    "committee_capacity",
    key=("body", "as_of"),
    columns=(
        *BODY,
        *maybe("reviews_per_session_min", "reviews_per_session_max", "sessions_per_year", kind=Kind.INT),
        *maybe("plenary_weeks_per_year", "pre_session_weeks_per_year", kind=Kind.DECIMAL),
        *must("states_parties", kind=Kind.INT),
        *maybe("backlog_reports", kind=Kind.INT),
        *must("as_of", kind=Kind.DATE),
        *sourced(),
    ),
)

OVERDUE_REPORTS = TableSpec(
    "overdue_reports",
    key=("as_of", "body"),
    columns=(
        *must("as_of", kind=Kind.DATE),
        *key_of("treaty_bodies", "body", besides="OPAC OPSC"),
        *must("reports", kind=Kind.INT),
        *sourced(),
    ),
)

WORKING_METHODS_DATES = TableSpec(
    "working_methods_dates",
    key=("year", "theme"),
    order=("year", "date", "theme"),
    columns=(
        *must("year", kind=Kind.INT),
        *maybe("date", kind=Kind.DATE),
        *text("theme"),
        *maybe("symbol"),
        *sourced(note=False),
    ),
)

CALENDAR = (
    COMMITTEE_SESSIONS,
    REVIEWS,
    PRE_SESSION_REVIEWS,
    REVIEW_STEPS,
    REPORT_DUE_DATES,
    DEADLINE_RULES,
    UPR_DEADLINES,
    CALENDAR_SHOCKS,
    COMMITTEE_CAPACITY,
    OVERDUE_REPORTS,
    WORKING_METHODS_DATES,
)
