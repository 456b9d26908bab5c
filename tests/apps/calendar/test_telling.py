"""People are told of a change exactly as the editor was told beforehand: how many, of what, and how soon."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from palais.apps.calendar import services
from palais.apps.calendar.models import CommitteeSession, Deadline, Review, SessionDeed
from palais.apps.calendar.services import SessionChange, events, notices
from palais.apps.office import subscriptions as registry
from palais.apps.office.models import OutboxMessage, Subscriber, Subscription
from palais.apps.office.services import digests, sync
from tests.apps.calendar.test_events import words
from tests.apps.calendar.test_session_changes import BEFORE_THE_CANCELLATION, BEFORE_THE_CUT, NOTE
from tests.apps.office.subscribing import reader

A_WHILE = timedelta(minutes=11)
DEMONSTRATION = date(2021, 4, 15)


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_ADDRESS = "https://palais.example.org"


def plan(slug: str, kind: str, **wish: str) -> services.Plan:
    session = CommitteeSession.public.get(slug=slug)
    return services.plan_change(session=session, change=SessionChange(kind, **wish))


def do(planned: services.Plan, *, by) -> SessionDeed:
    return services.apply_change(plan=planned, by=by, reason="no money", source=NOTE)


def follows(name: str, source: str, *keys: str, **fields) -> Subscriber:
    return reader(f"{name}@example.org", *keys, since=timezone.now(), source=source, **fields)


def sent_at_once(after: timedelta = A_WHILE) -> dict[str, str]:
    """Mail that does not wait for the digest: text by name of the reader."""
    return texts_of(digests.tell_at_once, after)


def sent_by_digest(after: timedelta = A_WHILE) -> dict[str, str]:
    return texts_of(digests.prepare, after)


def texts_of(write, after: timedelta) -> dict[str, str]:
    known = set(OutboxMessage.objects.values_list("pk", flat=True))
    now: datetime = timezone.now() + after
    count = write(on=timezone.localdate(now), now=now)
    fresh = [row for row in OutboxMessage.objects.all() if row.pk not in known]
    assert count == len(fresh)
    # The clock stood still in truth: what happens from now on is new.
    Subscription.objects.filter(told_until__gt=timezone.now()).update(told_until=timezone.now())
    return {row.to.partition("@")[0]: row.text for row in fresh}


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("•")]


@pytest.fixture
def before_the_cut(as_it_stood, on_the_day):
    on_the_day("2022-01-10")
    as_it_stood("crc-89", **BEFORE_THE_CUT)
    Review.public.filter(session__slug="crc-89").update(outcome="scheduled")
    services.recompute_deadlines()


def test_cutting_the_89th_session_tells_whom_and_what_was_told_beforehand(before_the_cut, editor):
    follows("body", "body-dates", "crc")
    follows("state", "state-dates", "MDG", "NLD")
    follows("session", "session-dates", "crc-89")
    follows("all", "dates", "all")
    follows("twice", "state-dates", "MDG")
    follows("elsewhere", "state-dates", "MAR")
    follows("other", "body-dates", "cedaw")
    follows("paused", "body-dates", "crc", paused_at=timezone.now())
    planned = plan("crc-89", "shorten", start="2022-01-31", end="2022-02-11", cause="COVID19")
    assert (planned.consequences.people, planned.consequences.at_once) == (5, True)

    deed = do(planned, by=editor)
    told = sent_at_once()
    assert deed.told == planned.consequences.people == len(told)
    assert sorted(told) == ["all", "body", "session", "state", "twice"]
    assert lines(told["session"])[0] == (
        "• CRC, Session 89 – Status: planned → shortened; First day: 17 January 2022 → 31 January 2022; "
        "Last day: 4 February 2022 → 11 February 2022. Reason: COVID-19 – no money. "
        "Source: note verbale of the secretariat."
    )
    slugs = {(line.about, line.slug) for line in planned.consequences.lines}
    assert len(lines(told["all"])) == len(slugs)
    assert sent_at_once() == {}
    assert sent_by_digest() == {}


def test_undoing_tells_the_same_people_as_soon_and_says_so(before_the_cut, editor):
    for source, key in (("body-dates", "crc"), ("state-dates", "NLD"), ("session-dates", "crc-89")):
        follows(source, source, key)
    deed = do(plan("crc-89", "cancel", cause="COVID19"), by=editor)
    assert sorted(sent_at_once()) == ["body-dates", "session-dates", "state-dates"]
    undone = services.undo_change(deed=deed, by=editor)
    again = sent_at_once(2 * A_WHILE)
    assert (undone.told, sorted(again)) == (3, ["body-dates", "session-dates", "state-dates"])
    assert lines(again["session-dates"])[0] == (
        "• CRC, Session 89 – Status: cancelled → planned. Reason: Undone: no money. "
        "Source: note verbale of the secretariat."
    )


def test_cancelling_autumn_2025_tells_audiences_by_their_deadlines(as_it_stood, on_the_day, editor):
    on_the_day("2025-06-20")
    as_it_stood("crc-2025-09", **BEFORE_THE_CANCELLATION)
    as_it_stood("crc-pre-session-2025-09", status="scheduled", reason="")
    for audience in ("ngo", "nhri", "child"):
        follows(audience, "audience-dates", audience)
    follows("body", "body-dates", "crc")
    expected = 0
    for slug in ("crc-2025-09", "crc-pre-session-2025-09"):
        planned = plan(slug, "cancel", cause="LIQUIDITY")
        touched = {
            audience
            for line in planned.consequences.about("deadline")
            for audience in [Deadline.objects.get(slug=line.slug).audience]
        }
        assert planned.consequences.at_once is False
        deed = do(planned, by=editor)
        expected = max(expected, deed.told)
        assert deed.told == planned.consequences.people == 1 + (3 if "all" in touched else len(touched))
    assert sent_at_once() == {}
    told = sent_by_digest()
    assert len(told) == expected == 4
    assert any("cancelled" in line and "CRC, Pre-session" in line for line in lines(told["child"]))
    assert all(" 2025" in line or "→ cancelled" in line for line in lines(told["ngo"]))
    assert "Session 2025-09 – Status: planned → cancelled" in told["body"]


def test_what_lies_far_ahead_waits_for_the_digest(facts_loaded, on_the_day, editor):
    on_the_day("2026-01-02")
    follows("body", "body-dates", "crc")
    do(plan("crc-101", "cancel"), by=editor)
    assert sent_at_once() == {}
    assert sorted(sent_by_digest()) == ["body"]


def test_on_quiet_days_nothing_is_sent_and_nothing_is_lost(before_the_cut, editor):
    today = timezone.localdate(timezone.now() + A_WHILE)
    follows("quiet", "body-dates", "crc", quiet_days=[today.weekday()])
    do(plan("crc-89", "cancel", cause="COVID19"), by=editor)
    assert sent_at_once() == {}
    assert sorted(sent_by_digest(timedelta(days=1) + A_WHILE)) == ["quiet"]


def test_what_waits_about_other_subjects_stays_for_the_digest(before_the_cut, editor, on_the_day):
    follows("both", "session-dates", "crc-89", "crc-101")
    do(plan("crc-101", "cancel", cause="LIQUIDITY"), by=editor)
    do(plan("crc-89", "cancel", cause="COVID19"), by=editor)
    assert "Session 101" not in sent_at_once()["both"]
    digest = sent_by_digest()["both"]
    assert "Session 101" in digest and not any("Session 89" in line for line in lines(digest))


def test_events_of_members_reach_nobody_by_mail(facts_loaded, on_the_day, editor):
    on_the_day("2026-11-02")
    follows("all", "dates", "all")
    hidden = events.add_event(words=words(visibility="members", title="Meeting behind doors"), by=editor)
    events.cancel_event(event=hidden, by=editor, reason="nobody has time")
    notice = notices.Notice(frozenset({"all"}), (), "", "", at_once=False, members_only=True)
    assert notices.people(notice) == 0
    assert (sent_at_once(), sent_by_digest()) == ({}, {})
    events.change_event(event=hidden, words=words(title="Open meeting"), by=editor)
    assert sent_by_digest(timedelta(days=1) + A_WHILE) == {}
    events.change_event(event=hidden, words=words(title="Open to all"), by=editor, reason="it is open now")
    (text,) = sent_by_digest(timedelta(days=2) + A_WHILE).values()
    assert "behind doors" not in text and "Open to all – " in text


@pytest.mark.parametrize(
    ("source", "key", "title"),
    [
        ("dates", "all", "All dates at the United Nations"),
        ("state-dates", "MAR", "Morocco: dates"),
        ("body-dates", "crc", "Committee on the Rights of the Child: dates"),
        ("audience-dates", "child", "Deadlines for children"),
        ("session-dates", "crc-89", "CRC, Session 89: dates"),
        ("dates", "x", None),
        ("state-dates", "ZZZ", None),
        ("body-dates", "zzz", None),
        ("audience-dates", "all", None),
        ("session-dates", "crc-9999", None),
    ],
)
def test_what_can_be_followed_and_what_cannot(facts_loaded, client, source, key, title):
    kind = registry.registered()[source]
    assert kind.title(key) == title
    answer = client.get(f"/subscribe/{source}/{key}/")
    assert answer.status_code == (200 if title else 404)
    if title:
        assert title in answer.content.decode() and kind.path(key).startswith("/")


def test_a_demonstration_knows_of_what_lies_ahead_only_what_was_planned_and_can_change_it(
    facts_loaded, on_the_day, editor, settings
):
    on_the_day("2021-04-15")
    settings.DEMO = True
    sync.sync(apply=True, on=DEMONSTRATION)
    assert sync.sync(apply=False, on=DEMONSTRATION).is_empty
    services.recompute_deadlines()
    days = CommitteeSession.public.filter(slug__in=("crc-80", "crc-88", "crc-89")).order_by("slug")
    assert [(one.status, one.planned_end, one.held_end) for one in days] == [
        ("held", "2019-02-01", "2019-02-01"),
        ("scheduled", "2021-09-24", ""),
        ("scheduled", "2022-02-04", ""),
    ]
    follows("state", "state-dates", "POL")
    planned = plan("crc-88", "cancel", cause="LIQUIDITY")
    assert planned.consequences.people == 1
    deed = do(planned, by=editor)
    session = CommitteeSession.public.get(slug="crc-88")
    assert (session.is_cancelled, session.is_held) == (True, False)
    poland = Review.public.get(session=session, state="POL")
    assert poland.outcome_on(DEMONSTRATION) == "off"
    services.undo_change(deed=deed, by=editor)
    session.refresh_from_db()
    assert (session.status, session.held_start) == ("scheduled", "")
    with pytest.raises(services.ChangeRefused, match="was held"):
        plan("crc-80", "cancel", cause="LIQUIDITY")
