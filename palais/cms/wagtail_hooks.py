"""What editors find at the desk beyond Wagtail's own: all news, live figures in texts, newsletters, what waits."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.rich_text.feature_registry import FeatureRegistry

from palais.apps.office.desk.menu import DeskItem
from palais.cms import desk as pages
from palais.cms import waiting
from palais.cms.figures import chooser, rich_text
from palais.cms.models import NewsPage
from palais.cms.newsletters import desk, permissions
from palais.cms.translating import hooks as translating  # noqa: F401  registers itself

waiting.register_lines()


@hooks.register("register_rich_text_features")
def live_figures(features: FeatureRegistry) -> None:
    rich_text.register(features)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("live-figures/", chooser.choose, name="cms-figures"),
        path("pages-that-wait/<slug:show>/", pages.Pages.as_view(), name="cms-pages"),
        path("newsletters/", desk.Newsletters.as_view(), name="cms-newsletters"),
        path("newsletters/<int:pk>/", desk.Issue.as_view(), name="cms-newsletter"),
        path("newsletters/<int:pk>/fill/", desk.Fill.as_view(), name="cms-newsletter-fill"),
        path("newsletters/<int:pk>/letter.html", desk.Preview.as_view(), name="cms-newsletter-preview"),
        path("newsletters/<int:pk>/letter.eml", desk.AsFile.as_view(), name="cms-newsletter-file"),
    ]


@hooks.register("register_admin_menu_item")
def newsletters_in_the_menu() -> MenuItem:
    return DeskItem(
        _("Newsletters"),
        reverse_lazy("cms-newsletters"),
        name="newsletters",
        icon_name="mail",
        may=permissions.may_write_newsletters,
        order=220,
    )


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
