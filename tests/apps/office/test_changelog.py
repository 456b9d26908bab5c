"""The change log: every deed with before and after, nothing of what is confidential, a person taken out of it."""

from datetime import date

import pytest
from django.db import transaction
from wagtail.log_actions import LogContext
from wagtail.models import Site

from palais.apps.office import clock, deeds, queries
from palais.apps.office.models import Change, IdentityText, SiteIdentity
from palais.apps.office.services import changelog, corrections
from palais.apps.office.services.sync import sync
from palais.apps.people.models import User


@pytest.fixture
def ada(db):
    return User.objects.create_user(
        "ada@example.org", "a long password", first_name="Ada", last_name="Example"
    )


@pytest.fixture
def boss(db):
    return User.objects.create_superuser("boss@example.org", "a long password")


def note(**fields):
    return changelog.record(
        **{"deed": deeds.CORRECT, "kind": "fact", "key": "states/MAR", "by": None, **fields}
    )


def test_only_what_differs_is_kept(ada):
    change = note(
        by=ada, before={"a": 1, "b": "x", "gone": date(2026, 1, 2)}, after={"a": 1, "b": "y", "new": None}
    )
    change.refresh_from_db()
    assert (change.before, change.after) == ({"b": "x", "gone": "2026-01-02"}, {"b": "y"})
    assert (change.by, change.by_machine) == (ada, False)


def test_the_line_goes_with_the_deed_that_is_rolled_back(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        note()
        raise ZeroDivisionError
    assert Change.objects.count() == 0


def test_a_deed_without_a_name_is_refused(db):
    with pytest.raises(changelog.UnknownDeed, match="no-such-deed"):
        note(deed="no-such-deed")
    assert Change.objects.count() == 0


def test_of_a_confidential_thing_only_the_names_of_columns_are_kept(ada):
    change = note(
        by=ada, before={"text": "secret"}, after={"text": "more secret"}, reason="secret", confidential=True
    )
    assert (change.before, change.after, change.reason) == ({"text": ""}, {"text": ""}, "")
    assert [*queries.changes()] == []
    assert [*queries.changes(also_confidential=True)] == [change]
    assert [*queries.history(kind="fact", key="states/MAR")] == []


def test_erasing_a_person_keeps_the_deeds(ada, boss):
    own = note(by=ada, after={"note": "kept"})
    about = note(
        by=boss,
        before={"contact": "ADA@example.org", "all": ["Ada Example", 7]},
        reason="As Ada Example asked; write to ada@example.org.",
    )
    other = note(by=boss, reason="nada@example.org stays, and so does Ada Examples.")
    assert changelog.erase_person(user=ada, by=boss) == 2
    for change in (own, about, other):
        change.refresh_from_db()
    assert (own.by, own.by_machine, own.after, bool(own.erased_at)) == (None, False, {"note": "kept"}, True)
    assert about.before == {"contact": "[…]", "all": ["[…]", 7]}
    assert (about.by, about.reason) == (boss, "As […] asked; write to […].")
    assert (other.erased_at, other.reason) == (None, "nada@example.org stays, and so does Ada Examples.")
    last = queries.changes()[0]
    assert (last.deed, last.about_key, last.by) == ("erase-person", str(ada.pk), boss)
    assert changelog.erase_person(user=ada, by=boss) == 0


def test_a_person_who_erases_themselves_is_not_named(ada):
    note(by=ada)
    assert changelog.erase_person(user=ada, by=ada) == 1
    assert {change.by for change in Change.objects.all()} == {None}


def test_a_loading_is_one_line_with_its_counts_and_none_where_nothing_changed(facts_loaded):
    line = Change.objects.get(deed=deeds.LOAD)
    assert (line.by_machine, line.about_kind, line.after["insert"] > 5000) == (True, "facts", True)
    assert sync(apply=True, on=clock.today()).is_empty
    assert Change.objects.filter(deed=deeds.LOAD).count() == 1


def test_a_correction_stands_in_the_history_of_its_row(facts_loaded, ada):
    key = "MAR/CRC/ratification/1993-06-21"
    seen = corrections.state_of(table="ratifications", key=key)
    texts = {**seen["texts"], "note": "Looked up."}
    corrections.change_row(
        table="ratifications", key=key, texts=texts, seen=seen, reason="Looked up.", by=ada
    )
    (line,) = queries.history(kind="fact", key=f"ratifications/{key}")
    assert (line.deed, line.by, line.after, line.reason) == (
        deeds.CORRECT,
        ada,
        {"note": "Looked up."},
        "Looked up.",
    )


def test_the_site_identity_is_compared_with_what_was_stored(ada):
    site = Site.objects.get(is_default_site=True)
    identity, _ = SiteIdentity.objects.get_or_create(site=site)
    Change.objects.all().delete()
    identity.name = "The network"
    identity.texts = [IdentityText(language="fr", tagline="Le réseau")]
    with LogContext(user=ada):
        identity.save()
        identity.save()
    line = Change.objects.get()
    assert (line.deed, line.by, line.before) == (deeds.IDENTIFY, ada, {})
    assert line.after == {"name": "The network", "tagline (fr)": "Le réseau"}
    again = SiteIdentity.objects.get()
    again.texts = []
    again.save()
    line = queries.changes()[0]
    assert (line.by_machine, line.before, line.after) == (True, {"tagline (fr)": "Le réseau"}, {})


def test_several_values_are_listed_as_people_write_them(client, boss):
    note(
        deed=deeds.GIVE_ROLES,
        kind="person",
        key="7",
        before={"roles": []},
        after={"roles": ["editor", "planner"]},
    )
    client.force_login(boss)
    page = client.get("/admin/changes/").content.decode()
    assert "<del><bdi>—</bdi></del> → <ins><bdi>editor, planner</bdi></ins>" in page
