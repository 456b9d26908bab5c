"""Periodic work: claimed by one, caught up once, at its hour in summer and winter."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from palais.apps.office import jobs as registry
from palais.apps.office.models import Job, Schedule
from palais.apps.office.services import schedule

HOURLY = "palais.apps.office.tasks.forget_old_counts"
NAME = "forget-old-counts"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ZURICH = ZoneInfo("Europe/Zurich")


@pytest.fixture
def now(monkeypatch):
    """The moment it is; set `now[0]` to move on."""
    moment = [datetime(2026, 11, 2, 10, 15, tzinfo=UTC)]
    monkeypatch.setattr(timezone, "now", lambda: moment[0])
    return moment


@pytest.fixture
def hourly(db, now, monkeypatch):
    """One kind of work alone, every hour."""
    kind = registry.JobKind(HOURLY, "Tidy", every=HOUR)
    monkeypatch.setattr(registry, "_kinds", {HOURLY: kind})
    schedule.keep_rows()
    return Schedule.objects.get()


def end_all():
    Job.objects.update(status="SUCCESSFUL")


def test_rows_follow_what_is_registered(hourly, monkeypatch):
    assert (hourly.name, hourly.task, hourly.every) == (NAME, HOURLY, HOUR)
    monkeypatch.setattr(registry, "_kinds", {HOURLY: registry.JobKind(HOURLY, "Tidy", every=DAY)})
    schedule.keep_rows()
    assert Schedule.objects.get().every == DAY
    monkeypatch.setattr(registry, "_kinds", {})
    schedule.keep_rows()
    assert Schedule.objects.count() == 0


def test_each_run_comes_once_in_its_time(hourly, now):
    assert (schedule.enqueue_due(), schedule.enqueue_due()) == (1, 0)
    end_all()
    now[0] += HOUR - timedelta(seconds=1)
    assert schedule.enqueue_due() == 0
    now[0] += timedelta(seconds=1)
    assert schedule.enqueue_due() == 1
    row = Schedule.objects.get()
    assert (row.last_run_at, row.next_run_at) == (now[0], now[0] + HOUR)


def test_of_two_workers_that_see_the_same_run_one_has_it(hourly, now):
    seen_by_both = [Schedule.objects.get(), Schedule.objects.get()]
    assert [schedule.run_once(row, now=now[0]) for row in seen_by_both] == [True, False]
    assert Job.objects.count() == 1


def test_missed_runs_are_made_up_for_once(hourly, now):
    schedule.enqueue_due()
    end_all()
    now[0] += 100 * HOUR + timedelta(minutes=20)
    assert (schedule.enqueue_due(), schedule.enqueue_due()) == (1, 0)
    assert Schedule.objects.get().next_run_at == now[0] + timedelta(minutes=40)
    assert Job.objects.count() == 2


def test_a_run_waits_until_the_one_before_has_ended(hourly, now):
    assert schedule.enqueue_due() == 1
    now[0] += HOUR
    assert schedule.enqueue_due() == 0
    assert Job.objects.count() == 1
    end_all()
    now[0] += HOUR
    assert schedule.enqueue_due() == 1


def test_a_row_outlives_its_last_job(hourly, now):
    schedule.enqueue_due()
    Job.objects.all().delete()
    row = Schedule.objects.get()
    assert (row.job, row.last_run_at) == (None, now[0])


@pytest.mark.parametrize(
    ("last", "now", "wanted"),
    [
        ((2026, 3, 28, 3, 30), (2026, 3, 28, 4), (2026, 3, 29, 3, 30)),
        ((2026, 10, 24, 3, 30), (2026, 10, 24, 4), (2026, 10, 25, 3, 30)),
        ((2026, 10, 20, 3, 30), (2026, 10, 26, 3, 29), (2026, 10, 26, 3, 30)),
        ((2026, 10, 20, 3, 30), (2026, 10, 26, 3, 30), (2026, 10, 27, 3, 30)),
    ],
)
def test_a_daily_run_keeps_its_hour(last, now, wanted):
    moments = [datetime(*parts, tzinfo=ZURICH) for parts in (last, now, wanted)]
    found = schedule.next_run(moments[0].astimezone(UTC), every=DAY, now=moments[1])
    assert found.astimezone(ZURICH) == moments[2]


def test_the_first_daily_run_comes_at_its_hour_and_the_first_hourly_one_now(now):
    daily = registry.JobKind("a.b", "x", every=DAY)
    assert schedule.first_run(daily, now[0]) == datetime(2026, 11, 3, 3, 30, tzinfo=ZURICH)
    assert schedule.first_run(daily, datetime(2026, 11, 2, 1, tzinfo=UTC)) == datetime(
        2026, 11, 2, 3, 30, tzinfo=ZURICH
    )
    assert schedule.first_run(registry.JobKind("a.b", "x", every=HOUR), now[0]) == now[0]
