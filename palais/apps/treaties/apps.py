from django.apps import AppConfig


class TreatiesConfig(AppConfig):
    name = "palais.apps.treaties"
    label = "treaties"
    verbose_name = "Treaties"

    def ready(self) -> None:
        from palais.apps.treaties import loading, searching

        loading.register()
        searching.register()
