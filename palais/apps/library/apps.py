from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "palais.apps.library"
    label = "library"
    verbose_name = "Library"

    def ready(self) -> None:
        from palais.apps.library import deeds, index, loading, searching
        from palais.apps.office import search

        search.keep(index.INDEX)
        loading.register()
        searching.register()
        deeds.register()
