"""The task worker: runs jobs one after the other, says that it is alive, and keeps house while it does."""

import logging
import os
import signal
import sys
import threading
from types import FrameType

from django.db import OperationalError, close_old_connections, connection
from django_tasks.signals import log_task_finished, task_finished
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import is_locked_database_exception

from palais.apps.office import backup
from palais.apps.office.models import Job
from palais.apps.office.services import jobs, schedule

log = logging.getLogger(__name__)
BEAT_SECONDS = 5.0
CHORES_EVERY_BEATS = 3


class Worker(db_worker.Worker):
    """django-tasks' worker, which outlives a busy database and leaves nothing behind when it ends."""

    def __init__(self, *, name: str, until_done: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=1,
            batch=until_done,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        task_finished.disconnect(log_task_finished)  # it would log what an error said

    def work(self) -> None:
        """Run until stopped, or until nothing waits. What a worker of the same name left goes back first."""
        backup.recover(say=log.warning)
        jobs.leave(worker=self.worker_id)
        jobs.beat(worker=self.worker_id)
        schedule.keep_rows()
        chores()
        ended = threading.Event()
        minder = threading.Thread(target=mind, args=(self.worker_id, ended), daemon=True)
        minder.start()
        try:
            while self.running:
                try:
                    self.run()
                    return
                except OperationalError as error:
                    if not is_locked_database_exception(error):
                        raise
                    log.warning("The database was busy; trying again.")
                    close_old_connections()
        finally:
            ended.set()
            minder.join(timeout=BEAT_SECONDS)
            jobs.leave(worker=self.worker_id)

    def run_task(self, db_task_result: DBTaskResult) -> None:
        job = Job.objects.get(pk=db_task_result.pk)
        super().run_task(job)
        if job.exception_class_path and not jobs.try_later(job=job):
            log.error("Job %s (%s) failed: %s.", job.pk, job.task_path, job.exception_class_path)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """The first signal lets the job at hand end. The second ends everything: the job goes to another worker."""
        if not self.running:
            os._exit(1)
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def configure_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.shutdown)


def mind(worker: str, ended: threading.Event) -> None:
    """Say every few seconds that the worker is alive, and see to the dead and the due now and then."""
    count = 0
    while not ended.wait(BEAT_SECONDS):
        count += 1
        try:
            jobs.beat(worker=worker)
            if count % CHORES_EVERY_BEATS == 0:
                chores()
        except Exception as error:
            log.warning("The worker could not say that it is alive: %s.", type(error).__name__)
            connection.close()
    connection.close()


def chores() -> None:
    jobs.sweep()
    schedule.enqueue_due()
