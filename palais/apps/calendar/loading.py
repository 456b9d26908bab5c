"""How the fact tables on sessions, reviews, dated rules and yearly days become records."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from palais.apps.calendar import models
from palais.apps.calendar.choices import Mode, SessionStatus
from palais.apps.office import clock
from palais.apps.office.facts import Loader
from palais.apps.office.facts import register as add
from palais.apps.treaties.loading import day, texts
from palais.core.dates import PartialDate
from palais.reference.facts import Row

LATER = (
    *("moved_start", "moved_end", "held_start", "held_end", "confirmed_on", "observations_on"),
    *("reason", "report_symbol", "note"),
)
"""What is known of a session only when it has come, or when it does not come as planned."""


def register() -> None:
    for loader in (
        Loader(
            "committee_sessions",
            models.CommitteeSession,
            session,
            refused=second_of_its_number,
            as_known=as_announced,
        ),
        Loader("reviews", models.Review, review),
        Loader("pre_session_reviews", models.PreSessionReview, pre_session_review),
        Loader("review_steps", models.ReviewStep, review_step),
        Loader("deadline_rules", models.DateRule, date_rule),
        Loader("upr_deadlines", models.PrintedDeadline, printed_deadline),
        Loader("days_of_general_discussion", models.DiscussionDay, discussion_day),
        Loader("annual_days_on_rights_of_the_child", models.AnnualDay, annual_day),
        Loader("calendar_shocks", models.CalendarShock, shock),
        Loader("working_methods_dates", models.WorkingMethod, working_method),
    ):
        add(loader)


def session(row: Row) -> dict[str, Any]:
    start = next(name for name in ("held_start", "moved_start", "planned_start") if row.text(name))
    first = row.date_if_known(start)
    last = row.date_if_known(start.replace("start", "end"))
    return {
        "body_id": row.text("body").lower(),
        "number": row["number"],
        **texts(row, "kind", "round", "planned_start", "planned_end", "moved_start", "moved_end"),
        **texts(row, "held_start", "held_end", "announced_on", "confirmed_on", "observations_on"),
        **texts(row, "place", "mode", "status", "reason", "report_symbol"),
        **span(first, last),
    }


def as_announced(row: Row) -> dict[str, str]:
    """A session that lies ahead of the day of a demonstration: planned, and nothing known of what became of it."""
    if row.date("planned_start").earliest <= clock.today():
        return {}
    known = dict.fromkeys(LATER, "") | {"status": str(SessionStatus.SCHEDULED)}
    return known | ({"mode": ""} if row.text("mode") != str(Mode.IN_PERSON) else {})


def second_of_its_number(row: Row, key: str) -> dict[str, str]:
    """A number belongs to one session of a body, unless that one was cancelled."""
    if row["number"] is None or row.text("status") == "cancelled":
        return {}
    rows = models.CommitteeSession.public.filter(body=row.text("body").lower(), number=row["number"])
    rows = rows.exclude(fact_key=key).exclude(status="cancelled")
    pre = row.text("kind") == "pre-session"
    other = (rows.filter(kind="pre-session") if pre else rows.exclude(kind="pre-session")).first()
    if other is None:
        return {}
    words = {"number": row.text("number"), "day": other.planned_start}
    if pre:
        return {"number": _("There is already a pre-session %(number)s, planned for %(day)s.") % words}
    return {"number": _("There is already a session %(number)s, planned for %(day)s.") % words}


def review(row: Row) -> dict[str, Any]:
    return {
        "body_id": row.text("body").lower(),
        "session_number": row["session"],
        "state_id": row.text("state"),
        "symbol": row.text("symbol_co"),
        "symbol_seen": row.text("symbol_status") == "seen",
        **texts(row, "instruments", "procedure", "cycle", "cycle_status", "outcome"),
    }


def pre_session_review(row: Row) -> dict[str, Any]:
    return {
        "body_id": row.text("body").lower(),
        "state_id": row.text("state"),
        **texts(row, "pre_session", "purpose", "instruments", "procedure"),
    }


def review_step(row: Row) -> dict[str, Any]:
    return {
        "body_id": row.text("body").lower(),
        "session_number": row["session"],
        "state_id": row.text("state"),
        **texts(row, "instruments", "step", "happened_on", "expected_on", "not_yet_on"),
    }


def date_rule(row: Row) -> dict[str, Any]:
    return {
        "body_code": row.text("body"),
        "word_limit": row["word_limit"],
        "valid_from": day(row["valid_from"]),
        "valid_to": day(row["valid_to"]),
        **texts(row, "key", "stage", "audience", "procedure", "anchor", "rule_kind", "rule", "rule_to"),
        **texts(row, "closes_at", "zone"),
    }


def printed_deadline(row: Row) -> dict[str, Any]:
    return {
        "session_number": row["session"],
        **texts(row, "stakeholder_deadline", "national_report_deadline", "addendum_first", "addendum_last"),
    }


def discussion_day(row: Row) -> dict[str, Any]:
    return {
        "year": row["year"],
        "body_id": row.text("body").lower(),
        **texts(row, "theme"),
        **span(row.date_if_known("date") or in_year(row), row.date_if_known("date_to")),
    }


def annual_day(row: Row) -> dict[str, Any]:
    return {
        "year": row["year"],
        "council_session": row["hrc_session"],
        **texts(row, "theme", "resolution"),
        **span(row.date_if_known("date") or in_year(row), None),
    }


def shock(row: Row) -> dict[str, Any]:
    return {
        "body_code": row.text("body"),
        "reviews_lost": row["reviews_lost"],
        **texts(row, "what", "effect", "reason"),
        **span(row.date_if_known("start"), row.date_if_known("end")),
    }


def working_method(row: Row) -> dict[str, Any]:
    return {
        "year": row["year"],
        **texts(row, "theme", "symbol"),
        **span(row.date_if_known("date") or in_year(row), None),
    }


def in_year(row: Row) -> PartialDate:
    return PartialDate.parse(f"{row['year']:04}")


def span(first: PartialDate | None, last: PartialDate | None) -> dict[str, date | str | None]:
    """The days of a record (`models.followed.Span`); `last` None: one day, month or year."""
    if first is None:
        return {"first_day": None, "last_day": None, "precision": "day"}
    latest = (last or first).latest
    return {"first_day": first.earliest, "last_day": latest, "precision": first.precision.value}
