"""Sources, commitments, activities, evidence and assessments: what is refused, kept, counted and written down."""

from datetime import date

import pytest

from palais.apps.followup import queries, searching, services
from palais.apps.followup.models import Activity, Assessment
from palais.apps.followup.queries import Filter
from palais.apps.office.models import Change
from palais.apps.office.services.people import consents
from palais.apps.people.models import Organisation
from tests.makers import followup, people

DAY = date(2026, 11, 2)


@pytest.fixture
def monitor(db):
    return followup.monitor()


@pytest.fixture
def editor(db):
    return people.person("an-editor", "editor")


def judgement(status: str, by: str = "network", on: date = DAY, **more) -> services.Judgement:
    return services.Judgement(**({"status": status, "by_kind": by, "on": on, "reason": "because"} | more))


@pytest.mark.parametrize(
    ("key", "values", "field"),
    [
        ("dgd-2018", {}, "key"),
        ("stories", {}, "key"),
        ("new", {"held_on": "28 September"}, "held_on"),
        ("new", {"language": "es"}, "texts"),
    ],
)
def test_a_source_that_says_too_little_is_refused(monitor, key, values, field):
    with pytest.raises(services.Refused) as refused:
        followup.monitor(key, **values)
    assert set(refused.value.faults) == {field}


def test_two_who_change_a_source_at_once_lose_nothing(monitor, editor):
    texts = {"en": {"title": "Another name", "about": ""}}
    services.change_monitor(monitor=monitor, version=1, values=followup.VALUES, texts=texts, by=editor)
    with pytest.raises(services.ChangedMeanwhile) as changed:
        services.change_monitor(monitor=monitor, version=1, values=followup.VALUES, texts=texts, by=editor)
    assert changed.value.version == 2
    assert [text.language for text in monitor.texts.all()] == ["en"]


def test_a_number_stands_for_one_commitment(monitor):
    made = followup.commitment(monitor, actors=("states", "children", "states"))
    assert [one.kind for one in made.actors.all()] == ["states", "children"]
    with pytest.raises(services.Refused) as refused:
        followup.commitment(monitor)
    assert set(refused.value.faults) == {"number"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"begins_on": "spring"}, "begins_on"),
        ({"begins_on": "2020-05", "ends_on": "2019"}, "ends_on"),
        ({"begins_on": "2020", "ends_on": "later"}, "ends_on"),
        ({"texts": {"not a language": {"title": "x", "summary": ""}}}, "texts"),
    ],
)
def test_an_activity_that_cannot_be_is_refused(monitor, values, field):
    with pytest.raises(services.Refused) as refused:
        followup.activity(monitor, **values)
    assert field in refused.value.faults
    assert Activity.objects.count() == 0


def test_dates_are_kept_as_far_as_they_are_known_and_numbers_are_never_given_again(monitor, editor):
    first, second = followup.activity(monitor, begins_on="2019"), followup.activity(monitor)
    assert (first.begins_on, first.year, second.number) == ("2019", 2019, 2)
    hidden = services.change_activity(
        activity=second, version=1, words=followup.words(standing="withdrawn"), by=editor
    )
    assert followup.activity(monitor).number == 3
    assert queries.activity(key="dgd-2018", number=2, on=DAY) is None
    assert queries.was_there(key="dgd-2018", number=2)
    assert hidden.published_at is not None


def test_the_log_says_what_kind_of_deed_and_not_a_word(monitor):
    followup.activity(monitor, "Secret words")
    row = Change.objects.get(deed="add-activity")
    assert (row.about_key, row.after["level"]) == ("dgd-2018/1", "national")
    assert "Secret" not in str((row.before, row.after, row.reason))


def test_an_activity_is_seen_as_long_as_its_consent_holds(monitor):
    made = followup.activity(monitor, consent=followup.consent("quote", ends=DAY))
    assert [one.pk for one in queries.activities(on=DAY)] == [made.pk]
    assert list(queries.activities(on=date(2026, 11, 3))) == []
    assert searching.activity_keys() == ["dgd-2018/1"]
    consents.withdraw(consent=made.consent, by=None)
    assert list(queries.activities(on=DAY)) == []
    assert searching.activity_keys() == []
    assert list(searching.activities(["dgd-2018/1"])) == []


