"""Publishing: what a revision says afterwards, what was scheduled, what may not be shown any more."""

from django.core.management import call_command
from wagtail.models import Revision

from palais.apps.office import clock, queries
from palais.apps.office.services import stamps
from palais.apps.people.models import Consent
from palais.cms.models import PalaisPage
from palais.cms.services import showing

DAYS = ("published_on", "changed_on", "change_is_meaningful")


def settle(page: PalaisPage, revision: Revision) -> None:
    """A published revision says the days that publishing has set; else the next draft would begin without them."""
    known = page.serializable_data()
    said = {name: known[name] for name in DAYS}
    if any(revision.content.get(name) != value for name, value in said.items()):
        Revision.objects.filter(pk=revision.pk).update(content={**revision.content, **said})


def publish_due() -> None:
    """Publish the pages whose moment has come, and take back those whose time is over."""
    call_command("publish_scheduled")


def hide_without_consent() -> int:
    """Make anew the news that show an image or a quotation without a consent that holds; how many there were."""
    on = clock.today()
    ended = Consent.objects.exclude(pk__in=Consent.objects.in_force(on=on)).values_list(
        "reference", flat=True
    )
    shown = showing.using(*queries.images_whose_consent_ends(before=on)) | showing.quoting(ended)
    if shown:
        showing.show_again(shown)
        stamps.stamp("pages")
    return len(shown)
