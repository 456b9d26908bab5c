"""Texts outside of pages: a translation that follows older words is known, shown to readers and listed at the desk."""

from dataclasses import replace
from datetime import date

import pytest

from palais.apps.office.models import Change, TranslatedText
from palais.apps.office.services import translated
from palais.apps.people.choices import Role
from palais.apps.resources import permissions as resources_permissions
from palais.apps.resources.models import Hub, HubText
from palais.apps.resources.services import hubs
from palais.apps.resources.services.hubs import HubTextWords, HubWords
from palais.cms.languages import permissions
from tests.makers import resources
from tests.makers.people import person
from tests.web import reading

TEXTS = {"fr": HubTextWords("Le pôle", "À quoi il sert."), "en": HubTextWords("The hub", "What it is for.")}


@pytest.fixture
def editor(facts_loaded):
    permissions.ensure_rights()
    resources_permissions.ensure_rights()
    return person("editor", Role.EDITOR)


@pytest.fixture
def made(facts_loaded) -> Hub:
    return change(resources.hub(), **TEXTS)


def change(hub: Hub, **texts: HubTextWords) -> Hub:
    held = Hub.everything.get(pk=hub.pk)
    words = HubWords(language="en", texts=texts, is_shown=True)
    return hubs.change_hub(hub=held, seen=held.version, words=words, by=None)


def french(hub: Hub) -> date | None:
    return translated.follows_on(HubText.objects.get(hub=hub, language="fr"))


def test_a_translation_lags_from_when_its_source_changes_until_it_is_written_anew(made, today):
    assert french(made) is None
    change(made, **{**TEXTS, "en": replace(TEXTS["en"], intro="What it is for now.")})
    assert french(made) == today
    assert translated.follows_on(HubText.objects.get(hub=made, language="en")) is None
    change(made, fr=replace(TEXTS["fr"], intro="À quoi il sert."), en=TEXTS["en"])
    assert french(made) is None  # the source says again what was translated
    change(made, fr=TEXTS["fr"], en=replace(TEXTS["en"], intro="Once more."))
    change(made, fr=replace(TEXTS["fr"], intro="Encore."), en=replace(TEXTS["en"], intro="Once more."))
    assert french(made) is None


def test_blanks_do_not_count_and_both_in_one_go_do_not_lag(made):
    change(made, **{**TEXTS, "en": replace(TEXTS["en"], intro=" What it  is for.\r\n")})
    assert french(made) is None
    change(made, fr=HubTextWords("Neuf"), en=HubTextWords("New"))
    assert french(made) is None


def test_translations_from_before_anybody_kept_up_lag_too(made, today):
    TranslatedText.objects.all().delete()
    change(made, **{**TEXTS, "en": HubTextWords("Another hub")})
    assert french(made) == today


def test_a_text_that_goes_leaves_nothing_behind(made):
    change(made, en=TEXTS["en"])
    assert TranslatedText.objects.count() == 0


def test_the_reader_is_told_and_only_in_that_language(made, client):
    change(made, **{**TEXTS, "en": HubTextWords("Another hub")})
    (told,) = reading.page(client.get("/fr/hubs/matter/")).find_all(class_="follows")
    assert "2" in told.get_text()
    assert reading.page(client.get("/hubs/matter/")).find_all(class_="follows") == []


def test_an_editor_says_that_it_still_fits(made, client, editor, today):
    change(made, **{**TEXTS, "en": HubTextWords("Another hub")})
    client.force_login(editor)
    page = reading.page(client.get("/admin/languages/"))
    (button,) = page.find_all("button", attrs={"name": "fits"})
    assert page.find("a", href="/admin/resources/hubs/matter/words/").get_text() == "Le pôle"
    assert client.post("/admin/languages/", {"fits": button["value"]}).status_code == 302
    assert french(made) is None
    assert Change.objects.first().deed == "translation-still-fits"
    assert reading.page(client.get("/admin/languages/")).find_all("button", attrs={"name": "fits"}) == []


def test_who_may_not_write_a_text_neither_sees_it_nor_says_that_it_fits(made, client, editor):
    change(made, **{**TEXTS, "en": HubTextWords("Another hub")})
    number = TranslatedText.objects.get().pk
    translator = person("translator", Role.TRANSLATOR)
    assert (translated.count(editor), translated.count(translator)) == (1, 0)
    client.force_login(translator)
    assert "Le pôle" not in client.get("/admin/languages/").content.decode()
    for sent in (number, "x", "9" * 40, ""):
        assert client.post("/admin/languages/", {"fits": sent}).status_code == 302
    assert TranslatedText.objects.get().lags
    client.logout()
    assert (
        client.post("/admin/languages/", {"fits": number}).headers["Location"].startswith("/account/login/")
    )
