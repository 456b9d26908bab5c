"""The first page: assembled from what exists, arranged by an editor, light."""

import json
from datetime import date

import pytest
from django.test import RequestFactory
from wagtail.blocks import StructBlockValidationError
from wagtail.models import Page

from palais.apps.office.models import PalaisImage
from palais.apps.office.services.people import consents
from palais.apps.people.choices import Role
from palais.cms.models import HomePage, ProsePage
from palais.web.answers import highlights
from tests.makers import files, followup, people
from tests.web import reading

DAY = date(2026, 11, 2)
UNCLOSED = "ignore::pytest.PytestUnraisableExceptionWarning"
"""Wagtail leaves the file open into which it draws a smaller image."""


def home(language: str = "en") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def prose(slug: str, language: str = "en", **fields) -> ProsePage:
    page = ProsePage(title=f"Page {slug} {language}", slug=slug, locale=home(language).locale, **fields)
    return home(language).add_child(instance=page)


def page_block(page: Page, **more):
    return ("page", {"page": page, "title": "", "text": "", "image": None, "alt": "", **more})


def address_block(address: str, **more):
    words = {"title": f"To {address}", "text": "", "image": None, "alt": "", **more}
    return ("address", {"address": address, **words})


def arrange(*blocks, language: str = "en", **fields) -> HomePage:
    page = home(language)
    page.highlights = list(blocks)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return home(language)


def shown(client, path: str = "/") -> list[tuple[str, str]]:
    soup = reading.page(client.get(path))
    return [(link.get_text(), link["href"]) for link in soup.select(".highlights h3 a")]


def image(**fields) -> PalaisImage:
    return PalaisImage.objects.create(
        title="Example", file=files.image_file(size=(800, 600)), description="A drawing.", **fields
    )


def test_highlights_stand_in_their_order_with_addresses_in_the_readers_language(facts_loaded, client):
    page = prose("one", summary="In short.")
    arrange(address_block("/states/MAR/"), page_block(page), address_block("https://other.example/"))
    assert shown(client) == [
        ("To /states/MAR/", "/states/MAR/"),
        ("Page one en", "/one/"),
        ("To https://other.example/", "https://other.example/"),
    ]


def test_a_language_without_an_arrangement_shows_the_main_one_and_says_so(facts_loaded, client):
    first = prose("one")
    translated = prose("un", "fr", translation_key=first.translation_key)
    arrange(page_block(first), address_block("/states/MAR/"))
    assert shown(client, "/fr/") == [(translated.title, "/fr/un/"), ("To /states/MAR/", "/states/MAR/")]
    soup = reading.page(client.get("/fr/"))
    assert [one.get("lang") for one in soup.select(".highlights > li > div")] == [None, "en"]
    arrange(address_block("/states/SWE/"), language="fr")
    assert shown(client, "/fr/") == [("To /states/SWE/", "/fr/states/SWE/")]


def test_highlights_are_no_translators_work_and_lead_only_to_web_addresses(facts_loaded, client):
    from palais.cms.languages.passages import Texts

    arrange(address_block("/states/MAR/"))
    assert [passage.field for passage in Texts(home()).passages] == ["title"]
    page = home()
    raw = page.highlights.get_prep_value()
    raw[0]["value"]["address"] = "javascript:alert(1)"
    type(page).objects.filter(pk=page.pk).update(highlights=json.dumps(raw))
    assert shown(client) == []


def test_what_is_not_published_any_more_vanishes_with_the_part_itself(facts_loaded, client):
    page = prose("one")
    arrange(page_block(page))
    page.unpublish()
    assert shown(client) == []
    assert reading.page(client.get("/")).find(id="highlights") is None


def test_an_activity_that_was_taken_back_is_no_highlight_any_more(facts_loaded, client):
    activity = followup.activity(followup.monitor(), consent=followup.consent("quote"))
    arrange(address_block("/follow-up/dgd-2018/activities/1/"), address_block("/states/MAR/"))
    assert len(shown(client)) == 2
    consents.withdraw(consent=activity.consent, by=None)
    assert shown(client) == [("To /states/MAR/", "/states/MAR/")]


