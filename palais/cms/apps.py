from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "palais.cms"
    label = "cms"
    verbose_name = "Pages"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import Locale, Page, PageViewRestriction, Site

        from palais.apps.office import demonstrations
        from palais.apps.office.intake import purposes
        from palais.apps.office.services import stamps
        from palais.cms import demonstration, following
        from palais.cms.languages import deeds, permissions
        from palais.cms.models import LiveText
        from palais.cms.services import tree
        from palais.cms.services.languages import connecting, examples
        from palais.cms.translating import files

        stamps.watch("pages", Page, PageViewRestriction, Site, Locale, Redirect, LiveText)
        following.connect()
        demonstrations.register("news", demonstration.make)
        post_migrate.connect(tree.ensure_tree, sender=self, dispatch_uid="cms.ensure_tree")
        post_migrate.connect(permissions.ensure_rights, sender=self, dispatch_uid="cms.ensure_rights")
        deeds.register()
        connecting.connect()
        purposes.register(files.PURPOSE)
        demonstrations.register("languages", examples.make)
