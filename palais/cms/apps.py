from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "palais.cms"
    label = "cms"
    verbose_name = "Pages"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import Locale, Page, PageViewRestriction, Site

        from palais.apps.office.services import stamps
        from palais.cms.services import tree

        stamps.watch("pages", Page, PageViewRestriction, Site, Locale, Redirect)
        post_migrate.connect(tree.ensure_tree, sender=self, dispatch_uid="cms.ensure_tree")
