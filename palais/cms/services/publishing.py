"""Publishing: what a revision says afterwards, what was scheduled, what may not be shown any more."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

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
    """Publish the pages whose moment has come, and take back those whose time is over.

    Each by itself, as Wagtail's own command does not: one that cannot appear keeps its moment, so that the desk lists
    it, and the others appear all the same.
    """
    now = timezone.now()
    for page in list(Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")):
        alone(page.specific.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for revision in list(due):
        alone(revision.publish, log_action="wagtail.publish.scheduled")


def alone(deed: Callable[..., Any], **said: Any) -> None:
    """Do it wholly or not at all; what a page does not take stops nothing else."""
    try:
        with transaction.atomic():
            deed(**said)
    except (ValidationError, DataError, IntegrityError):
        return


def why_not(revision: Revision) -> str:
    """What keeps a revision from appearing, as sentences; empty where nothing is known to."""
    try:
        revision.as_object().full_clean()
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


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
