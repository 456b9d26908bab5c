"""The newsroom's desk, hung into Wagtail's admin: one list of all news, in every language."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from palais.cms.models import NewsPage


class NewestFirst(IndexView):
    """The list by the day that readers see; drafts without one stand first."""

    default_ordering = "-published_on"


def day(page: Any) -> str:
    return page.published_on.isoformat() if page.published_on else "–"


class NewsList(PageListingViewSet):
    """All news, whatever their language."""

    model = NewsPage
    index_view_class = NewestFirst
    name = "news"
    url_prefix = "news"
    icon = "doc-full-inverse"
    menu_label = _("News")
    menu_order = 110
    add_to_admin_menu = True
    list_filter = ("kind", "locale", "live", "published_on")
    columns = (
        *(column for column in IndexView.base_columns if column.name in ("bulk_actions", "title")),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("published_on", label=_("Published on"), accessor=day, sort_key="published_on"),
        *(
            column
            for column in IndexView.base_columns
            if column.name in ("latest_revision_created_at", "status")
        ),
    )


@hooks.register("register_admin_viewset")
def news_list() -> NewsList:
    return NewsList()
