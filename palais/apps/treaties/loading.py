"""How the fact tables on States and treaties become records."""

from datetime import date
from typing import Any

from palais.apps.office.facts import Loader
from palais.apps.office.facts import register as add
from palais.apps.treaties import models
from palais.core.dates import PartialDate
from palais.reference.facts import Row

ORDER = [
    "crc",
    "opac",
    "opsc",
    "opic",
    "iccpr",
    "iccpr-op1",
    "iccpr-op2",
    "icescr",
    "op-icescr",
    "cedaw",
    "op-cedaw",
    "icerd",
    "cat",
    "opcat",
    "crpd",
    "op-crpd",
    "icmw",
    "icpped",
]
NAMES = ("name_en", "name_fr", "name_es", "name_ar", "name_ru", "name_zh")


def register() -> None:
    for loader in (
        Loader("m49_regions", models.Region, region),
        Loader("states", models.State, state),
        Loader("treaty_bodies", models.TreatyBody, body),
        Loader("treaties", models.Treaty, treaty),
        Loader("topics", models.Topic, topic),
        Loader("ratifications", models.TreatyAct, act),
        Loader("declarations_opic", models.Declaration, declaration),
        Loader("reservations", models.Reservation, reservation),
        Loader("report_due_dates", models.ReportDueDate, due_date),
        Loader("party_counts_published", models.CountOnADay, count_on_a_day),
        Loader("conflicts_ratifications", models.KnownConflict, known_conflict),
    ):
        add(loader)


def texts(row: Row, *columns: str) -> dict[str, Any]:
    return {column: row.text(column) for column in columns}


def day(value: Any) -> date | None:
    """A date that is known to the day; None for one known in part."""
    return value.earliest if isinstance(value, PartialDate) and value.is_exact else None


def region(row: Row) -> dict[str, Any]:
    return texts(row, "code", "level", "parent", *NAMES)


def state(row: Row) -> dict[str, Any]:
    return {
        **texts(row, "iso3", "iso2", "m49", "kind", "un_status", "un_group", "name_in_sentence_en", *NAMES),
        "formal_name": row.text("formal_name_en"),
        "region_id": row.text("m49_region") or None,
        "subregion_id": row.text("m49_subregion") or None,
        "intermediate_id": row.text("m49_intermediate") or None,
        "ldc": row["ldc"],
        "lldc": row["lldc"],
        "sids": row["sids"],
        "aliases": list(row.parts("aliases")),
        "old_codes": list(row.parts("old_codes")),
    }


def body(row: Row) -> dict[str, Any]:
    return {**texts(row, "code", "kind", *NAMES), "key": row.text("key").lower()}


def topic(row: Row) -> dict[str, Any]:
    return {**texts(row, "key", *NAMES), "order": row["order"], "aliases": list(row.parts("aliases"))}


def treaty(row: Row) -> dict[str, Any]:
    key = row.text("key").lower()
    return {
        **texts(row, "short_name", "kind", "adopted_by", "entry_into_force_rule", "untc_id", *NAMES),
        "key": key,
        "code": row.text("key"),
        "adopted_on": day(row["adopted_on"]),
        "opened_on": day(row["opened_on"]),
        "in_force_on": day(row["in_force_on"]),
        "body_id": row.text("body").lower(),
        "parent_id": row.text("parent").lower() or None,
        "order": ORDER.index(key) if key in ORDER else len(ORDER),
    }


def act(row: Row) -> dict[str, Any]:
    on = row.date("date")
    assert on is not None
    return {
        "state_id": row.text("state"),
        "treaty_id": row.text("treaty").lower(),
        "act": row.text("act"),
        "earliest": on.earliest,
        "precision": on.precision.value,
        "day_unverified": day(row["day_unverified"]),
    }


def declaration(row: Row) -> dict[str, Any]:
    return {"state_id": row.text("state"), **texts(row, "article", "effect", "meaning", "as_of")}


def reservation(row: Row) -> dict[str, Any]:
    return {
        "state_id": row.text("state"),
        "treaty_id": row.text("treaty").lower(),
        "articles": list(row.parts("articles")),
        **texts(row, "kind", "made_on", "summary"),
    }


def due_date(row: Row) -> dict[str, Any]:
    return {
        "state_id": row.text("state"),
        "treaty_id": row.text("instrument").lower(),
        "received_known": row.text("received_known") == "yes",
        **texts(row, "cycle", "due_on", "set_in", "received_on", "as_of"),
    }


def count_on_a_day(row: Row) -> dict[str, Any]:
    return {"treaty_id": row.text("treaty").lower(), "on": day(row["date"]), "parties": row["parties"]}


def known_conflict(row: Row) -> dict[str, Any]:
    return {
        "state_id": row.text("state"),
        "treaty_id": row.text("treaty").lower(),
        **texts(row, "source_a", "value_a", "source_b", "value_b", "chosen", "reason"),
    }
