"""Every session of the Committee that is known stands here with its number, its days, its status and its States.

`tests/oracles/sessions.csv` was read from announcements, closings and the network's pages, not from the fact tables;
its notes say where the two differ and why. An empty form of meeting is not compared.
"""

import csv
from pathlib import Path

import pytest

from palais.apps.calendar import queries
from palais.apps.calendar.models import CommitteeSession, Deadline, PreSessionReview, Review

ORACLES = Path(__file__).resolve().parents[2] / "oracles"
DAYS = ("planned_start", "planned_end", "moved_start", "moved_end", "held_start", "held_end")


def rows(name: str) -> list[dict[str, str]]:
    with (ORACLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name_of(row: dict[str, str]) -> str:
    return f"{row['kind']} {row['number'] or row['planned_start']}"


def slug_of(row: dict[str, str]) -> str:
    kind = "pre-session-" if row["kind"] == "pre-session" else ""
    return f"crc-{kind}{row['number'] or row['planned_start']}"


@pytest.mark.parametrize("row", rows("sessions.csv"), ids=name_of)
def test_a_session_stands_as_history_has_it(row, facts_loaded):
    session = CommitteeSession.public.get(slug=slug_of(row))
    assert {name: getattr(session, name) for name in DAYS} == {name: row[name] for name in DAYS}
    assert (session.kind, session.status) == (row["kind"], row["status"])
    assert session.number == (int(row["number"]) if row["number"] else None)
    assert row["mode"] in ("", session.mode)
    wanted = set(filter(None, row["states"].split("|")))
    found = line_up(session) if session.is_pre_session else reviewed(session)
    if row["complete"] == "yes":
        assert found == wanted
    assert wanted <= found


def reviewed(session: CommitteeSession) -> set[str]:
    return {
        row.state_id if row.instruments == "CRC" else f"{row.state_id}+{row.instruments}"
        for row in Review.public.filter(session=session)
    }


def line_up(session: CommitteeSession) -> set[str]:
    return {
        f"{row.state_id}:loipr"
        if row.purpose == "loipr"
        else row.state_id + ("" if row.instruments == "CRC" else f"+{row.instruments}")
        for row in PreSessionReview.public.filter(session=session)
    }


def test_the_history_holds_every_session_since_the_79th():
    numbered = {
        int(row["number"]) for row in rows("sessions.csv") if row["number"] and row["kind"] != "pre-session"
    }
    assert set(range(79, 102)) <= numbered


def test_a_review_knows_the_pre_session_that_prepared_it_only_where_that_is_known(facts_loaded):
    assert Review.public.get(slug="crc-91-ukr").pre_session.slug == "crc-pre-session-87"
    assert Review.public.get(slug="crc-93-gbr").list_session.slug == "crc-pre-session-88"
    assert Review.public.get(slug="crc-97-mex").pre_session is None


def test_the_pre_session_after_a_session_has_another_number(facts_loaded, today):
    after = queries.session_dossier(slug="crc-97", on=today).neighbour
    assert after.slug == "crc-pre-session-99"
    before = queries.session_dossier(slug="crc-pre-session-89", on=today).neighbour
    assert before.slug == "crc-87"


MEETINGS = {
    (row["meeting"], row["stage"], row["audience"], row["procedure"]): row for row in rows("deadlines.csv")
}


@pytest.mark.parametrize("key", sorted(MEETINGS), ids=" ".join)
def test_every_deadline_that_was_read_follows_from_its_session_here(key, facts_loaded):
    row = MEETINGS[key]
    deadline = Deadline.objects.get(
        meeting__slug=f"crc-{row['meeting'].replace(' ', '-')}",
        stage=row["stage"],
        audience="all",
        procedure=row["procedure"],
    )
    days = tuple(day.isoformat() if day else "" for day in (deadline.computed_first, deadline.computed_last))
    assert days == (row["due_first"], row["due_last"])
    assert deadline.rule is not None and deadline.rule.source is not None
