"""What an editor is told before a session is changed is what happens: history's two cases, and all others."""

from datetime import date

import pytest

from palais.apps.calendar import queries, services
from palais.apps.calendar.models import CalendarChange, CommitteeSession, Deadline, Review, SessionDeed
from palais.apps.calendar.services import ChangeRefused, SessionChange, notices
from palais.apps.office import clock
from palais.apps.office.models import Change, Stamp
from palais.apps.office.services import corrections

BEFORE_THE_CUT = {"status": "scheduled", "held_start": "", "held_end": "", "reason": ""}
BEFORE_THE_CANCELLATION = {"status": "scheduled", "reason": "", "planned_end": "2025-09"}
NOTE = "note verbale of the secretariat"


def plan(slug: str, kind: str, **wish: str) -> services.Plan:
    session = CommitteeSession.public.get(slug=slug)
    return services.plan_change(session=session, change=SessionChange(kind, **wish))


def do(planned: services.Plan, *, by, reason: str = "no money", source: str = NOTE) -> SessionDeed:
    return services.apply_change(plan=planned, by=by, reason=reason, source=source)


def happened(deed: SessionDeed) -> tuple[notices.Line, ...]:
    return notices.lines_of(deed.changes.select_related("session", "review", "deadline", "event"))


def shown_now() -> dict[str, dict[str, str]]:
    """All that readers are shown, by address."""
    rows = [*CommitteeSession.public.all(), *Review.public.all(), *Deadline.objects.all()]
    return {f"{type(row).__name__} {row.slug}": row.shown for row in rows}


def test_cutting_the_89th_session_does_what_was_told(as_it_stood, on_the_day, editor, ears):
    on_the_day("2022-01-10")
    as_it_stood("crc-89", **BEFORE_THE_CUT)
    Review.public.filter(session__slug="crc-89").update(outcome="scheduled")
    services.recompute_deadlines()
    ears.clear()
    before = shown_now()
    told = plan("crc-89", "shorten", start="2022-01-31", end="2022-02-11", cause="COVID19")

    assert told.consequences.count("review") == 2
    assert notices.Line("session", "crc-89", "first", "2022-01-17", "2022-01-31") in told.consequences.lines
    assert {"body/crc", "session/crc-89", "state/MDG", "state/NLD"} <= set(told.consequences.topics)
    assert (told.consequences.people, told.consequences.at_once) == (7, True)
    assert shown_now() == before

    deed = do(told, by=editor)
    assert happened(deed) == told.consequences.lines
    (notice,) = ears
    assert (notice.lines, notice.at_once, deed.told) == (told.consequences.lines, True, 7)
    changed = {key for key, now in shown_now().items() if now != before[key]}
    assert len(changed) == len({(line.about, line.slug) for line in told.consequences.lines})
    session = CommitteeSession.public.get(slug="crc-89")
    assert session.standing(on=clock.today()) == "shortened"
    assert (session.planned_start, session.moved_start) == ("2022-01-17", "2022-01-31")


def test_cancelling_autumn_2025_does_what_was_told(as_it_stood, on_the_day, editor, ears):
    on_the_day("2025-06-20")
    as_it_stood("crc-2025-09", **BEFORE_THE_CANCELLATION)
    as_it_stood("crc-pre-session-2025-09", status="scheduled", reason="")
    slug = "crc-pre-session-2025-09-alternative-report-all-simplified"
    assert Deadline.objects.get(slug=slug).first_day.isoformat() == "2025-08-01"
    assert Deadline.objects.get(slug=slug).status == "open"
    ears.clear()

    for meeting in ("crc-2025-09", "crc-pre-session-2025-09"):
        told = plan(meeting, "cancel", cause="LIQUIDITY")
        assert notices.Line("session", meeting, "status", "scheduled", "cancelled") in told.consequences.lines
        deed = do(told, by=editor)
        assert happened(deed) == told.consequences.lines
        assert ears[-1].lines == told.consequences.lines

    deadline = Deadline.objects.get(slug=slug)
    assert (deadline.status, deadline.first_day.isoformat()) == ("cancelled", "2025-08-01")
    assert deadline.sequence > 0
    entries = {entry.slug: entry.status for entry in queries.upcoming(on=clock.today())}
    assert entries["crc-2025-09"] == "cancelled"
    assert entries[slug] == "cancelled"


def test_a_change_is_announced_logged_and_stamped_in_one_go(facts_loaded, on_the_day, editor, ears):
    on_the_day("2026-04-20")
    before = Stamp.objects.filter(name="calendar").values_list("word", flat=True).first()
    deed = do(plan("crc-101", "cancel", cause="LIQUIDITY"), by=editor, reason="the money ran out")
    assert Stamp.objects.get(name="calendar").word != before
    assert ears[0].at_once is True
    change = Change.objects.filter(about_kind="fact").first()
    assert (change.by, change.reason) == (editor, f"the money ran out ({NOTE})")
    line = deed.changes.get(about="session", field="status")
    assert (line.old, line.new, line.by, line.reason, line.source) == (
        "scheduled",
        "cancelled",
        editor,
        "the money ran out",
        NOTE,
    )