@pytest.mark.filterwarnings(UNCLOSED)
def test_an_image_is_shown_with_its_words_until_consent_ends(facts_loaded, client):
    mine = image(shows_children=True, consent_note="On file.", consent_until=date(2026, 12, 1))
    arrange(address_block("/states/MAR/", image=mine))
    found = reading.page(client.get("/")).select_one(".highlights img")
    assert (found["alt"], found["width"], found["height"]) == ("A drawing.", "640", "360")
    PalaisImage.objects.filter(pk=mine.pk).update(consent_until=date(2026, 10, 1))
    assert reading.page(client.get("/")).select_one(".highlights img") is None
    PalaisImage.objects.filter(pk=mine.pk).update(consent_until=None, is_decorative=True)
    assert reading.page(client.get("/")).select_one(".highlights img")["alt"] == ""


def test_an_image_needs_words_where_it_is_used(facts_loaded):
    plain = image()
    block = home().highlights.stream_block.child_blocks["address"]
    value = block.to_python(
        {"title": "T", "address": "/states/MAR/", "image": plain.pk, "text": "", "alt": ""}
    )
    assert block.clean(value)["address"] == "/states/MAR/"
    PalaisImage.objects.update(description="")
    silent = block.to_python(
        {"title": "T", "address": "/states/MAR/", "image": plain.pk, "text": "", "alt": ""}
    )
    with pytest.raises(StructBlockValidationError):
        block.clean(silent)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("/states/MAR/", "/states/MAR/"),
        ("/fr/states/MAR/", "/states/MAR/"),
        ("https://site.example/ar/hubs/covid-19/", "/hubs/covid-19/"),
        ("https://other.example/fr/", "https://other.example/fr/"),
    ],
)
def test_an_address_is_kept_without_its_language(settings, written, kept):
    from palais.cms.models import addresses

    settings.SITE_ADDRESS = "https://site.example"
    assert addresses.kept(written) == kept


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "//other.example/", "states/MAR", "data:text/html,x", "https://"]
)
def test_an_address_that_is_none_is_refused(written):
    from django.core.exceptions import ValidationError

    from palais.cms.models import addresses

    with pytest.raises(ValidationError):
        addresses.kept(written)


@pytest.mark.filterwarnings(UNCLOSED)
def test_one_highlight_costs_as_many_queries_as_three(facts_loaded, client, django_assert_max_num_queries):
    pages = [prose(name) for name in ("one", "two", "three")]
    client.get("/")
    arrange(page_block(pages[0], image=image()))
    client.get("/")
    with django_assert_max_num_queries(48) as first:
        client.get("/")
    arrange(*(page_block(page, image=image()) for page in pages))
    client.get("/")
    with django_assert_max_num_queries(48) as three:
        client.get("/")
    assert len(three) == len(first)


def test_the_page_is_light(facts_loaded, client):
    arrange(address_block("/states/MAR/"))
    assert len(client.get("/").content) < 40_000


def test_the_call_leads_where_the_editor_wants(facts_loaded, client):
    people.organisation("A")
    page = prose("join")
    arrange(call="Come with us.", call_page=page)
    part = reading.page(client.get("/")).find(id="joining").find_parent("section")
    assert ("Come with us." in part.get_text(), part.select_one("a.button")["href"]) == (True, "/join/")


def test_without_organisations_nobody_is_asked_to_join(facts_loaded, client):
    assert reading.page(client.get("/")).find(id="joining") is None


def test_a_draft_is_previewed_with_its_highlights(facts_loaded):
    page = home()
    page.highlights = [address_block("/states/MAR/", title="Not yet")]
    request = RequestFactory().get("/")
    request.user = people.person("editor", Role.EDITOR)
    response = page.make_preview_request(original_request=request)
    assert "Not yet" in response.content.decode()
    assert "Not yet" not in str(highlights.arranged(home(), language="en", on=DAY))


def test_the_menu_has_six_entries_that_all_lead_somewhere(facts_loaded, client):
    for prefix in ("", "/ar"):
        links = reading.page(client.get(f"{prefix}/")).select("nav.nav a")
        assert len(links) == 6
        assert {client.get(link["href"]).status_code for link in links} == {200}
