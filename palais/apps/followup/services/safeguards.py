"""What the teller of a story agreed to holds for good for the activity made of it, whoever changes it later.

It is asked what was agreed to, not whether the consent still holds: an activity whose consent ended is seen by nobody.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from palais.apps.followup import queries
from palais.apps.followup.choices import EvidenceKind
from palais.apps.followup.models import Activity, Evidence
from palais.apps.office.intake import kinds
from palais.apps.office.models import ReceivedFile
from palais.apps.people.choices import Purpose
from palais.apps.people.models import Consent

SHOWS_PICTURE = Q(kind=EvidenceKind.PICTURE) | Q(file__kind__in=kinds.IMAGES)


def of_teller(activity: Activity) -> Consent | None:
    """The consent of the story that an activity was made of; None where it was made of none."""
    return Consent.objects.filter(stories__activity=activity).first()


def faults_of_words(
    *, activity: Activity, place: str, states: Collection[str], source: str, consent: Consent | None
) -> dict[str, str]:
    """What an activity made of a story may not say, by field."""
    agreed = of_teller(activity)
    if agreed is None:
        return {}
    faults = {}
    if findable(names=[source, *names_in(activity)], place=place, picture=has_picture(activity)):
        faults["place"] = together()
    if consent != agreed:
        faults["consent"] = _("It was made of a story, and stands on the consent of its teller.")
    if Purpose.COUNTRY not in agreed.purposes:
        faults |= {field: not_country() for field, said in (("place", place), ("states", states)) if said}
    if source and Purpose.NAME not in agreed.purposes:
        faults["source"] = not_name()
    return faults


def faults_of_piece(
    *, activity: Activity, kind: Any, file: ReceivedFile | None, title: str, said_by: str
) -> dict[str, str]:
    """What may not be added as evidence to an activity made of a story, by field."""
    agreed = of_teller(activity)
    if agreed is None:
        return {}
    adds_picture = kind == EvidenceKind.PICTURE or (file is not None and file.kind in kinds.IMAGES)
    field = "said_by" if not adds_picture else "image" if kind == EvidenceKind.PICTURE else "file"
    if adds_picture and Purpose.PHOTO not in agreed.purposes:
        return {field: not_picture()}
    names = [activity.source, said_by, *names_in(activity)]
    if adds_picture and queries.may_hold_full_name(title):
        names.append(title)
    is_seen = adds_picture or has_picture(activity)
    if (adds_picture or said_by) and findable(names=names, place=activity.place, picture=is_seen):
        return {field: together()}
    return {}


def findable(*, names: Collection[str], place: str, picture: bool) -> bool:
    """A full name, a place and a picture never stand together, whatever was ticked: an adult may tell of a child."""
    return bool(place and picture) and any(map(queries.is_full_name, names))


def names_in(activity: Activity) -> list[str]:
    """Who is named in the evidence of an activity, and what its pictures show where that may be a full name."""
    rows = Evidence.objects.filter(activity=activity)
    titles = rows.filter(SHOWS_PICTURE).values_list("title", flat=True)
    said_by = rows.exclude(said_by="").values_list("said_by", flat=True)
    return [*said_by, *filter(queries.may_hold_full_name, titles)]


def has_picture(activity: Activity) -> bool:
    return Evidence.objects.filter(SHOWS_PICTURE, activity=activity).exists()


def together() -> str:
    return _("A full name, the place and a picture cannot be shown together: leave one out.")


def not_name() -> str:
    return _("The teller did not agree to be named.")


def not_country() -> str:
    return _("The teller did not agree to the country being named.")


def not_picture() -> str:
    return _("The teller did not agree to the picture being shown.")
