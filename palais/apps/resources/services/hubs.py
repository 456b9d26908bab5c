"""Hubs: adding one, changing what it says, looking through it, closing it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.office import clock, search
from palais.apps.office.services import changelog, translated
from palais.apps.people.models import User
from palais.apps.resources import deeds
from palais.apps.resources.models import Hub, HubText
from palais.apps.resources.services.refusals import ChangedMeanwhile, Refused

KIND = "hub"


@dataclass(frozen=True, slots=True)
class HubTextWords:
    """Title and introduction in one language."""

    title: str
    intro: str = ""


@dataclass(frozen=True, slots=True)
class HubWords:
    """What a hub says. `texts` are by language; that in the main language must be there."""

    language: str
    texts: Mapping[str, HubTextWords]
    is_shown: bool = False
    in_focus: bool = False
    position: int = 0
    review_by: date | None = None


PLAIN = ("language", "is_shown", "in_focus", "position", "review_by")


@transaction.atomic
def add_hub(*, slug: str, words: HubWords, by: User | None, is_demo: bool = False) -> Hub:
    """Add a hub without sections. Raises Refused."""
    if Hub.everything.filter(slug=slug).exists():
        raise Refused({"slug": _("Another hub has this address.")})
    hub = Hub(slug=slug, is_demo=is_demo, version=0)
    write(hub, words)
    changelog.record(deed=deeds.ADD_HUB, kind=KIND, key=hub.slug, by=by, after=said(hub))
    return hub


@transaction.atomic
def change_hub(*, hub: Hub, words: HubWords, by: User | None, seen: int | None = None) -> Hub:
    """Let a hub say something else. Raises Refused and ChangedMeanwhile."""
    held = hold(hub, seen)
    before = said(held)
    write(held, words)
    changelog.record(deed=deeds.CHANGE_HUB, kind=KIND, key=held.slug, by=by, before=before, after=said(held))
    return held


@transaction.atomic
def look_through(*, hub: Hub, on: date, by: User | None) -> Hub:
    """Somebody has looked through all of it: it is as of that day. A day to look again that has come is forgotten."""
    held = hold(hub, None)
    before, held.as_of = held.as_of, on
    if held.review_by is not None and held.review_by <= on:
        held.review_by = None
    touch(held)
    changelog.record(
        deed=deeds.LOOK_THROUGH,
        kind=KIND,
        key=held.slug,
        by=by,
        before={"as_of": str(before or "")},
        after={"as_of": on.isoformat()},
    )
    return held


@transaction.atomic
def close_hub(*, hub: Hub, on: date, by: User | None) -> Hub:
    """Say that it is no longer updated since a day, which may be long past; it stays readable and leaves the home page.

    Raises Refused for a day that lies ahead.
    """
    if on > clock.today():
        raise Refused({"": _("This day lies ahead.")})
    held = hold(hub, None)
    held.closed_on, held.in_focus = on, False
    touch(held)
    changelog.record(
        deed=deeds.CLOSE_HUB, kind=KIND, key=held.slug, by=by, after={"closed_on": on.isoformat()}
    )
    return held


@transaction.atomic
def reopen_hub(*, hub: Hub, by: User | None) -> Hub:
    held = hold(hub, None)
    before, held.closed_on = held.closed_on, None
    touch(held)
    changelog.record(
        deed=deeds.REOPEN_HUB, kind=KIND, key=held.slug, by=by, before={"closed_on": str(before or "")}
    )
    return held


def hold(hub: Hub, seen: int | None) -> Hub:
    held: Hub = Hub.everything.select_for_update().get(pk=hub.pk)
    if seen is not None and held.version != seen:
        raise ChangedMeanwhile(held.version)
    return held


def touch(hub: Hub) -> None:
    """Save a hub that says something else, and let search know."""
    hub.version += 1
    hub.save()
    search.note(kind=KIND, keys=[hub.slug])


def write(hub: Hub, words: HubWords) -> None:
    texts = {language: text for language, text in words.texts.items() if text.title.strip()}
    if words.language not in texts:
        raise Refused({"title": _("Write a title in the main language.")})
    for name in PLAIN:
        setattr(hub, name, getattr(words, name))
    touch(hub)
    HubText.objects.filter(hub=hub).exclude(language__in=texts).delete()
    for language in translated.main_first(texts, main=hub.language):
        HubText.objects.update_or_create(hub=hub, language=language, defaults=asdict(texts[language]))


def said(hub: Hub) -> dict[str, Any]:
    """What a hub says, as plain values: for the log."""
    return {
        **{name: getattr(hub, name) for name in PLAIN if name != "review_by"},
        "review_by": str(hub.review_by or ""),
        "texts": {one.language: [one.title, one.intro] for one in HubText.objects.filter(hub=hub)},
    }
