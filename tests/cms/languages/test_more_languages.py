"""Pages in a seventh language: at an address of their own, in an English frame that says so."""

import sys
from types import ModuleType

import pytest
from wagtail import coreutils
from wagtail.models import Locale

from palais.cms.services import languages as deeds
from palais.cms.services import tree
from palais.config import env
from palais.web.site import languages
from tests.makers.translations import answers, fresh
from tests.web import reading

PORTUGUESE = ("pt", "Português")
WORDS = {"How to join us": "Como aderir", "Joining takes four steps.": "São quatro passos."}


@pytest.fixture
def portuguese(db, settings, monkeypatch):
    """A site on which pages may be written in Portuguese, as the switch makes it when it starts."""
    for known in (languages.CONTENT_ONLY, languages.PREFIXES, languages.BY_PREFIX):
        monkeypatch.setitem(known, "pt", "pt")
    settings.CONTENT_ONLY = [PORTUGUESE]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.INTERFACE_LANGUAGES, PORTUGUESE]
    cached = (coreutils.get_content_languages, coreutils.get_supported_content_language_variant)
    for one in cached:
        one.cache_clear()
    from palais.config import urls
    from palais.web.site.views import written

    module = ModuleType("urls_with_portuguese")
    module.urlpatterns = [*languages.content_only(written.page), *urls.urlpatterns]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    settings.ROOT_URLCONF = module.__name__
    Locale.objects.get_or_create(language_code="pt")
    tree.root_of(language="pt")
    yield
    for one in cached:
        one.cache_clear()


def test_a_page_in_a_seventh_language_has_an_english_frame(portuguese, client, english, administrator):
    twin = deeds.start_translation(page=english, language="pt", by=administrator)
    found = deeds.comparison(page=twin)
    deeds.save_passages(page=twin, answers=answers(found, WORDS), by=administrator).publish()
    address = fresh(twin).get_url()
    soup = reading.page(client.get(address))
    assert (address, soup.html["lang"], soup.html["dir"]) == ("/pt/join/", "en", "ltr")
    assert (soup.h1.get_text(), soup.h1.parent["lang"]) == ("Como aderir", "pt")
    assert soup.find(class_="nav").a["href"] == "/states/"
    assert soup.find(class_="languages").find("span", lang="pt").get_text() == "Português"
    twins = {link["hreflang"] for link in soup.find_all("link", rel="alternate", hreflang=True)}
    assert twins == {"en", "pt", "x-default"}
    links = reading.page(client.get("/join/")).find(class_="languages").find_all("a")
    assert [link["href"] for link in links if link["hreflang"] == "pt"] == ["/pt/join/"]


def test_other_addresses_of_that_language_are_none(portuguese, client):
    assert client.get("/pt/")["Location"] == "/"
    assert [client.get(path).status_code for path in ("/pt/nothing/", "/fr/pt/join/")] == [404, 404]


def test_without_the_switch_there_is_no_such_address():
    assert languages.content_only(lambda request: None) == []
    assert languages.split("/pt/states/") == ("en", "/pt/states/")


def test_the_switch_takes_codes_and_says_what_is_none(monkeypatch):
    known = {"en": "English", "fr": "Français"}
    monkeypatch.setenv("PALAIS_X", "pt, de fr PT")
    assert env.languages("PALAIS_X", known=known) == [("pt", "Português"), ("de", "Deutsch")]
    monkeypatch.setenv("PALAIS_X", "pt xx")
    with pytest.raises(env.SwitchNotUnderstood, match="PALAIS_X names no language that is known here: xx"):
        env.languages("PALAIS_X", known=known)
