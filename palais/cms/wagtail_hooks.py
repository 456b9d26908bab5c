"""What editors find at the desk beyond Wagtail's own: all news, live figures in texts, newsletters, what waits."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
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
