"""Name, logo and texts are the network's: nothing on the pages names a given one."""

import io

import pytest
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Site

from palais.apps.office.models import IdentityText, PalaisImage, SiteIdentity
from tests.web import reading


@pytest.fixture
def network(db) -> SiteIdentity:
    identity = SiteIdentity.objects.create(
        site=Site.objects.get(is_default_site=True),
        name="Child Rights Network",
        short_name="CRN",
        contact_email="office@example.org",
        source_code_url="https://code.example.org/palais",
    )
    IdentityText.objects.create(
        identity=identity,
        language="en",
        tagline="For every child",
        about="<p>We are many.</p>",
        privacy="<p>We keep nothing.</p>",
    )
    IdentityText.objects.create(
        identity=identity, language="ar", name="شبكة", privacy="<p>لا نحتفظ بشيء.</p>"
    )
    return identity


def brand(soup) -> list[str]:
    return [name.get_text(strip=True) for name in soup.select(".brand-name")]


def test_without_settings_the_software_names_itself(db, client):
    soup = reading.page(client.get("/"))
    assert (brand(soup), soup.find("footer").find("a", href=lambda href: href.startswith("mailto:"))) == (
        ["Palais"] * 2,
        None,
    )
    assert soup.select_one(".brand svg") is not None


def test_the_network_names_itself_on_every_page(network, client):
    soup = reading.page(client.get("/glossary/"))
    assert (brand(soup), soup.title.get_text().endswith("Child Rights Network")) == (
        ["Child Rights Network", "CRN"],
        True,
    )
    links = reading.links(soup.find("footer"))
    assert {"mailto:office@example.org", "https://code.example.org/palais"} <= set(links)
    assert "For every child" in soup.find("footer").get_text()
    assert reading.page(client.get("/")).h1.get_text(strip=True) == "For every child"


def test_a_language_has_its_own_name_and_falls_back_to_english_texts(network, client):
    soup = reading.page(client.get("/ar/"))
    assert brand(soup) == ["شبكة", "شبكة"]
    assert soup.h1.get_text(strip=True) == "For every child"


@pytest.mark.parametrize(
    ("path", "lang", "direction", "words"),
    [
        ("/privacy/", "en", "ltr", "We keep nothing."),
        ("/fr/privacy/", "en", "ltr", "We keep nothing."),
        ("/ar/privacy/", "ar", "rtl", "لا نحتفظ بشيء."),
    ],
)
def test_a_text_says_which_language_it_is_in(network, client, path, lang, direction, words):
    prose = reading.page(client.get(path)).find("main").find(class_="prose")
    assert (prose["lang"], prose["dir"], reading.text(prose)) == (lang, direction, words)


def test_a_text_about_the_network_in_another_language_is_marked_so(network, client):
    prose = reading.page(client.get("/fr/")).find("main").find(class_="prose")
    assert (reading.text(prose), prose.get("lang"), prose.get("dir")) == ("We are many.", "en", "ltr")


@pytest.mark.parametrize("path", ["/privacy/", "/imprint/", "/accessibility/"])
def test_without_a_text_the_page_says_what_the_software_does(db, client, path):
    main = reading.page(client.get(path)).find("main")
    assert (main.find(class_="prose"), len(reading.text(main)) > 60) == (None, True)


def test_links_in_the_networks_texts_work_and_scripts_in_them_do_not(network, client):
    root = Site.objects.get(is_default_site=True).root_page
    IdentityText.objects.filter(language="en").update(
        privacy=f'<p><a linktype="page" id="{root.pk}">Home</a> <a href="javascript:alert(1)">x</a></p>'
    )
    soup = reading.page(client.get("/privacy/"))
    link = soup.find(class_="prose").find("a")
    assert (link.get("href"), link.get("linktype"), link.get("id")) == (root.url, None, None)


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # a temporary file of Wagtail's
def test_the_logo_is_shown_from_this_site(network, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = io.BytesIO()
    Image.new("RGB", (90, 60), "navy").save(drawn, "PNG")
    logo = PalaisImage.objects.create(title="Our logo", file=ImageFile(drawn, name="logo.png"))
    SiteIdentity.objects.update(logo=logo)
    soup = reading.page(client.get("/"))
    shown = soup.select_one(".brand img")
    assert shown["src"].startswith("/media/images/logo")
    assert shown["src"].endswith(".png")
    assert reading.barred(soup) == []


def test_no_template_and_no_setting_names_a_network(project):
    """The installation of the examples in the documents is called by none of these names."""
    text = "".join(file.read_text(encoding="utf-8") for file in (project / "palais").rglob("*.html"))
    assert [name for name in ("Child Rights Connect", "UNICEF", "Defence for Children") if name in text] == []
