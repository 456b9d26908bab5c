"""A consent that is recorded, changed or withdrawn reaches search with the activities that stand on it."""

from typing import Any

from django.db.models.signals import post_save

from palais.apps.followup.models import Activity
from palais.apps.office import search
from palais.apps.office.models import PalaisImage
from palais.apps.people.models import Consent


def connect() -> None:
    post_save.connect(consented, sender=Consent, dispatch_uid="followup.consented")


def consented(instance: Consent, created: bool = False, raw: bool = False, **signal: Any) -> None:
    if not created and not raw:
        note(Activity.objects.filter(consent=instance))
        if instance.withdrawn_at is not None:
            hide_pictures(instance)


def hide_pictures(agreed: Consent) -> None:
    """Pictures of stories may stand on the consent of other children too: from now on the withdrawn one counts."""
    for image in PalaisImage.objects.filter(story__consent=agreed).exclude(consent=agreed):
        for rendition in image.renditions.all():
            rendition.delete()
        image.consent = agreed
        image.save()


def note(rows: Any) -> int:
    """Tell search of activities; how many."""
    keys = [f"{key}/{number}" for key, number in rows.values_list("monitor__key", "number")]
    search.note(kind="activity", keys=keys)
    return len(keys)
