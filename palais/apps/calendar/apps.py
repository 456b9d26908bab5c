from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "palais.apps.calendar"
    label = "calendar"
    verbose_name = "Calendar"

    def ready(self) -> None:
        from palais.apps.calendar import loading

        loading.register()
