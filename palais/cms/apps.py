from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "palais.cms"
    label = "cms"
    verbose_name = "Pages"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import Locale, Page, PageViewRestriction, Site

        from palais.apps.office.services import stamps

        stamps.watch("pages", Page, PageViewRestriction, Site, Locale, Redirect)
