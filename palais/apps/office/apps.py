from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "palais.apps.office"
    label = "office"
    verbose_name = "Office"

    def ready(self) -> None:
        from palais.apps.office import models
        from palais.apps.office.services import stamps

        stamps.connect()
        stamps.watch("facts", models.FactSync, models.FactRow, models.Correction, models.Source)
        stamps.watch("identity", models.SiteIdentity, models.IdentityText)
        stamps.watch("media", models.PalaisImage, models.PalaisDocument)
