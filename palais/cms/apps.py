from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "palais.cms"
    label = "cms"
    verbose_name = "Pages"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import Locale, Page, PageViewRestriction, Site

        from palais.apps.office import demonstrations, jobs
        from palais.apps.office.services import stamps
        from palais.cms import deeds, demonstration, examples, following
        from palais.cms.imports import kinds
        from palais.cms.newsletters import known as newsletters
        from palais.cms.services import tree
        from palais.cms.translating import registering

        newsletters.register()
        stamps.watch("pages", Page, PageViewRestriction, Site, Locale, Redirect)
        deeds.register()
        following.connect()
        kinds.register()
        demonstrations.register("news", demonstration.make)
        demonstrations.register("pages", examples.make)
        tasks = "palais.cms.tasks"
        jobs.register(
            jobs.JobKind(
                f"{tasks}.publish_scheduled_pages", _("Publish scheduled pages"), every=timedelta(minutes=1)
            ),
            jobs.JobKind(
                f"{tasks}.hide_images_without_consent",
                _("Take images out of the news whose consent has ended"),
                every=timedelta(days=1),
            ),
        )
        post_migrate.connect(tree.ensure_tree, sender=self, dispatch_uid="cms.ensure_tree")
        registering.register(self)
