"""The example hub: made once, all of it marked, with a broken, a moved and an unchecked link."""

from datetime import date

from palais.apps.people.models import Organisation
from palais.apps.resources import queries
from palais.apps.resources.models import Hub, Link, Work
from palais.apps.resources.services import demonstration
from tests.makers import people


def test_the_hub_is_made_once_and_all_of_it_is_an_example(db):
    for letter in "abcdef":
        people.organisation(letter, key=f"example-organisation-{letter}")
    demonstration.make()
    demonstration.make()
    hub = Hub.public.get()
    assert (hub.slug, hub.is_demo, hub.as_of, hub.in_focus) == ("covid-19", True, date(2021, 4, 15), True)
    assert [one.slug for one in hub.sections.all()] == [
        "un-sessions",
        "opic-and-general-comments",
        "calls",
        "un-statements",
        "member-statements",
    ]
    assert {one.texts.count() for one in hub.sections.all()} == {6}
    assert (Work.public.count(), Work.everything.filter(is_demo=False).count()) == (16, 0)
    assert {address.split("/")[2] for address in Link.objects.values_list("address", flat=True)} == {
        "example.org"
    }
    counts = queries.link_counts(on=date(2021, 4, 15))
    assert (counts.broken, counts.moved, counts.stale) == (1, 1, 1)
    assert queries.ageing_hubs(on=date(2021, 4, 15)) == []


def test_without_the_example_organisations_the_resources_are_there_all_the_same(db):
    demonstration.make()
    assert (Work.public.count(), Organisation.objects.count()) == (16, 0)
