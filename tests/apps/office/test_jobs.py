"""Jobs: in the queue with the deed that asks for them, taken back from the dead, failed in the end, tidied away."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus

from palais.apps.office import jobs as registry
from palais.apps.office import queries
from palais.apps.office.models import Change, Job, JobProgress, JobWorker, Tally
from palais.apps.office.services import jobs
from palais.apps.office.services.progress import Progress
from palais.apps.office.worker import Worker
from palais.apps.people.models import User
from tests.makers import jobs as made

TIDY = "palais.apps.office.tasks.forget_old_counts"
NAME = "Ada Example"


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still; the function returned moves it on by so many seconds."""
    now = [datetime(2026, 11, 2, 10, 15, tzinfo=UTC)]

    def move(seconds: float) -> None:
        now[0] += timedelta(seconds=seconds)

    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return move


@pytest.fixture
def coordinator(db):
    return User.objects.create_superuser("coordinator@example.org", "a long password")


def put(task, *args) -> Job:
    return Job.objects.get(pk=task.enqueue(*args).id)


def claimed(job: Job, worker: str) -> Job:
    job.claim(worker)
    return Job.objects.get(pk=job.pk)


def run(job: Job, worker: str = "one") -> Job:
    """Run a job in this very process, as a worker does."""
    Worker(name=worker).run_task(claimed(job, worker))
    return Job.objects.get(pk=job.pk)


