"""Old addresses lead to their page: those an editor or an import wrote on it."""

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect

from palais.cms.models import PalaisPage


@transaction.atomic
def lead(page: PalaisPage) -> None:
    """Make the redirects of a published page; those of addresses that were taken off it are gone.

    An address that leads elsewhere already is left: whoever made that redirect meant it.
    """
    wanted = {Redirect.normalise_path(path): path for path in page.old_addresses} if page.live else {}
    dropped = {Redirect.normalise_path(path) for path in page.led_before} - wanted.keys()
    Redirect.objects.filter(redirect_page_id=page.pk, site=None, old_path__in=dropped).delete()
    taken = set(Redirect.objects.filter(old_path__in=wanted, site=None).values_list("old_path", flat=True))
    for path in wanted.keys() - taken - {""}:
        Redirect.objects.create(old_path=path, redirect_page_id=page.pk, is_permanent=True)
