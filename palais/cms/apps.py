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
        from palais.cms.newsletters import sending
        from palais.cms.services import tree

        deeds.register()
        sending.register_kinds()
        jobs.register(jobs.JobKind(sending.TASK, _("Give a newsletter to the post")))

        stamps.watch("pages", Page, PageViewRestriction, Site, Locale, Redirect)
        following.connect()
        demonstrations.register("news", demonstration.make)
        demonstrations.register("pages", examples.make)
        post_migrate.connect(tree.ensure_tree, sender=self, dispatch_uid="cms.ensure_tree")
