"""Every public address of the site that a search engine should know, without its language."""

from collections.abc import Iterator

from django.urls import reverse

from palais.apps.calendar import queries as calendar
from palais.apps.followup import searching as followup
from palais.apps.office.models import Source
from palais.apps.people import queries as people
from palais.apps.resources.models import Hub, Work
from palais.apps.signons.models import Statement
from palais.apps.treaties import queries
from palais.apps.treaties.models import TreatyBody
from palais.web.answers import library_addresses as library
from palais.web.calendar_words import addresses as words

PAGES = (
    *(
        "home",
        "states",
        "entry-points",
        "bodies",
        "treaties",
        "recommendations",
        "documents",
        "symbols",
        "facts",
        "sources",
        "glossary",
    ),
    *("members", "network-map", "groups", "become-a-member", "statements", "who-may", "plan"),
    *("hubs", "resources", "publications", "followup"),
    *("privacy", "imprint", "accessibility", "api"),
)


def every_address() -> Iterator[str]:
    """Paths as they are in the active language, in a fixed order. Single rows of facts are left out."""
    for name in PAGES:
        yield reverse(name)
    for iso3 in queries.every_page().values_list("iso3", flat=True):
        yield reverse("state", args=[iso3])
    for treaty in queries.treaties():
        yield reverse("treaty", args=[treaty.key])
    for key in people.shown_organisations().values_list("key", flat=True):
        yield reverse("member", args=[key])
    for slug in Hub.public.order_by("slug").values_list("slug", flat=True):
        yield reverse("hub", args=[slug])
    for key, is_publication in Work.public.order_by("key").values_list("key", "is_publication"):
        yield reverse("publication" if is_publication else "resource", args=[key])
    for key in people.groups().values_list("key", flat=True):
        yield reverse("group", args=[key])
    for key in Statement.objects.published().values_list("key", flat=True):
        yield reverse("statement", args=[key])
    yield from of_the_calendar()
    yield from of_the_followup()
    yield from library.every_address()
    for key in Source.objects.order_by("key").values_list("key", flat=True):
        yield reverse("source", args=[key])


def of_the_followup() -> Iterator[str]:
    """Sources, commitments and activities that readers see."""
    for key in followup.monitor_keys():
        yield reverse("monitor", args=[key])
    for key in followup.commitment_keys():
        yield reverse("commitment", args=key.split("/"))
    for key in followup.activity_keys():
        yield reverse("activity", args=key.split("/"))


def of_the_calendar() -> Iterator[str]:
    """Bodies, sessions, reviews and events that have an address; deadlines stand on the pages of their meetings."""
    for key in TreatyBody.public.order_by("key").values_list("key", flat=True):
        yield words.body(key)
    for slug, key in calendar.slugs_of_sessions():
        yield words.session_at(slug, key=key)
    for slug, iso3 in calendar.slugs_of_reviews():
        yield words.review_at(slug, iso3=iso3)
    for slug in calendar.slugs_of_events():
        yield reverse("event", args=[slug])
