from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "palais.apps.office"
    label = "office"
    verbose_name = "Office"

    def ready(self) -> None:
        from palais.apps.office import identity_changes, imports, jobs, models, permissions
        from palais.apps.office.imports import ics_sentences, reasons, tables
        from palais.apps.office.intake import purposes, sentences
        from palais.apps.office.services import stamps
        from palais.apps.office.services.imports import organisation_cells, organisations

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
                f"{tasks}.clear_received_files",
                _("Delete received files that nobody needs any more"),
                every=timedelta(days=1),
            ),
            jobs.JobKind(f"{tasks}.preview_import", _("Read a file into a preview")),
            jobs.JobKind(f"{tasks}.apply_import", _("Apply an import")),
            jobs.JobKind(f"{tasks}.undo_import", _("Undo an import")),
            jobs.JobKind(
                f"{tasks}.delete_finished_jobs", _("Delete jobs that ended long ago"), every=timedelta(days=1)
            ),
        )
        imports.register(organisations.kind())
        reasons.register(organisation_cells.SENTENCES)
        reasons.register(ics_sentences.LEFT_OUT)
        sentences.register({**tables.SENTENCES, **ics_sentences.REFUSED})
        purposes.register(tables.PURPOSE)
        stamps.connect()
        stamps.watch("facts", models.FactSync, models.FactRow, models.Correction, models.Source)
        stamps.watch("identity", models.SiteIdentity, models.IdentityText)
        stamps.watch("media", models.PalaisImage, models.PalaisDocument)
