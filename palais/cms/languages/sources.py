"""Which page a page is a translation of.

A page that was started as a translation knows the language of its source. Of pages that were tied together otherwise,
as by an import, the one in the site's main language is the original, and where there is none the oldest.
"""

from typing import Any

from django.conf import settings
from wagtail.models import Page


def group_of(page: Page) -> list[Any]:
    """The page and all its twins in other languages that are pages of their own, the oldest first."""
    pages = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
    return list(pages.select_related("locale").specific().order_by("pk"))


def source_of(page: Any, group: list[Any] | None = None) -> Any | None:
    """The page that this one follows; None: it is an original, or alone."""
    others = [one for one in (group if group is not None else group_of(page)) if one.pk != page.pk]
    wanted = language_followed(page)
    if wanted:
        return next((one for one in others if one.locale.language_code == wanted), None)
    free = [one for one in others if not language_followed(one)]
    main = settings.LANGUAGE_CODE
    if not free or page.locale.language_code == main:
        return None
    in_main = next((one for one in free if one.locale.language_code == main), None)
    oldest = min(
        [page, *free], key=lambda one: (one.first_published_at is None, one.first_published_at, one.pk)
    )
    original = in_main or oldest
    return None if original.pk == page.pk else original


def language_followed(page: Any) -> str:
    """The language of the source that a page was started from; empty: none was chosen."""
    follows = getattr(page, "follows", None) or {}
    return str(follows.get("of", ""))


def has_source(page: Any) -> bool:
    return bool(page.pk and getattr(page, "locale_id", None) and source_of(page))


def has_followers(page: Any) -> bool:
    """Whether other pages may be translations of this one."""
    if not page.pk:
        return False
    group = group_of(page)
    return any((source := source_of(one, group)) is not None and source.pk == page.pk for one in group)
