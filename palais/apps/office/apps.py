from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OfficeConfig(AppConfig):
    name = "palais.apps.office"
    label = "office"
    verbose_name = "Office"

    def ready(self) -> None:
        from palais.apps.office import (
            backup,
            identity_changes,
            imports,
            models,
            own_jobs,
            own_texts,
            permissions,
        )
        from palais.apps.office.health import checks as health_checks
        from palais.apps.office.health import mail as mail_check
        from palais.apps.office.imports import ics_sentences, reasons, tables
        from palais.apps.office.intake import purposes, sentences
        from palais.apps.office.services import post, stamps, translated
        from palais.apps.office.services.imports import organisation_cells, organisations
        from palais.apps.office.services.people import letters
        from palais.apps.people import models as people

        post_migrate.connect(permissions.ensure_groups, sender=self, dispatch_uid="office.ensure_groups")
        identity_changes.watch()
        letters.register_kinds()
        own_jobs.register()
        health_checks.register()
        mail_check.register()
        backup.after_restore(post.doubt_restored)
        imports.register(organisations.kind())
        reasons.register(organisation_cells.SENTENCES)
        reasons.register(ics_sentences.LEFT_OUT)
        sentences.register({**tables.SENTENCES, **ics_sentences.REFUSED})
        purposes.register(tables.PURPOSE, tables.ARCHIVE)
        stamps.connect()
        stamps.watch("facts", models.FactSync, models.FactRow, models.Correction, models.Source)
        stamps.watch("identity", models.SiteIdentity, models.IdentityText)
        stamps.watch("organisations", people.Organisation, people.OrganisationName)
        stamps.watch("working-groups", people.WorkingGroup, people.WorkingGroupText)
        translated.connect()
        translated.watch(own_texts.GROUPS)
        stamps.watch("media", models.PalaisImage, models.PalaisDocument, people.Consent)
