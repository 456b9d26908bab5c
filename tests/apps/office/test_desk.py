"""The desk's screens: who may see them, finding a row, correcting it, two editors at once, conflicts, loadings."""

import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate
from django.urls import reverse

from palais.apps.office import facts, permissions, queries
from palais.apps.office.desk.pages import row_address
from palais.apps.office.models import Correction, ErrorReport, FactConflict, FactSync, Source
from palais.apps.office.services import corrections
from palais.apps.people.models import User
from palais.apps.treaties.models import Region

TABLE, KEY, SECRET = "m49_regions", "002", "Africa the secret"
RAW = {
    "code": KEY,
    "level": "region",
    "parent": "001",
    **{f"name_{language}": SECRET for language in ("en", "fr", "es", "ar", "ru", "zh")},
    "source": "m49",
    "status": "ok",
}


def put_region(key=KEY, **texts):
    raw = {**RAW, "code": key, **texts}
    fields = {name: raw[name] for name in raw if name.startswith("name_") or name in ("level", "parent")}
    return Region.everything.create(code=key, fact_key=key, raw=raw, source_id="m49", **fields)


@pytest.fixture
def things(db):
    """One of everything that could leak."""
    Source.objects.create(key="m49", title="Standard country codes")
    put_region()
    conflict = FactConflict.objects.create(
        table=TABLE, fact_key=KEY, layer="network", ours={"name_en": SECRET}, theirs={"name_en": "Newer"}
    )
    report = ErrorReport.objects.create(
        table=TABLE, fact_key=KEY, shown=RAW, message=SECRET, reply_to="reader@example.org"
    )
    FactSync.objects.create(counts={"insert": 4711})
    return {"conflict": conflict.pk, "report": report.pk}


def person(kind):
    """The coordinator runs the house, the editor has the rights, the member of staff may only enter."""
    permissions.ensure_groups()
    if kind == "coordinator":
        return User.objects.create_superuser("coordinator@example.org", "a long password")
    user = User.objects.create_user(f"{kind}@example.org", "a long password", is_staff=True)
    group = Group.objects.get(name=permissions.EDITORS)
    if kind == "staff":
        group = Group.objects.create(name="Readers of the admin")
        enter = permissions.ENTER_DESK.split(".")[1]
        group.permissions.add(Permission.objects.get(codename=enter))
    user.groups.add(group)
    return user


def addresses(things):
    return [
        reverse("desk:tables"),
        reverse("desk:conflicts"),
        reverse("desk:conflict", args=[things["conflict"]]),
        reverse("desk:loads"),
        reverse("desk:rows", args=[TABLE]),
        reverse("desk:add", args=[TABLE]),
        *(row_address(name, TABLE, KEY) for name in ("row", "correct", "withdraw", "undo")),
        reverse("desk:reports"),
        reverse("desk:report", args=[things["report"]]),
    ]


