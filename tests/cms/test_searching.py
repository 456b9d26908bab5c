"""Pages of text in search: found in each language, led to where they stand, gone when they are closed."""

import pytest
from wagtail.models import Locale, PageViewRestriction, Site
from wagtail.rich_text import RichText

from palais.apps.office import search
from palais.cms import searching
from palais.cms.models import ProsePage
from palais.cms.services import tree


@pytest.fixture
def page(facts_loaded) -> ProsePage:
    body = [("text", {"text": RichText("<p>Our <b>bylaws</b> of 1983.</p>"), "language": ""})]
    home = Site.objects.get(is_default_site=True).root_page
    page = ProsePage(
        title="Who we are", slug="about-us", body=body, locale=Locale.objects.get(language_code="en")
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    return ProsePage.objects.get(pk=page.pk)


def french(page: ProsePage) -> ProsePage:
    twin = page.copy_for_translation(Locale.objects.get(language_code="fr"))
    twin.title, twin.slug = "Qui nous sommes", "a-propos"
    twin.save_revision().publish()
    return ProsePage.objects.get(pk=twin.pk)


def key_of(page: ProsePage) -> str:
    return str(page.translation_key)


def one(page: ProsePage) -> search.SearchDocument | None:
    return next(iter(searching.documents([key_of(page)])), None)


def test_a_page_is_one_record_with_its_words_in_all_its_languages(page):
    tree.root_of(language="fr")
    french(page)
    found = one(page)
    assert found is not None
    assert dict(found.titles) == {"en": "Who we are", "fr": "Qui nous sommes"}
    assert found.texts["en"] == "Our bylaws of 1983."
    assert key_of(page) in list(searching.keys())


def test_its_address_leads_to_the_page_in_the_language_of_the_reader(page, client):
    french(page)
    key = page.translation_key
    addresses = [client.get(f"{prefix}/pages/{key}/")["Location"] for prefix in ("", "/fr", "/ar")]
    assert addresses == ["/about-us/", "/fr/a-propos/", "/about-us/"]
    assert client.get("/pages/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_what_is_closed_taken_back_or_a_draft_is_not_given_to_search(page, client):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert one(page) is None
    assert client.get(f"/pages/{page.translation_key}/").status_code == 404
    restriction.delete()
    assert one(page) is not None
    page.unpublish()
    assert one(page) is None
    assert key_of(page) not in list(searching.keys())
