from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LibraryConfig(AppConfig):
    name = "palais.apps.library"
    label = "library"
    verbose_name = "Library"

    def ready(self) -> None:
        from palais.apps.library import (
            deeds,
            index,
            keeping,
            loading,
            models,
            own_jobs,
            permissions,
            searching,
        )
        from palais.apps.library.desk import purpose
        from palais.apps.library.imports import kinds, telling
        from palais.apps.library.reading import wording
        from palais.apps.library.services import examples, following
        from palais.apps.office import demonstrations, search
        from palais.apps.office.services import stamps

        search.keep(index.INDEX)
        loading.register()
        searching.register()
        deeds.register()
        kinds.register()
        telling.follow(index.note_later, afterwards=index.catch_up)
        telling.follow(following.note)
        own_jobs.register()
        keeping.register()
        purpose.register()
        wording.register()
        demonstrations.register("library", examples.show)
        stamps.watch("library", models.Document, models.DocumentFile, models.Tag, models.LineageLink)
        post_migrate.connect(permissions.ensure_rights, sender=self, dispatch_uid="library.ensure_rights")
        post_migrate.connect(following.wake_after_migrations, sender=self, dispatch_uid="library.wake")
