from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "palais.apps.library"
    label = "library"
    verbose_name = "Library"

    def ready(self) -> None:
        from palais.apps.library import loading, searching
        from palais.apps.library.imports import kinds

        loading.register()
        searching.register()
        kinds.register()
