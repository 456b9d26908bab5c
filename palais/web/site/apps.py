from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "palais.web.site"
    label = "site"
    verbose_name = "Site"

    def ready(self) -> None:
        from palais.web.answers import glossary_search
        from palais.web.site import news

        glossary_search.register()
        news.register()
