"""Pages that editors write: shown in the frame of the site, last of all addresses."""

import pytest
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from palais.cms.models import ProsePage
from tests.web import reading


@pytest.fixture
def prose(db) -> ProsePage:
    """A page of text below the first page."""
    first = Site.objects.get().root_page
    text = f'<h2 id="who">Who</h2><p><a linktype="page" id="{first.pk}">Home</a></p>'
    page = ProsePage(
        title="How to join",
        slug="join",
        summary="Every coalition may join.",
        body=[("text", {"text": RichText(text), "language": ""})],
    )
    return first.add_child(instance=page)


def test_a_page_of_text_stands_in_the_frame_of_the_site(prose, client):
    response = client.get("/join/")
    soup = reading.page(response)
    assert (response.status_code, soup.h1.get_text(strip=True)) == (200, "How to join")
    assert soup.find("p", class_="lead").get_text(strip=True) == "Every coalition may join."
    assert (soup.find(class_="masthead") is None, reading.barred(soup)) == (False, [])
    assert soup.find("meta", attrs={"name": "description"})["content"] == "Every coalition may join."


def test_links_in_the_text_lead_to_pages(prose, client):
    link = reading.page(client.get("/join/")).find(class_="prose").find("a")
    assert (link["href"], link.get("linktype")) == ("/", None)


def test_a_page_that_is_not_published_is_not_found(prose, client):
    prose.unpublish()
    assert client.get("/join/").status_code == 404


def test_no_page_of_an_editor_takes_the_place_of_an_answer(prose, client):
    first = Site.objects.get().root_page
    first.add_child(instance=ProsePage(title="Mine", slug="states"))
    soup = reading.page(client.get("/states/"))
    assert soup.h1.get_text(strip=True) != "Mine"
    assert soup.find("form", class_="filters") is not None


def test_reading_a_page_sets_no_cookie(prose, client):
    assert dict(client.get("/join/").cookies) == {}


def test_every_page_type_of_ours_has_the_base_and_a_summary():
    from palais.cms.models import PalaisPage

    ours = [model for model in Page.__subclasses__() if model.__module__.startswith("palais.")]
    assert ours == [PalaisPage]
    assert PalaisPage._meta.abstract
    assert "summary" in {field.name for field in ProsePage._meta.get_fields()}
