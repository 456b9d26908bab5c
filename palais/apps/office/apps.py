from datetime import time, timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "palais.apps.office"
    label = "office"
    verbose_name = "Office"

    def ready(self) -> None:
        from django.conf import settings

        from palais.apps.office import identity_changes, jobs, models, permissions
        from palais.apps.office.health import checks as health_checks
        from palais.apps.office.services import stamps

        post_migrate.connect(permissions.ensure_groups, sender=self, dispatch_uid="office.ensure_groups")
        identity_changes.watch()
        tasks = f"{self.name}.tasks"
        jobs.register(
            jobs.JobKind(
                f"{tasks}.forget_old_counts", _("Delete old counts of forms sent"), every=timedelta(hours=6)
            ),
            jobs.JobKind(
                f"{tasks}.update_search", _("Bring the search index up to date"), every=timedelta(minutes=10)
            ),
            jobs.JobKind(
                f"{tasks}.deliver_post", _("Send what waits in the outbox"), every=timedelta(minutes=5)
            ),
            jobs.JobKind(
                f"{tasks}.tidy_post", _("Delete messages that ended long ago"), every=timedelta(days=1)
            ),
            jobs.JobKind(
                f"{tasks}.prepare_digests", _("Prepare the digests"), every=timedelta(days=1), at=time(6, 30)
            ),
            jobs.JobKind(
                f"{tasks}.tell_at_once", _("Prepare news that may not wait"), every=timedelta(minutes=5)
            ),
            jobs.JobKind(
                f"{tasks}.delete_unconfirmed",
                _("Delete addresses that nobody confirmed"),
                every=timedelta(days=1),
            ),
            jobs.JobKind(
                f"{tasks}.delete_finished_jobs", _("Delete jobs that ended long ago"), every=timedelta(days=1)
            ),
        )
        nightly = timedelta(days=1) if settings.BACKUP_DIR else None
        jobs.register(jobs.JobKind(f"{tasks}.back_up", _("Back up everything"), every=nightly))
        health_checks.register()
        stamps.connect()
        stamps.watch("facts", models.FactSync, models.FactRow, models.Correction, models.Source)
        stamps.watch("identity", models.SiteIdentity, models.IdentityText)
        stamps.watch("media", models.PalaisImage, models.PalaisDocument)