def test_what_is_rolled_back_is_never_run(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue(task=TIDY)
        assert Job.objects.count() == 1
        raise ZeroDivisionError
    assert Job.objects.count() == 0
    jobs.enqueue(task=TIDY)
    assert [job.task_path for job in Job.objects.ready()] == [TIDY]


def test_a_task_that_nobody_registered_is_refused(db):
    with pytest.raises(jobs.NoSuchJob, match=r"palais\.no_such"):
        jobs.enqueue(task="palais.no_such")
    assert Job.objects.count() == 0


def test_a_job_that_must_wait_is_not_ready_before(db):
    jobs.enqueue(task=TIDY, after=timezone.now() + timedelta(hours=1))
    assert (Job.objects.count(), Job.objects.ready().count()) == (1, 0)


def test_every_registered_task_exists(db):
    for task in registry.registered():
        assert jobs.enqueue(task=task)
    assert Job.objects.count() == len(registry.registered())


def test_a_job_that_is_run_says_what_came_of_it(db, tmp_path):
    done = run(put(made.leave_a_mark, str(tmp_path)))
    assert (done.status, done.return_value, done.worker_ids) == ("SUCCESSFUL", "marked", ["one"])


def test_an_error_is_kept_without_its_words(db, caplog):
    failed = run(put(made.fail_saying, f"{NAME} <ada@example.org>"))
    assert (failed.status, failed.exception_class_path) == ("FAILED", "builtins.ValueError")
    assert failed.traceback.splitlines()[-1].startswith("tests/makers/jobs.py in fail_saying, line ")
    assert NAME not in failed.traceback
    assert NAME not in caplog.text


def test_a_busy_database_is_tried_again_twice(db):
    job = put(made.find_the_database_busy)
    seen = [run(job, worker).status for worker in ("one", "two", "three")]
    assert seen == ["READY", "READY", "FAILED"]
    assert Job.objects.get().worker_ids == ["one", "two", "three"]


def test_a_silent_worker_is_doubted_first_and_given_up_later(db, clock):
    jobs.beat(worker="one")
    job = claimed(put(made.fail_saying, "never"), "one")
    clock(59)
    assert (jobs.sweep(), JobWorker.objects.get().doubted_at) == (0, None)
    clock(2)
    assert jobs.sweep() == 0
    assert JobWorker.objects.get().doubted_at is not None
    clock(16)
    assert jobs.sweep() == 1
    job.refresh_from_db()
    assert (job.status, job.started_at, JobWorker.objects.count()) == ("READY", None, 0)


def test_a_worker_that_speaks_again_keeps_its_job(db, clock):
    jobs.beat(worker="one")
    job = claimed(put(made.fail_saying, "never"), "one")
    clock(61)
    jobs.sweep()
    jobs.beat(worker="one")
    clock(16)
    assert jobs.sweep() == 0
    job.refresh_from_db()
    assert job.status == "RUNNING"


def test_a_job_whose_workers_die_has_failed_after_three(db, clock):
    job = put(made.fail_saying, "never")
    for worker in ("one", "two", "three"):
        clock(31)
        assert Job.objects.ready().count() == 1
        claimed(Job.objects.get(), worker)
        assert jobs.take_back(worker=worker) == 1
    job.refresh_from_db()
    assert (job.status, job.exception_class_path, job.traceback) == ("FAILED", jobs.WORKER_DIED, "")
    assert jobs.sweep() == 0


def test_only_the_jobs_of_the_dead_are_taken_back(db):
    jobs.beat(worker="alive")
    mine = claimed(put(made.fail_saying, "never"), "alive")
    claimed(put(made.fail_saying, "never"), "dead")
    assert jobs.sweep() == 1
    assert [job.pk for job in Job.objects.running()] == [mine.pk]


def test_the_end_of_a_job_that_was_taken_over_is_not_kept(db, tmp_path):
    old = claimed(put(made.leave_a_mark, str(tmp_path)), "one")
    jobs.take_back(worker="one")
    new = claimed(Job.objects.get(), "two")
    old.set_failed(ValueError("too late"))
    assert Job.objects.get().status == "RUNNING"
    new.set_successful("mine")
    assert Job.objects.get().return_value == "mine"


def test_a_failed_job_is_started_again_by_a_person_and_that_is_in_the_log(coordinator):
    failed = run(put(made.fail_saying, "no"))
    Progress(job=failed.pk, total=2).reached(1)
    jobs.retry(job=failed.pk, by=coordinator)
    again = Job.objects.get()
    assert (again.status, again.worker_ids, again.exception_class_path) == ("READY", [], "")
    assert (Job.objects.ready().count(), JobProgress.objects.count()) == (1, 0)
    line = Change.objects.get()
    assert (line.deed, line.by, line.about_key) == ("retry-job", coordinator, str(failed.pk))
    with pytest.raises(jobs.NotFailed):
        jobs.retry(job=failed.pk, by=coordinator)
    with pytest.raises(jobs.NoSuchJob):
        jobs.retry(job=uuid4(), by=coordinator)


def test_progress_is_written_once_a_second_and_at_the_end(db, django_assert_num_queries):
    job, time = put(made.fail_saying, "never"), [0.0]
    progress = Progress(job=job.pk, total=1000, clock=lambda: time[0])
    progress.reached(1, words="first rows")
    with django_assert_num_queries(0):
        for done in range(2, 900):
            progress.reached(done)
    assert queries.progress(job=job.pk).done == 1
    time[0] = 1.0
    progress.reached(900)
    assert queries.progress(job=job.pk).done == 900
    progress.reached(1000)
    now = queries.progress(job=job.pk)
    assert (now.done, now.total, now.words) == (1000, 1000, "")


def test_progress_without_a_job_says_nothing(db):
    Progress(job=None, total=3).finish(3)
    assert JobProgress.objects.count() == 0


def test_jobs_that_ended_long_ago_are_deleted_and_no_others(db):
    ages = {"old": 31, "young": 29}
    for name, days in ages.items():
        job = run(put(made.fail_saying, name))
        Progress(job=job.pk).reached(1)
        Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - timedelta(days=days))
    waiting = put(made.fail_saying, "waiting")
    Job.objects.filter(pk=waiting.pk).update(enqueued_at=timezone.now() - timedelta(days=400))
    assert (jobs.delete_finished(), jobs.delete_finished()) == (1, 0)
    assert {job.args_kwargs["args"][0] for job in Job.objects.all()} == {"young", "waiting"}
    assert JobProgress.objects.count() == 1


def test_the_first_periodic_jobs_do_their_work(db):
    Tally.objects.create(what="report", who="x", window=timezone.now() - timedelta(days=3))
    Tally.objects.create(what="report", who="x", window=timezone.now())
    jobs.enqueue(task=TIDY)
    done = run(Job.objects.get())
    assert (done.status, done.return_value, Tally.objects.count()) == (TaskResultStatus.SUCCESSFUL, 1, 1)
