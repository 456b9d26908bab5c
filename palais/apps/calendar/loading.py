"""How the fact tables on sessions, reviews and dated rules become records."""

from typing import Any

from palais.apps.calendar import models
from palais.apps.office.facts import Loader
from palais.apps.office.facts import register as add
from palais.apps.treaties.loading import day, texts
from palais.reference.facts import Row


def register() -> None:
    add(Loader("committee_sessions", models.CommitteeSession, session))
    add(Loader("reviews", models.Review, review))
    add(Loader("deadline_rules", models.DateRule, date_rule))


def session(row: Row) -> dict[str, Any]:
    return {
        "body_id": row.text("body").lower(),
        "number": row["number"],
        **texts(row, "kind", "round", "planned_start", "planned_end", "held_start", "held_end"),
        **texts(row, "place", "mode", "status", "reason", "report_symbol"),
    }


def review(row: Row) -> dict[str, Any]:
    return {
        "body_id": row.text("body").lower(),
        "session_number": row["session"],
        "state_id": row.text("state"),
        "symbol": row.text("symbol_co"),
        "symbol_seen": row.text("symbol_status") == "seen",
        **texts(row, "instruments", "procedure", "cycle", "cycle_status", "outcome"),
    }


def date_rule(row: Row) -> dict[str, Any]:
    return {
        "body_code": row.text("body"),
        "word_limit": row["word_limit"],
        "valid_from": day(row["valid_from"]),
        "valid_to": day(row["valid_to"]),
        **texts(row, "key", "stage", "audience", "procedure", "anchor", "rule_kind", "rule", "rule_to"),
    }
