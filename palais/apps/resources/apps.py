from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "palais.apps.resources"
    label = "resources"
    verbose_name = "Resources"

    def ready(self) -> None:
        from palais.apps.office.services import stamps
        from palais.apps.resources import models

        stamps.watch("resources", models.Work, models.Hub, models.Link)
