from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ResourcesConfig(AppConfig):
    name = "palais.apps.resources"
    label = "resources"
    verbose_name = "Resources"

    def ready(self) -> None:
        from django.conf import settings
        from django.utils.translation import gettext_lazy as _

        from palais.apps.office import demonstrations, imports, jobs, personal, post
        from palais.apps.office.imports import reasons
        from palais.apps.office.services import stamps, translated
        from palais.apps.resources import deeds, models, own_texts, permissions, searching
        from palais.apps.resources.services import (
            demonstration,
            example_publications,
            imported_cells,
            imported_works,
            proposals,
            received,
        )

        deeds.register()
        received.register()
        searching.register()
        imports.register(*imported_works.kinds())
        reasons.register(imported_cells.SENTENCES)
        demonstrations.register("resources", demonstration.make)
        demonstrations.register("publications", example_publications.make)
        post.register(post.PostKind(proposals.LETTER, _("Proposed resource")))
        personal.register("proposals", proposals.kept_of)
        stamps.watch("resources", models.Work, models.Hub, models.Link, models.Twin)
        for texts in own_texts.TEXTS:
            translated.watch(texts)
        jobs.register(
            jobs.JobKind(
                "palais.apps.resources.tasks.check_links",
                _("Check links of resources"),
                every=timedelta(hours=1) if settings.CHECK_LINKS else None,
            )
        )
        post_migrate.connect(permissions.ensure_rights, sender=self, dispatch_uid="resources.ensure_rights")
