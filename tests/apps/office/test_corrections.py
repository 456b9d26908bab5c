"""The third layer: editors change, add, withdraw and undo; nothing is lost, and loading agrees with the desk."""

import pytest

from palais.apps.office import clock, deeds, facts, queries
from palais.apps.office.choices import CorrectionKind
from palais.apps.office.models import Correction, FactConflict
from palais.apps.office.services import conflicts, corrections, proposals
from palais.apps.office.services.sync import sync
from palais.apps.office.services.sync.wanted import CorrectionNotUnderstood
from palais.apps.people.models import User
from palais.apps.treaties.models import State, TreatyAct
from tests.makers.facts import network_folder

TABLE = "ratifications"
KEY = "MAR/CRC/ratification/1993-06-21"
NEW = {
    "state": "TUV",
    "treaty": "OPIC",
    "act": "accession",
    "date": "2026-05",
    "source": "untc-2015",
    "status": "ok",
}
COUNTS = "counts: CRC: expected 196, found 195 parties"


@pytest.fixture
def editor(facts_loaded):
    return User.objects.create_user("editor@example.org", "a long password")


def seen(key=KEY, table=TABLE):
    return corrections.state_of(table=table, key=key)


def raw(key=KEY, table=TABLE):
    return dict(queries.fact(table=table, key=key).raw)


def change(editor, key=KEY, table=TABLE, by=None, accepted=(), at=None, **texts):
    return corrections.change_row(
        table=table,
        key=key,
        texts={**raw(key, table), **texts},
        seen=at or seen(key, table),
        reason="The depositary says so.",
        by=by or editor,
        accepted=accepted,
    )


def test_a_change_keeps_only_the_columns_that_changed_and_the_record_follows(editor):
    before = raw()
    correction = change(editor, date="1993-06")
    record = TreatyAct.everything.get(fact_key=KEY)
    assert correction.kind == CorrectionKind.CHANGE
    assert correction.values == {"date": "1993-06", "precision": "month"}
    assert correction.covers == before
    assert (record.layer, record.precision, record.raw["date"]) == ("editor", "month", "1993-06")
    assert record.covers == [before]


def test_loading_after_corrections_finds_nothing_to_do(editor):
    change(editor, date="1993-06")
    assert sync(apply=False, on=clock.today()).is_empty


def test_a_second_change_still_remembers_what_the_file_said(editor):
    before = raw()
    change(editor, date="1993-06")
    second = change(editor, note="Seen again.")
    assert Correction.objects.count() == 1
    assert second.covers == before
    assert second.values == {"date": "1993-06", "precision": "month", "note": "Seen again."}


def test_typing_the_value_of_the_file_again_undoes_the_correction(editor):
    before = raw()
    change(editor, date="1993-06")
    assert change(editor, date="1993-06-21") is None
    assert not Correction.objects.exists()
    record = queries.fact(table=TABLE, key=KEY)
    assert (record.raw, record.layer, record.covers) == (before, "shipped", None)


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        ("date", "21.6.1993", "expected YYYY, YYYY-MM or YYYY-MM-DD, found '21.6.1993'"),
        ("date", "", "expected YYYY, YYYY-MM or YYYY-MM-DD, found nothing"),
        ("state", "ZZZ", "There is no row “ZZZ” in the table “states”."),
        ("treaty", "MOON", "There is no row “MOON” in the table “treaties”."),
        ("source", "hearsay", "There is no source “hearsay” here."),
        (
            "act",
            "wish",
            "expected one of accession, ratification, signature, succession, withdrawal, found 'wish'",
        ),
    ],
)
def test_what_is_wrong_with_the_row_is_said_at_its_column(editor, column, text, message):
    with pytest.raises(CorrectionNotUnderstood) as refused:
        change(editor, **{column: text})
    assert refused.value.faults == {column: message}
    assert not Correction.objects.exists()


