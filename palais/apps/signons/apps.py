from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SignonsConfig(AppConfig):
    name = "palais.apps.signons"
    label = "signons"
    verbose_name = "Statements"

    def ready(self) -> None:
        from palais.apps.office import demonstrations, imports
        from palais.apps.office.imports import reasons
        from palais.apps.office.intake import kinds, purposes
        from palais.apps.office.intake.purposes import MIB, Purpose
        from palais.apps.office.services import stamps, translated
        from palais.apps.signons import deeds, models, own_texts, permissions, searching
        from palais.apps.signons.services import examples, imported_signatories, texts

        deeds.register()
        searching.register()
        imports.register(imported_signatories.kind())
        reasons.register(imported_signatories.SENTENCES)
        purposes.register(Purpose(texts.PURPOSE, kinds.DOCUMENTS, 50 * MIB, by_name=True))
        demonstrations.register("statements", examples.show)
        stamps.watch("statements", models.Statement, models.StatementText, models.Signatory)
        translated.watch(own_texts.TEXT)
        post_migrate.connect(permissions.ensure_rights, sender=self, dispatch_uid="signons.ensure_rights")