def test_drafts_and_what_belongs_to_an_unpublished_source_are_seen_by_nobody(monitor, editor):
    followup.activity(monitor, standing="draft")
    other = followup.monitor("dgd-2021", is_published=False)
    followup.activity(other)
    followup.commitment(other)
    assert list(queries.activities(on=DAY)) == []
    assert (searching.monitor_keys(), searching.commitment_keys()) == (["dgd-2018"], [])


def test_a_quotation_needs_a_consent_that_covers_words_and_name(monitor):
    made = followup.activity(monitor)
    pieces = (
        services.Piece("quote", quote="We count.", consent=followup.consent("photo")),
        services.Piece("quote", quote="We count.", said_by="Ada", consent=followup.consent("quote")),
        services.Piece("quote", quote="We count."),
        services.Piece("link", title="A page"),
        services.Piece("picture", title="A picture"),
        services.Piece("file", title="A file"),
    )
    refused = []
    for piece in pieces:
        with pytest.raises(services.Refused) as error:
            services.add_evidence(activity=made, piece=piece, by=None)
        refused += list(error.value.faults)
    assert refused == ["consent", "consent", "consent", "url", "image", "file"]
    good = services.Piece(
        "quote", quote="We count.", said_by="Ada", consent=followup.consent("quote", "name")
    )
    row = services.add_evidence(activity=made, piece=good, by=None)
    assert queries.evidence(activity=made, on=DAY) == [row]
    consents.withdraw(consent=good.consent, by=None)
    assert queries.evidence(activity=made, on=DAY) == []


def test_the_newest_of_adults_and_that_of_children_count_side_by_side(monitor, editor):
    one = followup.commitment(monitor)
    for status, by, on in (
        ("not-started", "network", date(2019, 9, 28)),
        ("partial", "organisation", date(2020, 9, 28)),
        ("regressed", "children", date(2020, 1, 1)),
        ("unclear", "network", date(2018, 9, 28)),
    ):
        services.assess(commitment=one, judgement=judgement(status, by, on), by=editor)
    assert (one.status, one.children_status) == ("partial", "regressed")
    services.take_back(assessment=Assessment.objects.get(status="partial"), by=editor)
    one.refresh_from_db()
    assert (one.status, one.children_status) == ("not-started", "regressed")
    shown = queries.commitment(key="dgd-2018", number="1").assessments.all()
    assert [row.status for row in shown] == ["regressed", "not-started", "unclear"]


@pytest.mark.parametrize(("more", "field"), [({"reason": " "}, "reason"), ({"on": date(2026, 11, 3)}, "on")])
def test_an_assessment_without_a_reason_or_from_tomorrow_is_refused(monitor, editor, more, field):
    with pytest.raises(services.Refused) as refused:
        services.assess(
            commitment=followup.commitment(monitor), judgement=judgement("done", **more), by=editor
        )
    assert set(refused.value.faults) == {field}


def test_each_choice_says_how_many_there_would_be(monitor):
    one = followup.commitment(monitor)
    followup.activity(monitor, commitments=[one.pk], children_led="yes")
    followup.activity(monitor, states=("MAR", "TUN"), level="regional", begins_on="2020")
    followup.activity(monitor, states=(), level="global", form="research", begins_on="2020")
    rows = queries.light(monitor=monitor, on=DAY)
    wanted = Filter(year="2020", state="MAR")
    assert len(queries.fitting(rows=rows, wanted=wanted)) == 1
    facets = queries.facets(rows=rows, wanted=wanted)
    assert facets["state"] == {"MAR": 1, "TUN": 1}
    assert facets["year"] == {"2019": 1, "2020": 1}
    assert facets["level"] == {"regional": 1}
    assert queries.facets(rows=rows, wanted=Filter())["commitment"] == {"1": 1}
    assert queries.fitting(rows=rows, wanted=Filter(form="nothing")) == []


def test_organisations_are_those_known_here_and_others_by_name(monitor):
    known = people.organisation("A")
    made = followup.activity(monitor, organisations=[known.pk], others=["Another group", " "])
    assert [row.name or row.organisation.name for row in made.organisations.all()] == [
        known.name,
        "Another group",
    ]
    Organisation.objects.all().delete()
    assert made.organisations.count() == 1
