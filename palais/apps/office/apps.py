from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OfficeConfig(AppConfig):
    name = "palais.apps.office"
    label = "office"
    verbose_name = "Office"

    def ready(self) -> None:
        from palais.apps.office import permissions

        post_migrate.connect(permissions.ensure_groups, sender=self, dispatch_uid="office.ensure_groups")