def test_nothing_is_told_at_once_of_what_lies_far_ahead(facts_loaded, on_the_day, editor, ears):
    on_the_day("2026-01-02")
    do(plan("crc-101", "cancel"), by=editor)
    assert [notice.at_once for notice in ears] == [False]


def test_what_is_announced_confirmed_moved_and_cancelled_is_shown_with_its_days(
    facts_loaded, on_the_day, editor
):
    on_the_day("2026-03-02")
    standings = [CommitteeSession.public.get(slug="crc-101").standing(on=clock.today())]
    for kind, wish in (
        ("confirm", {"day": "2026-03-01"}),
        ("move", {"start": "2026-05-18", "end": "2026-06-05", "cause": "LIQUIDITY"}),
        ("cancel", {"cause": "LIQUIDITY"}),
    ):
        do(plan("crc-101", kind, **wish), by=editor)
        standings.append(CommitteeSession.public.get(slug="crc-101").standing(on=clock.today()))
    assert standings == ["announced", "confirmed", "moved", "cancelled"]
    dossier = queries.session_dossier(slug="crc-101", on=clock.today())
    moves = [(c.field, c.old, c.new, c.source) for c in dossier.changes if c.field in ("first", "status")]
    assert ("first", "2026-05", "2026-05-18", NOTE) in moves
    assert ("status", "moved", "cancelled", NOTE) in moves
    assert dossier.session.sequence == 3


def test_a_session_without_new_days_is_postponed_and_its_deadlines_with_it(facts_loaded, on_the_day, editor):
    on_the_day("2026-01-02")
    told = plan("upr-54", "postpone", cause="LIQUIDITY")
    do(told, by=editor)
    session = CommitteeSession.public.get(slug="upr-54")
    assert session.standing(on=clock.today()) == "postponed"
    assert {row.status for row in session.deadlines.all()} == {"postponed"}
    assert {row.computed_first for row in session.deadlines.all()} == {None}
    assert all(review.is_off for review in queries.session_dossier(slug="upr-54", on=clock.today()).reviews)
    assert told.consequences.count("review") == session.reviews.count()


def test_a_session_goes_online_and_is_held(facts_loaded, on_the_day, editor):
    on_the_day("2026-05-02")
    do(plan("crc-101", "online"), by=editor)
    on_the_day("2026-06-02")
    do(plan("crc-101", "held", start="2026-05-11", end="2026-05-29"), by=editor)
    session = CommitteeSession.public.get(slug="crc-101")
    assert (session.mode, session.place, session.status, session.held_end) == (
        "online",
        "",
        "held",
        "2026-05-29",
    )
    assert session.standing(on=clock.today()) == "held"


def test_moving_a_pre_session_moves_its_deadlines_with_its_round(as_it_stood, on_the_day, editor):
    on_the_day("2024-02-01")
    as_it_stood("crc-pre-session-99", status="scheduled", held_start="", held_end="")
    slug = "crc-pre-session-99-alternative-report-all-simplified"
    do(
        plan("crc-pre-session-99", "move", start="2025-02-03", end="2025-02-07", round="winter"),
        by=editor,
    )
    moved = Deadline.objects.get(slug=slug)
    assert (moved.first_day.isoformat(), moved.announced_first.isoformat(), moved.status) == (
        "2024-12-01",
        "2024-08-01",
        "moved",
    )


REFUSED = [
    (
        "move",
        {"start": "2026-02-30", "end": "2026-03-05"},
        {"start": "“2026-02-30” is not a day of the calendar."},
    ),
    ("move", {"start": "", "end": "2026-03-05"}, {"start": "Give a day"}),
    (
        "move",
        {"start": "2026-05-20", "end": "2026-05-04"},
        {"end": "The session would end before it begins."},
    ),
    ("move", {"start": "2026-05", "end": "2026-05"}, {"start": "These are the days it has already."}),
    ("shorten", {"start": "2026-05-01", "end": "2026-06-30"}, {"end": "That is not shorter than before."}),
    (
        "shorten",
        {"start": "2026-04-01", "end": "2026-06-30"},
        {"start": "A shortened session does not begin"},
    ),
    ("confirm", {"day": "2026-12-01"}, {"day": "This day lies ahead"}),
    ("held", {"start": "2026-12-01", "end": "2026-12-02"}, {"end": "This day lies ahead"}),
    ("explode", {}, {"kind": "Choose what happens to the session."}),
]


