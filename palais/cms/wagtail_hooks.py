"""The newsroom's desk, hung into Wagtail's admin: one list of all news, in every language."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from palais.cms.models import NewsPage


class NewsList(PageListingViewSet):
    """All news, whatever their language; the newest day of publication first."""

    model = NewsPage
    name = "news"
    url_prefix = "news"
    icon = "doc-full-inverse"
    menu_label = _("News")
    menu_order = 110
    add_to_admin_menu = True
    columns = (
        *PageListingViewSet.columns[:2],
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("locale", label=_("Language"), accessor="locale"),
        DateColumn("published_on", label=_("Published on"), sort_key="published_on"),
        *PageListingViewSet.columns[2:],
    )


@hooks.register("register_admin_viewset")
def news_list() -> NewsList:
    return NewsList()
