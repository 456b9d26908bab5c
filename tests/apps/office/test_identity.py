"""Who runs the site: settings of one installation, in each language, with English where one is missing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Site

from palais.apps.office import queries
from palais.apps.office.models import IdentityText, PalaisImage, SiteIdentity, Source


@pytest.fixture
def network(db) -> SiteIdentity:
    """A network with texts in English and Arabic; the Arabic one lacks a tagline and an imprint."""
    identity = SiteIdentity.objects.create(
        site=Site.objects.get(is_default_site=True),
        name="Child Rights Network",
        short_name="CRN",
        contact_email="office@example.org",
        source_code_url="https://code.example.org/",
    )
    IdentityText.objects.create(
        identity=identity,
        language="en",
        tagline="For every child",
        imprint="<p>Geneva</p>",
        about="<p>About</p>",
    )
    IdentityText.objects.create(
        identity=identity, language="ar", name="شبكة حقوق الطفل", about="<p>من نحن</p>"
    )
    return identity


def test_without_settings_the_software_names_itself(db):
    found = queries.identity(language="fr")
    assert (found.name, found.short_name, found.tagline, found.logo) == ("Palais", "Palais", "", "")
    assert (found.contact_email, found.source_code_url) == ("", "")
    assert set(found.texts.values()) == set(found.texts_language.values()) == {""}


def test_the_language_of_the_page_comes_first(network):
    found = queries.identity(language="ar")
    assert (found.name, found.short_name) == ("شبكة حقوق الطفل", "شبكة حقوق الطفل")
    assert (found.texts["about"], found.texts_language["about"]) == ("<p>من نحن</p>", "ar")


def test_a_text_that_is_missing_falls_back_to_english_and_says_so(network):
    found = queries.identity(language="ar")
    assert (found.tagline, found.texts_language["tagline"]) == ("For every child", "en")
    assert (found.texts["imprint"], found.texts_language["imprint"]) == ("<p>Geneva</p>", "en")
    assert (found.texts["privacy"], found.texts_language["privacy"]) == ("", "")


def test_a_language_without_any_text_has_the_name_for_all(network):
    found = queries.identity(language="ru")
    assert (found.name, found.short_name, found.tagline) == ("Child Rights Network", "CRN", "For every child")
    assert (found.contact_email, found.source_code_url) == ("office@example.org", "https://code.example.org/")


def test_two_texts_in_one_language_are_refused(network):
    again = IdentityText(identity=network, language="ar")
    with pytest.raises(ValidationError, match="already a text in this language"):
        again.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_an_image_of_children_needs_a_note_on_consent(db):
    image = PalaisImage(title="Class", file="class.jpg", width=4, height=3, shows_children=True)
    with pytest.raises(ValidationError, match="needs a consent, or a note on it"):
        image.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        image.save()
    image.consent_note = "Signed forms in the office, for the web"
    image.save()
    assert PalaisImage.objects.get().consent_note == "Signed forms in the office, for the web"


def test_the_facts_are_as_new_as_their_newest_source(facts_loaded):
    newest = max(Source.objects.values_list("as_of", flat=True))
    assert queries.facts_as_of() == newest
    assert newest[:2] == "20"


def test_before_any_loading_the_facts_have_no_date(db):
    assert (queries.facts_as_of(), queries.last_sync()) == ("", None)