@pytest.mark.parametrize(("kind", "wish", "faults"), REFUSED)
def test_what_makes_no_sense_is_refused_at_its_field(kind, wish, faults, facts_loaded, on_the_day):
    on_the_day("2026-04-01")
    with pytest.raises(ChangeRefused) as refused:
        plan("crc-101", kind, **wish)
    said = refused.value.faults
    assert sorted(said) == sorted(faults)
    assert [name for name in faults if not said[name].startswith(faults[name])] == []


def test_what_is_over_or_cancelled_is_not_changed_again(facts_loaded, on_the_day, editor):
    on_the_day("2026-04-01")
    with pytest.raises(ChangeRefused, match="The session was held"):
        plan("crc-100", "cancel")
    with pytest.raises(ChangeRefused, match="The session is cancelled"):
        plan("crc-2025-09", "postpone")


def test_a_change_needs_a_reason_and_a_source(facts_loaded, on_the_day, editor):
    on_the_day("2026-04-01")
    with pytest.raises(ChangeRefused) as refused:
        do(plan("crc-101", "cancel"), by=editor, reason=" ", source="")
    assert sorted(refused.value.faults) == ["reason", "source"]
    assert SessionDeed.objects.count() == 0
    assert CommitteeSession.public.get(slug="crc-101").status == "scheduled"


def test_the_second_of_two_editors_sees_the_first_change_and_loses_nothing(
    facts_loaded, on_the_day, editor, other_editor
):
    on_the_day("2026-04-01")
    first, second = plan("crc-101", "online"), plan("crc-101", "cancel", cause="LIQUIDITY")
    do(first, by=editor)
    with pytest.raises(corrections.RowHasChanged) as refused:
        do(second, by=other_editor)
    assert refused.value.now["texts"]["mode"] == "online"
    again = services.plan_change(session=second.session, change=second.change)
    do(again, by=other_editor)
    session = CommitteeSession.public.get(slug="crc-101")
    assert (session.mode, session.status) == ("online", "cancelled")


def test_consequences_that_changed_meanwhile_are_told_again_first(facts_loaded, on_the_day, editor):
    on_the_day("2026-01-02")
    told = plan("upr-54", "cancel")
    deadline = Deadline.objects.get(slug="upr-54-upr-national-report-state")
    services.override_deadline(
        deadline=deadline, day=date(2026, 10, 12), reason="letter of the UN", by=editor
    )
    with pytest.raises(services.ConsequencesChanged) as refused:
        do(told, by=editor)
    assert refused.value.plan.consequences.digest != told.consequences.digest
    assert CommitteeSession.public.get(slug="upr-54").status == "scheduled"


def test_undoing_brings_everything_back(facts_loaded, on_the_day, editor, ears):
    on_the_day("2026-01-02")
    before = shown_now()
    deed = do(plan("upr-54", "move", start="2027-03-01", end="2027-03-12"), by=editor)
    assert shown_now() != before
    undone = services.undo_change(deed=deed, by=editor)
    assert shown_now() == before
    assert (undone.kept, sorted(undone.restored)) == ((), ["moved_end", "moved_start", "status"])
    assert [notice.undoes for notice in ears] == [False, True]
    assert ears[1].lines == tuple(
        notices.Line(line.about, line.slug, line.field, line.new, line.old) for line in ears[0].lines
    )
    deed.refresh_from_db()
    assert (deed.undone_by, deed.kept) == (editor, [])
    with pytest.raises(services.AlreadyUndone):
        services.undo_change(deed=deed, by=editor)


def test_undoing_keeps_what_a_person_changed_since_and_lists_it(
    facts_loaded, on_the_day, editor, other_editor
):
    on_the_day("2026-01-02")
    deed = do(plan("crc-101", "move", start="2026-06-01", end="2026-06-19", cause="LIQUIDITY"), by=editor)
    do(plan("crc-101", "move", start="2026-06-08", end="2026-06-19"), by=other_editor)
    undone = services.undo_change(deed=deed, by=editor)
    assert sorted(undone.kept) == ["moved_end", "moved_start", "status"]
    session = CommitteeSession.public.get(slug="crc-101")
    assert (session.moved_start, session.moved_end, session.reason) == ("2026-06-08", "2026-06-19", "")
    deed.refresh_from_db()
    assert deed.kept == list(undone.kept)


def test_a_change_that_fails_leaves_nothing(facts_loaded, on_the_day, editor, ears, monkeypatch):
    on_the_day("2026-01-02")
    before, lines = shown_now(), CalendarChange.objects.count()
    told = plan("upr-54", "cancel")
    monkeypatch.setattr(notices, "announce", lambda notice: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        do(told, by=editor)
    assert (shown_now(), CalendarChange.objects.count(), SessionDeed.objects.count()) == (before, lines, 0)
