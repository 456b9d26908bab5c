"""Activities: adding one, changing it, publishing it and taking it off.

The log holds what kind of thing it is and whether readers see it, never the words: they may speak of people.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.followup import deeds
from palais.apps.followup.choices import ChildrenLed, Standing
from palais.apps.followup.models import Activity, ActivityOrganisation, Monitor
from palais.apps.followup.services import safeguards, saving
from palais.apps.office import search
from palais.apps.office.services import changelog
from palais.apps.people.models import Consent, User

LOGGED = ("level", "form", "begins_on", "ends_on", "children_led", "standing")


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """What an activity says. `states` are codes, `commitments` numbers in the database, `organisations` keys of those
    known here, `others` names of those that are not."""

    level: str
    form: str
    begins_on: str
    texts: saving.Texts
    ends_on: str = ""
    is_going_on: bool = False
    place: str = ""
    states: Collection[str] = ()
    commitments: Collection[int] = ()
    organisations: Collection[int] = ()
    others: Collection[str] = ()
    children_led: str = str(ChildrenLed.UNKNOWN)
    language: str = "en"
    source: str = ""
    standing: Any = str(Standing.DRAFT)
    consent: Consent | None = None


@transaction.atomic
def add_activity(
    *, monitor: Monitor, words: ActivityWords, by: User | None, is_demo: bool = False
) -> Activity:
    """Add one; its number never changes and is never given again. Raises Refused."""
    Monitor.objects.select_for_update().get(pk=monitor.pk)
    highest = Activity.objects.filter(monitor=monitor).aggregate(highest=Max("number"))["highest"] or 0
    activity = Activity(monitor=monitor, number=highest + 1, is_demo=is_demo)
    say(activity, words)
    write_down(deeds.ADD_ACTIVITY, activity, by=by, before={})
    return activity


@transaction.atomic
def change_activity(*, activity: Activity, version: int, words: ActivityWords, by: User | None) -> Activity:
    """Raises Refused, ChangedMeanwhile."""
    held = saving.held(activity, version=version)
    faults = safeguards.faults_of_words(
        activity=held,
        place=words.place,
        states=words.states,
        source=words.source,
        consent=words.consent,
    )
    if faults:
        raise saving.Refused(faults_of(words) | faults)
    rewrite(held, words, by=by)
    return held


def rewrite(held: Activity, words: ActivityWords, *, by: User | None) -> None:
    """Put other words into a record that is locked, and write it down; raises Refused."""
    before = saving.values_of(held, LOGGED)
    say(held, words)
    write_down(deeds.CHANGE_ACTIVITY, held, by=by, before=before)


def say(activity: Activity, words: ActivityWords) -> None:
    """Put the words into the record; raises Refused."""
    if faults := faults_of(words):
        raise saving.Refused(faults)
    begins = saving.date_of(words.begins_on)
    assert begins is not None
    for name in (
        *("level", "form", "begins_on", "ends_on", "is_going_on", "place", "children_led"),
        *("language", "source", "standing", "consent"),
    ):
        setattr(activity, name, getattr(words, name))
    activity.year = begins.earliest.year
    if words.standing == Standing.PUBLISHED and activity.published_at is None:
        activity.published_at = timezone.now()
    activity.save()
    saving.put_texts(activity.texts, words.texts)
    saving.put_links(activity.states, "state", sorted(words.states))
    saving.put_links(activity.commitment_links, "commitment_id", sorted(words.commitments))
    put_organisations(activity, words)


def put_organisations(activity: Activity, words: ActivityWords) -> None:
    activity.organisations.all().delete()
    rows = [ActivityOrganisation(activity=activity, organisation_id=pk) for pk in words.organisations]
    rows += [ActivityOrganisation(activity=activity, name=name) for name in words.others if name.strip()]
    ActivityOrganisation.objects.bulk_create(rows)


def faults_of(words: ActivityWords) -> dict[str, str]:
    faults = saving.check_texts(words.texts, main=words.language, needed="title")
    begins = saving.date_of(words.begins_on)
    ends = saving.date_of(words.ends_on) if words.ends_on else begins
    if begins is None:
        faults["begins_on"] = saving.not_a_date()
    elif ends is None:
        faults["ends_on"] = saving.not_a_date()
    elif ends.latest < begins.earliest:
        faults["ends_on"] = _("It would end before it begins.")
    return faults


def write_down(deed: str, activity: Activity, *, by: User | None, before: Mapping[str, Any]) -> None:
    key = key_of(activity)
    after = saving.values_of(activity, LOGGED)
    changelog.record(deed=deed, kind="activity", key=key, by=by, before=before, after=after)
    search.note(kind="activity", keys=[key])


def key_of(activity: Activity) -> str:
    return f"{activity.monitor.key}/{activity.number}"