def test_a_value_that_the_database_cannot_hold_is_said_at_its_column(editor):
    key = facts.registered()["party_counts_published"].model.public.order_by("fact_key").first().fact_key
    for texts, message in (
        ({"date": "2019"}, "A full date is needed here, such as 2019-05-17."),
        ({"parties": "-5"}, "Ensure this value is greater than or equal to 0."),
    ):
        with pytest.raises(CorrectionNotUnderstood) as refused:
            change(editor, key=key, table="party_counts_published", **texts)
        assert refused.value.faults == {next(iter(texts)): message}


def test_a_reason_is_needed_and_something_must_change(editor):
    with pytest.raises(CorrectionNotUnderstood) as refused:
        corrections.change_row(
            table=TABLE, key=KEY, texts={**raw(), "note": "x"}, seen=seen(), reason=" ", by=editor
        )
    assert refused.value.faults == {"why": "Say why: a correction needs a reason."}
    with pytest.raises(corrections.NothingChanged):
        change(editor)


def test_the_key_of_a_row_that_others_point_to_stays(editor):
    with pytest.raises(CorrectionNotUnderstood) as refused:
        change(editor, key="MAR", table="states", iso3="MRC")
    assert refused.value.faults == {"iso3": "The key of a row stays: add a new row instead."}
    assert State.everything.filter(iso3="MRC").count() == 0


def test_the_second_editor_is_told_and_the_first_keeps_the_change(editor):
    opened = seen()
    change(editor, note="The first editor.")
    with pytest.raises(corrections.RowHasChanged) as refused:
        change(editor, at=opened, date="1993-06")
    assert refused.value.now == seen()
    assert (raw()["note"], raw()["date"]) == ("The first editor.", "1993-06-21")


def test_a_count_that_no_longer_holds_waits_for_a_word(editor):
    def withdraw(accepted):
        return corrections.withdraw_row(
            table=TABLE, key=KEY, seen=seen(), reason="Withdrawn by mistake.", by=editor, accepted=accepted
        )

    with pytest.raises(proposals.NeedsConfirmation) as waiting:
        withdraw(())
    assert COUNTS in waiting.value.warnings
    assert queries.fact(table=TABLE, key=KEY).withdrawn_on is None
    with pytest.raises(proposals.NeedsConfirmation):
        withdraw(["another warning"])
    assert withdraw(waiting.value.warnings).kind == CorrectionKind.WITHDRAW
    assert queries.fact(table=TABLE, key=KEY).withdrawn_on == clock.today()
    assert sync(apply=False, on=clock.today()).is_empty


def test_undoing_a_withdrawal_brings_the_row_back(editor):
    before = raw()
    with pytest.raises(proposals.NeedsConfirmation) as waiting:
        corrections.withdraw_row(table=TABLE, key=KEY, seen=seen(), reason="No.", by=editor)
    corrections.withdraw_row(
        table=TABLE, key=KEY, seen=seen(), reason="No.", by=editor, accepted=waiting.value.warnings
    )
    record = corrections.undo(table=TABLE, key=KEY, seen=seen(), by=editor)
    assert (record.raw, record.withdrawn_on, record.layer) == (before, None, "shipped")


def test_a_row_to_which_others_point_cannot_go(editor):
    with pytest.raises(proposals.RowStillUsed, match=r"rows of the table “\w+” point to this row"):
        corrections.withdraw_row(
            table="states", key="MAR", seen=seen("MAR", "states"), reason="No.", by=editor
        )
    assert State.public.filter(iso3="MAR").exists()


def add(editor, accepted=(), **texts):
    return corrections.add_row(
        table=TABLE, texts={**NEW, **texts}, reason="Deposited in May.", by=editor, accepted=accepted
    )


