"""How often one reader may do a thing: counted for a while, under a digest that tells nobody's address."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from palais.apps.office.models import Tally
from palais.apps.office.services import limits

HOUR = timedelta(hours=1)
ADDRESS = "203.0.113.9"


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still; the function returned moves it on by so much."""
    now = [datetime(2026, 11, 2, 10, 15, tzinfo=UTC)]

    def move(by: timedelta) -> None:
        now[0] += by

    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return move


def report(address: str = ADDRESS, what: str = "report", times: int = 3) -> bool:
    return limits.allow(what=what, address=address, times=times, within=HOUR)


def test_so_many_times_and_no_more(db, clock):
    assert [report() for _ in range(5)] == [True, True, True, False, False]
    assert Tally.objects.get().times == 3


def test_a_limit_of_none_allows_nothing(db, clock):
    assert [report(times=0) for _ in range(2)] == [False, False]


def test_each_address_and_each_deed_has_its_own_count(db, clock):
    assert [report() for _ in range(3)] == [True, True, True]
    assert (report("203.0.113.10"), report(what="search"), report()) == (True, True, False)


def test_the_next_window_begins_at_the_full_hour(db, clock):
    assert [report() for _ in range(4)] == [True, True, True, False]
    clock(timedelta(minutes=44))
    assert report() is False
    clock(timedelta(minutes=1))
    assert report() is True


def test_old_tallies_are_deleted_after_two_days(db, clock):
    assert report()
    clock(timedelta(days=2, hours=1))
    assert report(what="search")
    assert limits.forget_old() == 1
    assert [tally.what for tally in Tally.objects.all()] == ["search"]


def test_no_address_is_kept_and_the_digest_is_worth_nothing_the_day_after(db, clock, settings):
    assert report()
    kept = Tally.objects.get()
    assert (kept.who, len(kept.who)) == (limits.digest(ADDRESS, day="2026-11-02"), 64)
    assert ADDRESS not in str(Tally.objects.values())
    assert limits.digest(ADDRESS, day="2026-11-03") != kept.who
    settings.SECRET_KEY = "another installation"
    assert limits.digest(ADDRESS, day="2026-11-02") != kept.who
