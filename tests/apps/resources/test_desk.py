"""The resources' desk: who may enter, and what an editor does there, from an empty hub to a replaced link."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palais.apps.office.models import Change
from palais.apps.resources.models import Edition, Hub, HubSection, Link, Placement, Work
from tests.makers import people, resources

TEXTS = {
    "texts-TOTAL_FORMS": "2",
    "texts-INITIAL_FORMS": "0",
    "texts-0-language": "en",
    "texts-0-title": "A guide",
    "texts-0-summary": "For everybody.",
    "texts-1-language": "fr",
    "texts-1-title": "Un guide",
}
WORDS = {
    "kind": "guide",
    "language": "en",
    "origin": "network",
    "makers": "EOA | publisher\nSomebody",
    "dated": "2020",
}
HUBS = "/admin/resources/hubs/"


@pytest.fixture
def hub(db):
    hub = resources.hub("matter", "a", "b")
    resources.work("One", "https://example.org/one", section=resources.section(hub, "a"))
    resources.work("Two", "https://example.org/two", section=resources.section(hub, "a"))
    return hub


def addresses() -> list[str]:
    edition = Edition.objects.order_by("pk").first()
    work = f"/admin/resources/works/{edition.work.key}/"
    return [
        "/admin/resources/",
        "/admin/resources/add/",
        "/admin/resources/links/",
        "/admin/resources/links/?show=all",
        HUBS,
        f"{HUBS}add/",
        f"{HUBS}matter/",
        f"{HUBS}matter/words/",
        f"{HUBS}matter/sections/add/",
        f"{HUBS}matter/sections/a/",
        work,
        f"{work}words/",
        f"{work}editions/add/",
        f"{work}editions/{edition.pk}/",
    ]


def test_an_editor_sees_every_screen(client, hub, editor):
    client.force_login(editor)
    found = [(url, client.get(url).status_code) for url in [*addresses(), "/admin/proposals/"]]
    assert found == [(url, 200) for url, _ in found]


def test_a_moderator_settles_proposals_and_sees_no_other_screen(client, hub, moderator):
    client.force_login(moderator)
    assert client.get("/admin/proposals/").status_code == 200
    for url in addresses():
        for answer in (client.get(url), client.post(url)):
            assert (url, answer.status_code, answer["Location"]) == (url, 302, "/admin/")
    assert Work.everything.filter(status="shown").count() == 2


def test_a_person_without_a_role_is_kept_outside(client, hub, stranger):
    client.force_login(stranger)
    assert [client.get(url).status_code for url in addresses()] == [403] * len(addresses())


def test_a_resource_from_a_draft_to_a_section(client, facts_loaded, editor):
    people.organisation("A", acronym="EOA")
    hub = resources.hub("matter", "a")
    client.force_login(editor)
    answer = client.post(
        "/admin/resources/add/", {**TEXTS, **WORDS, "topics": "child-participation", "states": "MAR"}
    )
    assert answer["Location"] == "/admin/resources/works/a-guide/editions/add/"
    work = Work.everything.get()
    assert {one.language: one.title for one in work.texts.all()} == {"en": "A guide", "fr": "Un guide"}
    assert [(one.organisation and one.organisation.key, one.name, one.part) for one in work.makers.all()] == [
        ("example-a", "", "publisher"),
        (None, "Somebody", "author"),
    ]
    here = "/admin/resources/works/a-guide/"
    client.post(here, {"deed": "shown"})
    assert Work.everything.get().status == "draft"
    client.post(
        f"{here}editions/add/", {"language": "en", "format": "pdf", "address": "https://example.org/g.pdf"}
    )
    client.post(here, {"deed": "shown"})
    client.post(here, {"deed": "place", "section": str(resources.section(hub, "a").pk)})
    assert (Work.public.get(), Placement.objects.get().work) == (work, work)
    assert client.post(here, {"deed": "withdrawn", "why": ""}).status_code == 422
    client.post(here, {"deed": "withdrawn", "why": "out of date"})
    assert Work.everything.get().withdrawn_why == "out of date"
    assert set(
        Change.objects.filter(about_kind="resource", about_key="a-guide").values_list("by", flat=True)
    ) == {editor.pk}


def test_what_is_wrong_in_a_form_is_said_and_nothing_is_saved(client, hub, editor):
    client.force_login(editor)
    before = Work.everything.count()
    for wrong in (
        {"texts-0-title": ""},
        {"texts-0-language": "English!"},
        {"dated": "last year"},
        {"language": "de"},
        {"kind": "poem"},
    ):
        answer = client.post("/admin/resources/add/", {**TEXTS, **WORDS, **wrong})
        assert (answer.status_code, b"error" in answer.content) == (422, True), wrong
    assert Work.everything.count() == before


def test_two_editors_on_one_resource(client, hub, editor):
    client.force_login(editor)
    here = "/admin/resources/works/one/words/"
    old = Work.everything.get(key="one").version
    assert client.post(here, {**TEXTS, **WORDS, "seen": old}).status_code == 302
    answer = client.post(here, {**TEXTS, **WORDS, "texts-0-title": "Mine", "seen": old})
    assert answer.status_code == 422
    assert "Somebody changed this after you opened it" in answer.content.decode()
    assert 'value="Mine"' in answer.content.decode()
    now = Work.everything.get(key="one").version
    assert client.post(here, {**TEXTS, **WORDS, "texts-0-title": "Mine", "seen": now}).status_code == 302


def test_a_duplicate_address_is_told_with_a_link_and_saved_by_who_is_sure(client, hub, editor):
    client.force_login(editor)
    where = "/admin/resources/works/two/editions/add/"
    asked = {"language": "fr", "format": "html", "address": "http://www.example.org/one?utm_source=x"}
    answer = client.post(where, asked)
    assert answer.status_code == 422
    assert '<a href="/admin/resources/works/one/">One</a>' in answer.content.decode()
    assert client.post(where, {**asked, "sure": "on"}).status_code == 302
    assert Link.objects.count() == 2


def test_another_link_says_whether_versions_made_from_it_are_old(client, hub, editor):
    client.force_login(editor)
    edition = Edition.objects.get(work__key="one")
    where = f"/admin/resources/works/one/editions/{edition.pk}/"
    asked = {"deed": "save", "language": "en", "format": "html", "address": edition.link.address}
    seen = []
    for more in (
        {"changed": "on"},
        {"address": "https://example.org/b"},
        {"address": "https://example.org/c", "changed": "on"},
    ):
        assert client.post(where, {**asked, **more}).status_code == 302
        seen.append(Work.everything.get(key="one").content_changed_on)
    assert seen == [None, None, date(2026, 11, 2)]


def test_a_copy_is_kept_given_out_and_let_go_of(client, hub, editor):
    client.force_login(editor)
    edition = Edition.objects.get(work__key="one")
    where = f"/admin/resources/works/one/editions/{edition.pk}/"
    wrong = SimpleUploadedFile("copy.pdf", b"no pdf at all \x00\x01")
    assert client.post(where, {"deed": "copy", "saved_on": "2026-10-01", "copy": wrong}).status_code == 422
    right = SimpleUploadedFile("copy.pdf", resources.PDF)
    assert client.post(where, {"deed": "copy", "saved_on": "2026-10-01", "copy": right}).status_code == 302
    assert b"".join(client.get(f"{where}saved/").streaming_content) == resources.PDF
    for deed, uses in (("use-copy", True), ("use-link", False)):
        client.post(where, {"deed": deed})
        edition.refresh_from_db()
        assert edition.use_saved is uses
    client.post(where, {"deed": "remove"})
    assert Edition.objects.filter(pk=edition.pk).exists()


def test_a_hub_is_made_arranged_looked_through_and_closed(client, hub, editor):
    client.force_login(editor)
    new = {"slug": "other", "language": "en", "position": "0", "is_shown": "on"}
    assert client.post(f"{HUBS}add/", {**TEXTS, **new})["Location"] == f"{HUBS}other/"
    assert client.post(f"{HUBS}add/", {**TEXTS, **new}).status_code == 422
    client.post(f"{HUBS}other/sections/add/", TEXTS)
    assert HubSection.objects.get(hub__slug="other").slug == "a-guide"
    here, section = f"{HUBS}matter/", resources.section(hub, "b")
    client.post(here, {"deed": "section/up", "which": str(section.pk)})
    assert list(hub.sections.values_list("slug", flat=True)) == ["b", "a"]
    two = Placement.objects.get(work__key="two")
    answer = client.post(here, {"deed": "place/up", "which": str(two.pk)})
    assert answer["Location"] == f"{here}#place-{two.pk}"
    assert list(two.section.placements.order_by("position").values_list("work__key", flat=True)) == [
        "two",
        "one",
    ]
    client.post(here, {"deed": "place/to", "which": str(two.pk), "to": str(section.pk)})
    client.post(here, {"deed": "place/take-out", "which": str(Placement.objects.get(work__key="one").pk)})
    assert [(one.section.slug, one.work.key) for one in Placement.objects.all()] == [("b", "two")]
    client.post(here, {"deed": "look-through"})
    client.post(here, {"deed": "close", "closed_on": "2030-01-01"})
    client.post(here, {"deed": "close", "closed_on": "soon"})
    assert Hub.everything.get(slug="matter").closed_on is None
    client.post(here, {"deed": "close", "closed_on": "2022-12-31"})
    assert str(Hub.everything.get(slug="matter").closed_on) == "2022-12-31"
    client.post(here, {"deed": "reopen"})
    client.post(here, {"deed": "close"})
    held = Hub.everything.get(slug="matter")
    assert (str(held.as_of), str(held.closed_on)) == ("2026-11-02", "2026-11-02")


def test_the_queue_of_links_and_what_is_done_about_each(client, hub, editor):
    Link.objects.filter(address="https://example.org/one").update(status="broken")
    Link.objects.filter(address="https://example.org/two").update(
        status="moved", moved_to="https://example.org/2"
    )
    client.force_login(editor)
    page = client.get("/admin/resources/links/").content.decode()
    assert "https://example.org/one" in page.replace("<wbr>", "")
    one, two = Link.objects.order_by("address")
    assert client.post("/admin/resources/links/", {"deed": "replace", "which": one.pk}).status_code == 422
    client.post(
        "/admin/resources/links/", {"deed": "replace", "which": one.pk, "address": "https://example.org/1"}
    )
    client.post("/admin/resources/links/?show=moved", {"deed": "follow", "which": two.pk})
    assert sorted(Link.objects.values_list("address", flat=True)) == [
        "https://example.org/1",
        "https://example.org/2",
    ]
    one = Link.objects.get(address="https://example.org/1")
    client.post("/admin/resources/links/", {"deed": "works", "which": one.pk})
    one.refresh_from_db()
    assert (one.status, one.by_hand) == ("works", True)


def test_lists_cost_the_same_with_one_row_and_with_three(client, editor):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(editor)
    hub = resources.hub("matter", "a")
    counts: dict[str, list[int]] = {}
    for number in range(3):
        resources.work(f"Number {number}", section=resources.section(hub, "a"))
        for url in ("/admin/resources/", "/admin/resources/links/?show=all", f"{HUBS}matter/"):
            client.get(url)
            with CaptureQueriesContext(connection) as asked:
                client.get(url)
            counts.setdefault(url, []).append(len(asked))
    assert {url: numbers for url, numbers in counts.items() if len(set(numbers)) > 1} == {}