def test_a_new_row_is_added_once_and_undone_to_withdrawn(editor):
    with pytest.raises(proposals.NeedsConfirmation) as waiting:
        add(editor)
    assert any("OPIC" in warning for warning in waiting.value.warnings)
    correction = add(editor, accepted=waiting.value.warnings)
    assert correction.fact_key == "TUV/OPIC/accession/2026-05"
    record = queries.fact(table=TABLE, key=correction.fact_key)
    assert (record.layer, record.precision, record.covers) == ("editor", "month", None)
    with pytest.raises(CorrectionNotUnderstood, match="There is already a row"):
        add(editor)
    assert sync(apply=False, on=clock.today()).is_empty
    undone = corrections.undo(table=TABLE, key=record.fact_key, seen=seen(record.fact_key), by=editor)
    assert undone.withdrawn_on == clock.today()
    assert sync(apply=False, on=clock.today()).is_empty


def test_every_deed_is_in_the_log_after_the_correction_is_gone(editor):
    change(editor, note="One.")
    corrections.undo(table=TABLE, key=KEY, seen=seen(), by=editor)
    about = queries.fact_about(table=TABLE, key=KEY)
    lines = [(line.deed, line.by, line.after) for line in queries.history(kind="fact", key=about)]
    assert lines == [
        (deeds.UNDO, editor, {"note": ""}),
        (deeds.CORRECT, editor, {"note": "One."}),
    ]


OWN_SOURCE = '[own-list]\ntitle = "Own list"\npublisher = "The network"\nas_of = "2026-10-01"\n'
HEADER = "state,treaty,act,date,precision,day_unverified,source,status,note\n"


def own_row(date):
    return f"{HEADER}MAR,CRC,ratification,{date},{ {4: 'year', 7: 'month', 10: 'day'}[len(date)] },,own-list,ok,\n"


@pytest.fixture
def own_files(settings, tmp_path):
    """The network's own folder, which says something of its own about Morocco."""
    settings.NETWORK_FACTS = tmp_path / "own"

    def write(date):
        network_folder(settings.NETWORK_FACTS, ratifications=own_row(date), sources=OWN_SOURCE)
        return sync(apply=True, on=clock.today())

    return write


def conflict_under_a_correction(editor, own_files):
    """An editor knows the month only; then the network's own file says another day, under another key."""
    change(editor, date="1993-06")
    own_files("1993-06-22")
    return FactConflict.objects.get(status="open")


def test_keeping_ours_settles_the_conflict_and_it_is_not_asked_again(editor, own_files):
    conflict = conflict_under_a_correction(editor, own_files)
    settled = conflicts.keep_ours(conflict=conflict, by=editor)
    assert (settled.status, settled.settled_by) == ("kept", editor)
    assert settled.settled_at is not None
    assert raw()["date"] == "1993-06"
    sync(apply=True, on=clock.today())
    assert not queries.open_conflicts().exists()
    with pytest.raises(conflicts.AlreadySettled):
        conflicts.take_theirs(conflict=conflict, reason="Late.", by=editor)


def test_taking_theirs_removes_the_correction(editor, own_files):
    conflict = conflict_under_a_correction(editor, own_files)
    conflicts.take_theirs(conflict=conflict, reason="The file is right.", by=editor)
    conflict.refresh_from_db()
    assert (conflict.status, conflict.settled_by) == ("taken", editor)
    assert not Correction.objects.exists()
    assert raw("MAR/CRC/ratification/1993-06-22")["source"] == "own-list"
    assert queries.fact(table=TABLE, key=KEY).withdrawn_on is not None
    assert sync(apply=False, on=clock.today()).is_empty


def test_taking_the_shipped_value_over_the_networks_own_row_makes_a_correction(editor, own_files):
    own_files("1993-06-21")
    record = queries.fact(table=TABLE, key=KEY)
    assert record.layer == "network"
    theirs = {**record.raw, "note": "New in the shipped file."}
    conflict = FactConflict.objects.create(
        table=TABLE, fact_key=KEY, layer="shipped", ours=record.raw, theirs=theirs
    )
    conflicts.take_theirs(conflict=conflict, reason="Shipped is newer.", by=editor)
    correction = queries.correction(table=TABLE, key=KEY)
    assert correction.values == {"note": "New in the shipped file."}
    assert correction.reason == "Shipped is newer."
    assert queries.fact(table=TABLE, key=KEY).layer == "editor"
