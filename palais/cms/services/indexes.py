"""The first page of each language as a page of ours, and the lists below it that every language has."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from palais.cms import permissions
from palais.cms.models import AreaIndexPage, HomePage, NewsletterIndexPage

AREAS, NEWSLETTERS = "what-we-do", "newsletters"
WAGTAILS_OWN = "Welcome to your new Wagtail site!"


@transaction.atomic
def as_home(root: Page) -> HomePage:
    """Make the root of a language, which Wagtail made as a page of no type, the page that an editor arranges."""
    there = HomePage.objects.filter(pk=root.pk).first()
    if there is not None:
        return there
    with translation.override(root.locale.language_code):
        title = _("Home")
    own = {"title": title, "draft_title": title} if root.title == WAGTAILS_OWN else {}
    kind = ContentType.objects.get_for_model(HomePage)
    Page.objects.filter(pk=root.pk).update(content_type=kind, latest_revision=None, live_revision=None, **own)
    HomePage(page_ptr_id=root.pk).save_base(raw=True)
    home: HomePage = HomePage.objects.get(pk=root.pk)
    permissions.give(home)
    return home


@transaction.atomic
def ensure(*, language: str, root: Page) -> None:
    """The list of working areas and the archive of newsletters of a language; made where there are none."""
    with translation.override(language):
        wanted: tuple[tuple[Any, str, str], ...] = (
            (AreaIndexPage, AREAS, _("What we do")),
            (NewsletterIndexPage, NEWSLETTERS, _("Newsletters")),
        )
    for model, slug, title in wanted:
        if model.objects.filter(locale__language_code=language).exists():
            continue
        index = model(title=title, slug=slug, locale=root.locale)
        first = model.objects.order_by("pk").first()
        if first is not None:
            index.translation_key = first.translation_key
        root.add_child(instance=index)
        root.refresh_from_db()