@pytest.mark.parametrize("kind", ["coordinator", "editor"])
def test_those_who_may_see_every_screen(client, things, kind):
    client.force_login(person(kind))
    assert [(url, client.get(url).status_code) for url in addresses(things)] == [
        (url, 200) for url in addresses(things)
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_member_of_staff_without_the_right_sees_and_changes_nothing(client, things, method):
    client.force_login(person("staff"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    for url in addresses(things):
        answer = getattr(client, method)(url)
        assert (url, answer.status_code, answer["Location"]) == (url, 302, reverse("wagtailadmin_home"))
        assert SECRET not in answer.content.decode()
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("desk:tables") not in menu
    assert reverse("desk:reports") not in menu
    assert FactConflict.objects.get().status == "open"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_sign_in(client, things, method):
    for url in addresses(things):
        answer = getattr(client, method)(url)
        assert (url, answer.status_code) == (url, 302)
        assert answer["Location"].startswith(reverse("account_login"))
        assert SECRET not in answer.content.decode()


def test_the_stranger_learns_nothing_about_which_rows_exist(client, things):
    for url in (row_address("row", TABLE, "nothing"), reverse("desk:rows", args=["nothing"])):
        assert client.get(url)["Location"].startswith(reverse("account_login"))


def test_a_row_or_table_that_does_not_exist_is_not_found(client, things):
    client.force_login(person("editor"))
    missing = (
        reverse("desk:rows", args=["nothing"]),
        row_address("row", TABLE, "nothing"),
        row_address("correct", "nothing", KEY),
        reverse("desk:row", args=[TABLE]),
        reverse("desk:conflict", args=[0]),
        reverse("desk:report", args=[0]),
    )
    assert [client.get(url).status_code for url in missing] == [404] * len(missing)


def test_the_group_of_editors_is_made_once_and_again_after_a_migration(db):
    permissions.ensure_groups()
    held = set(Group.objects.get(name=permissions.EDITORS).permissions.values_list("codename", flat=True))
    assert {"add_correction", "change_errorreport", "access_admin"} <= held
    Group.objects.all().delete()
    config = apps.get_app_config("office")
    post_migrate.send(sender=config, app_config=config, verbosity=0, interactive=False, using="default")
    assert set(
        Group.objects.get(name=permissions.EDITORS).permissions.values_list("codename", flat=True)
    ) == {
        "add_correction",
        "change_errorreport",
        "access_admin",
    }


@pytest.fixture
def desk(client, things):
    client.force_login(person("editor"))
    return client


def listed(answer):
    return re.findall(r'href="[^"]*/row/\?key=([^"]+)"', answer.content.decode())


def test_rows_are_found_by_name_without_accents_and_by_mark(desk):
    put_region("015", name_en="Égypte and its neighbours", status="unverified")
    Region.everything.filter(code="015").update(verified=False, layer="network")
    put_region("202", name_en="Sub-Saharan")
    Region.everything.filter(code="202").update(withdrawn_on="2026-01-01")
    rows = reverse("desk:rows", args=[TABLE])
    assert listed(desk.get(rows)) == ["002", "015"]
    assert listed(desk.get(rows, {"q": "egypte NEIGHBOURS"})) == ["015"]
    assert listed(desk.get(rows, {"standing": "unverified"})) == ["015"]
    assert listed(desk.get(rows, {"layer": "network"})) == ["015"]
    assert listed(desk.get(rows, {"force": "withdrawn"})) == ["202"]
    assert listed(desk.get(rows, {"force": "all"})) == ["002", "015", "202"]
    assert listed(desk.get(rows, {"q": "no such words"})) == []


def test_a_list_has_fifty_rows_a_page_and_as_many_queries_for_one_as_for_many(
    desk, django_assert_max_num_queries
):
    for number in range(300, 360):
        put_region(str(number))
    rows = reverse("desk:rows", args=[TABLE])
    with django_assert_max_num_queries(30):
        assert len(listed(desk.get(rows))) == 50
    assert len(listed(desk.get(rows, {"p": "2"}))) == 11


def fields_of(answer):
    """What the browser would send back: the form's fields as they were shown."""
    form = answer.context["form"]
    return {name: form[name].value() or "" for name in form.fields if name != "accept"}


@pytest.fixture
def full_desk(client, facts_loaded):
    client.force_login(person("editor"))
    return client


def test_correcting_a_row_shows_the_file_beside_and_can_be_undone(full_desk):
    key = "MAR/CRC/ratification/1993-06-21"
    correct = row_address("correct", "ratifications", key)
    form = full_desk.get(correct)
    sent = {**fields_of(form), "column-date": "1993-06", "reason": "Only the month is certain."}
    assert full_desk.post(correct, {**sent, "reason": ""}).status_code == 422
    saved = full_desk.post(correct, sent, follow=True)
    page = saved.content.decode()
    assert "The row was corrected." in page
    assert "Only the month is certain." in page
    assert "1993-06-21" in page
    again = full_desk.get(correct).content.decode()
    assert "The file says: 1993-06-21." in again
    undo = row_address("undo", "ratifications", key)
    undone = full_desk.post(undo, fields_of(full_desk.get(undo)), follow=True)
    assert "The correction is undone." in undone.content.decode()
    assert not Correction.objects.exists()


def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(full_desk):
    correct = row_address("correct", "ratifications", "MAR/CRC/ratification/1993-06-21")
    sent = {**fields_of(full_desk.get(correct)), "column-date": "June 1993", "reason": "My long reason."}
    answer = full_desk.post(correct, sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["column-date"]
    page = answer.content.decode()
    assert "June 1993" in page
    assert "My long reason." in page


def test_two_editors_at_once_lose_nothing(full_desk):
    key = "MAR/CRC/ratification/1993-06-21"
    correct = row_address("correct", "ratifications", key)
    second = fields_of(full_desk.get(correct))
    first = {
        **second,
        "column-status": "unverified",
        "column-note": "Of the first.",
        "reason": "First.",
    }
    assert full_desk.post(correct, first).status_code == 302
    answer = full_desk.post(correct, {**second, "column-note": "Of the second.", "reason": "Second."})
    assert answer.status_code == 422
    assert answer.context["meanwhile"] == [
        {"label": "Status", "before": "ok", "now": "unverified", "typed": "ok"},
        {"label": "Note", "before": "", "now": "Of the first.", "typed": "Of the second."},
    ]
    assert queries.fact(table="ratifications", key=key).raw["note"] == "Of the first."
    merged = fields_of(answer)
    assert (merged["column-status"], merged["column-note"]) == ("unverified", "Of the second.")
    assert full_desk.post(correct, merged).status_code == 302
    raw = queries.fact(table="ratifications", key=key).raw
    assert (raw["status"], raw["note"]) == ("unverified", "Of the second.")


def test_a_count_that_breaks_is_said_and_saved_only_when_it_was_checked(full_desk):
    key = "MAR/CRC/ratification/1993-06-21"
    withdraw = row_address("withdraw", "ratifications", key)
    sent = {**fields_of(full_desk.get(withdraw)), "reason": "By mistake."}
    answer = full_desk.post(withdraw, sent)
    assert answer.status_code == 422
    assert "counts: CRC: expected 196, found 195 parties" in answer.content.decode()
    again = fields_of(answer)
    assert full_desk.post(withdraw, again).status_code == 422
    assert full_desk.post(withdraw, {**again, "accept": "on"}).status_code == 302
    assert queries.fact(table="ratifications", key=key).withdrawn_on is not None


def test_a_row_is_added_and_a_second_of_the_same_key_refused(full_desk):
    add = reverse("desk:add", args=["declarations_opic"])
    texts = {
        "state": "FRA",
        "article": "12",
        "effect": "opt-in",
        "meaning": "Accepts communications between States.",
        "as_of": "2026-01-01",
        "source": "untc-2015",
        "status": "ok",
    }
    sent = {f"column-{name}": text for name, text in texts.items()} | {"reason": "Deposited."}
    answer = full_desk.post(add, sent)
    if answer.status_code == 422:
        answer = full_desk.post(add, {**fields_of(answer), "accept": "on"})
    assert answer.status_code == 302
    assert queries.fact(table="declarations_opic", key="FRA/12").layer == "editor"
    refused = full_desk.post(add, sent)
    assert refused.status_code == 422
    assert "There is already a row" in refused.content.decode()


def test_a_conflict_shows_both_values_and_is_decided_once(desk, things):
    address = reverse("desk:conflict", args=[things["conflict"]])
    page = desk.get(address).content.decode()
    assert SECRET in page
    assert "Newer" in page
    assert desk.post(address, {"decision": "keep"}).status_code == 302
    conflict = FactConflict.objects.get()
    assert (conflict.status, conflict.settled_by.email) == ("kept", "editor@example.org")
    late = desk.post(address, {"decision": "take", "reason": "Late."}, follow=True)
    assert "Somebody has settled this conflict already." in late.content.decode()
    assert FactConflict.objects.get().status == "kept"


def test_loadings_show_their_counts(desk):
    assert "4711" in desk.get(reverse("desk:loads")).content.decode()


def test_every_table_can_be_opened_and_its_form_shown(full_desk):
    for table, loader in facts.registered().items():
        assert full_desk.get(reverse("desk:rows", args=[table])).status_code == 200
        assert full_desk.get(reverse("desk:add", args=[table])).status_code == 200
        record = loader.model.everything.order_by("-fact_key").first()
        if record is not None:
            assert full_desk.get(row_address("correct", table, record.fact_key)).status_code == 200
            assert full_desk.get(row_address("row", table, record.fact_key)).status_code == 200


def test_the_change_log_shows_what_editors_did(full_desk):
    coordinator = person("coordinator")
    key = "MAR/CRC/ratification/1993-06-21"
    seen = corrections.state_of(table="ratifications", key=key)
    texts = {**queries.fact(table="ratifications", key=key).raw, "note": "x"}
    corrections.change_row(
        table="ratifications", key=key, texts=texts, seen=seen, reason="Why not.", by=coordinator
    )
    full_desk.force_login(coordinator)
    page = full_desk.get(reverse("desk:changes")).content.decode()
    assert f"ratifications/{key}" in page
    assert "Row corrected" in page
