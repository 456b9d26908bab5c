from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CalendarConfig(AppConfig):
    name = "palais.apps.calendar"
    label = "calendar"
    verbose_name = "Calendar"

    def ready(self) -> None:
        from palais.apps.calendar import deeds, following, loading, models, permissions, searching
        from palais.apps.calendar.services import imported_events, imported_fields, saved_plans
        from palais.apps.office import imports, personal
        from palais.apps.office.imports import reasons
        from palais.apps.office.services import stamps

        imports.register(*imported_events.kinds())
        reasons.register(imported_fields.SENTENCES)
        loading.register()
        searching.register()
        deeds.register()
        personal.register("plans", saved_plans.kept)
        following.connect()
        stamps.watch("calendar", models.Event, models.Deadline, models.SessionDeed)
        post_migrate.connect(permissions.ensure_rights, sender=self, dispatch_uid="calendar.ensure_rights")
