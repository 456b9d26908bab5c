"""Pictures of a WordPress site that was taken over: their old addresses lead to what readers are shown of them now."""

from wagtail.models import Page

from palais.apps.office import clock
from palais.apps.office.models import PalaisImage
from palais.cms.choices import Brought
from palais.cms.imports import linking
from palais.cms.models import Origin
from palais.cms.services import showing


def found(path: str) -> str:
    """Where the picture of an old path is, at whatever size; empty where readers are shown none.

    A picture that no public page shows, or whose consent has ended, is not given out by its old address either.
    """
    if not (place := linking.upload(path)):
        return ""
    numbers = Origin.objects.filter(what=Brought.IMAGE, path=place).values_list("object_id", flat=True)
    for image in PalaisImage.objects.select_related("consent").filter(pk__in=numbers).order_by("-pk"):
        if image.may_be_shown(on=clock.today()) and is_on_a_page(image):
            return str(image.get_rendition(showing.LARGE).url)
    return ""


def is_on_a_page(image: PalaisImage) -> bool:
    """Whether a page that everybody may read shows it. News have a table of their own."""
    pages = (user for user, _places in image.get_usage() if isinstance(user, Page))
    return bool(showing.using(image)) or any(
        page.live and not page.get_view_restrictions().exists() for page in pages
    )
