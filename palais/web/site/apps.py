from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "palais.web.site"
    label = "site"
    verbose_name = "Site"
