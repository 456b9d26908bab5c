"""The office's own jobs: what each is called, and how often those come that come by themselves."""

from datetime import time, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from palais.apps.office import jobs

TASKS = "palais.apps.office.tasks"
DAY = timedelta(days=1)
KINDS = (
    jobs.JobKind(
        f"{TASKS}.forget_old_counts", _("Delete old counts of forms sent"), every=timedelta(hours=6)
    ),
    jobs.JobKind(
        f"{TASKS}.update_search", _("Bring the search index up to date"), every=timedelta(minutes=10)
    ),
    jobs.JobKind(f"{TASKS}.deliver_post", _("Send what waits in the outbox"), every=timedelta(minutes=5)),
    jobs.JobKind(f"{TASKS}.tidy_post", _("Delete messages that ended long ago"), every=DAY),
    jobs.JobKind(f"{TASKS}.prepare_digests", _("Prepare the digests"), every=DAY, at=time(6, 30)),
    jobs.JobKind(f"{TASKS}.tell_at_once", _("Prepare news that may not wait"), every=timedelta(minutes=5)),
    jobs.JobKind(
        f"{TASKS}.delete_unconfirmed",
        _("Delete addresses that nobody confirmed"),
        every=DAY,
    ),
    jobs.JobKind(
        f"{TASKS}.clear_received_files",
        _("Delete received files that nobody needs any more"),
        every=DAY,
    ),
    jobs.JobKind(f"{TASKS}.preview_import", _("Read a file into a preview")),
    jobs.JobKind(f"{TASKS}.apply_import", _("Apply an import")),
    jobs.JobKind(f"{TASKS}.undo_import", _("Undo an import")),
    jobs.JobKind(
        f"{TASKS}.tidy_accounts",
        _("Delete old invitations and ended sessions"),
        every=DAY,
    ),
    jobs.JobKind(f"{TASKS}.delete_finished_jobs", _("Delete jobs that ended long ago"), every=DAY),
)


def register() -> None:
    """The nightly backup comes by itself only where a folder for it is set."""
    jobs.register(*KINDS)
    nightly = DAY if settings.BACKUP_DIR else None
    jobs.register(jobs.JobKind(f"{TASKS}.back_up", _("Back up everything"), every=nightly))
