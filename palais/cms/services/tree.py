"""The tree of pages: one root for each language, the list of news below it; made by each migration."""

from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult
from modelsearch import index as desk_search
from wagtail.models import Locale, Page, Site

from palais.cms import permissions
from palais.cms.models import NewsIndexPage
from palais.cms.services import deeds_on_pages, indexes

NEWS = "news"
OF_WAGTAIL = ("wagtail.tasks.update_reference_index_task", "modelsearch.tasks.insert_or_update_object_task")
"""What Wagtail would do later for each page that is saved: these refer to nothing and are found at once."""


def ensure_tree(**signal: Any) -> None:
    """What is missing of the tree; run after every migration, changes nothing the second time.

    Nothing is done in a database that is not migrated to its end, or has no site, as a test empties one.
    """
    if has_site() and is_whole():
        waiting = list(DBTaskResult.objects.values_list("pk", flat=True))
        there = list(Page.objects.values_list("pk", flat=True))
        with transaction.atomic(), deeds_on_pages.unsaid():
            for language, _name in settings.LANGUAGES:
                indexes.as_home(root_of(language=language))
                ensure_news(language=language)
                indexes.ensure(language=language, root=root_of(language=language))
            DBTaskResult.objects.exclude(pk__in=waiting).filter(task_path__in=OF_WAGTAIL).delete()
            for page in Page.objects.exclude(pk__in=there).specific():
                desk_search.insert_or_update_object(page)


def has_site() -> bool:
    """Whether there is a site to put pages in; asked first, because it costs least."""
    there = Site._meta.db_table in connection.introspection.table_names()
    return there and Site.objects.filter(is_default_site=True).exists()


def is_whole() -> bool:
    """Whether every migration of pages and of the queue has been applied."""
    loader = MigrationLoader(connection)
    leaves = {
        leaf
        for app in ("wagtailcore", "cms", "django_tasks_database")
        for leaf in loader.graph.leaf_nodes(app)
    }
    return leaves <= set(loader.applied_migrations)


@transaction.atomic
def root_of(*, language: str) -> Page:
    """The page under which the pages of a language stand: the first page of the site, or its translation."""
    first: Page = Site.objects.get(is_default_site=True).root_page
    locale, _made = Locale.objects.get_or_create(language_code=language)
    if first.locale_id == locale.pk:
        return first
    root = Page.objects.filter(translation_key=first.translation_key, locale=locale).first()
    if root is None:
        root = first.copy_for_translation(locale)
        root.save_revision().publish()
    return root


@transaction.atomic
def ensure_news(*, language: str) -> NewsIndexPage:
    """The list of news of a language; made where there is none."""
    there = NewsIndexPage.objects.filter(locale__language_code=language).first()
    if there is not None:
        return there
    with translation.override(language):
        title = _("News")
    root = root_of(language=language)
    index = NewsIndexPage(title=title, slug=NEWS, locale=root.locale)
    first = NewsIndexPage.objects.order_by("pk").first()
    if first is not None:
        index.translation_key = first.translation_key
    root.add_child(instance=index)
    permissions.give(index)
    return index
