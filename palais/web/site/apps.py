from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "palais.web.site"
    label = "site"
    verbose_name = "Site"

    def ready(self) -> None:
        from palais.web.answers import glossary_search, group_search, member_search, newsroom_search
        from palais.web.site import (
            date_news,
            followup_news,
            live_figures,
            news,
            news_by_mail,
            newsletters,
            recommendation_news,
            second_factor,
        )

        glossary_search.register()
        member_search.register()
        group_search.register()
        newsroom_search.register()
        news.register()
        date_news.register()
        news_by_mail.register()
        followup_news.register()
        live_figures.register()
        newsletters.register()
        recommendation_news.register()
        second_factor.watch()
