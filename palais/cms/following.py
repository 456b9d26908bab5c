"""What is shown of the news follows pages, images, files, organisations, consents and restrictions, all at once."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from palais.apps.people.models import Consent, Organisation
from palais.cms import searching
from palais.cms.models import NewsPage, PalaisPage
from palais.cms.services import deeds_on_pages, publishing, redirects, showing


def connect() -> None:
    post_save.connect(page_saved, dispatch_uid="cms.page_saved")
    pre_delete.connect(page_deleted, sender=NewsPage, dispatch_uid="cms.page_deleted")
    for model in searching.SEARCHED:
        pre_delete.connect(text_deleted, sender=model, dispatch_uid=f"cms.text_deleted.{model.__name__}")
    for model in (get_image_model(), get_document_model(), Organisation):
        for signal in (post_save, post_delete):
            signal.connect(part_changed, sender=model, dispatch_uid=f"cms.part_changed.{model.__name__}")
    post_save.connect(consent_changed, sender=Consent, dispatch_uid="cms.consent_changed")
    for signal in (page_slug_changed, page_unpublished):
        signal.connect(page_elsewhere, dispatch_uid="cms.page_elsewhere")
    post_page_move.connect(page_moved, dispatch_uid="cms.page_moved")
    post_save.connect(logged, sender=PageLogEntry, dispatch_uid="cms.logged")
    page_published.connect(published, dispatch_uid="cms.published")
    for signal in (post_save, post_delete):
        signal.connect(restricted, sender=PageViewRestriction, dispatch_uid="cms.restricted")


def page_saved(
    sender: type[Model], instance: Any, raw: bool = False, update_fields: Any = None, **signal: Any
) -> None:
    """A whole page was saved: published, taken back, imported. A draft saves only a few of its columns."""
    if raw or not isinstance(instance, Page) or (update_fields and "live" not in update_fields):
        return
    if isinstance(instance, NewsPage):
        showing.show(instance)
    if isinstance(instance, searching.SEARCHED):
        searching.changed(instance)
    if hasattr(instance, "old_addresses"):
        redirects.lead(instance)


def page_deleted(instance: NewsPage, **signal: Any) -> None:
    showing.hide([instance.pk])


def text_deleted(instance: Page, **signal: Any) -> None:
    searching.changed(instance)


def part_changed(instance: Model, raw: bool = False, **signal: Any) -> None:
    """An image, a file or an organisation that news may show."""
    if not raw:
        showing.show_again(showing.using(instance))


def consent_changed(instance: Consent, created: bool = False, raw: bool = False, **signal: Any) -> None:
    """A consent was withdrawn, or says something else: its images and quotations come or go. A new one has none yet."""
    if not created and not raw:
        showing.show_again(showing.using(*instance.images.all()) | showing.quoting([instance.reference]))


def page_elsewhere(instance: Page, **signal: Any) -> None:
    """A page has another address, or none: news that link to it are made anew. The page itself was saved."""
    showing.show_again(showing.using(instance) - {instance.pk})


def page_moved(instance: Page, **signal: Any) -> None:
    showing.show_again({*showing.using(instance), *below(instance)})


def published(instance: Page, revision: Any, **signal: Any) -> None:
    if isinstance(instance, PalaisPage):
        publishing.settle(instance, revision)


def logged(instance: PageLogEntry, created: bool = False, raw: bool = False, **signal: Any) -> None:
    if created and not raw:
        deeds_on_pages.keep(instance)


def restricted(instance: PageViewRestriction, origin: Any = None, **signal: Any) -> None:
    """A page was closed or opened; not where the restriction goes with its page."""
    if not issubclass(getattr(origin, "model", type(origin)), Page):
        showing.show_again(below(instance.page))
        searching.changed(*Page.objects.type(*searching.SEARCHED).filter(path__startswith=instance.page.path))


def below(page: Page) -> set[int]:
    found = NewsPage.objects.filter(path__startswith=page.path)
    return set(found.values_list("pk", flat=True))
