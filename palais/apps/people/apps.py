from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "palais.apps.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from palais.apps.people import permissions

        post_migrate.connect(permissions.ensure_groups, sender=self, dispatch_uid="people.ensure_groups")
