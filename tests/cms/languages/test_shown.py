"""What readers see of the languages of a page: what it follows, what lags, and where its twins are."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from palais.cms.models import LiveText, ProsePage
from palais.cms.services import languages
from tests.makers.translations import APRIL, body, fresh, publish, rewrite
from tests.web import reading


def opened(client, page):
    response = client.get(page.get_url())
    assert response.status_code == 200
    return reading.page(response)


def banner(soup) -> str:
    found = soup.find(class_="follows")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def test_a_current_translation_says_what_it_follows_and_marks_nothing(client, english, french):
    soup = opened(client, french)
    assert (soup.html["lang"], soup.select(".lags")) == ("fr", [])
    assert "3 mars 2021" in banner(soup)
    link = soup.find(class_="follows").a
    assert (link["href"], link["lang"], link.get_text()) == ("/join/", "en", "Read it in English")
    assert banner(opened(client, english)) == ""


def test_two_passages_that_lag_are_named_and_marked(client, english, french, day):
    day(APRIL)
    rewrite(
        english, ("may join the network", "may join the network, also alone"), ("your statutes", "your rules")
    )
    soup = opened(client, french)
    assert [part.find(string=True, recursive=False).strip() for part in soup.select(".lags")] == [
        "Toute coalition nationale peut adhérer au réseau.",
        "Envoyez vos statuts",
    ]
    assert [part.name for part in soup.select(".lags")] == ["p", "li"]
    assert len(soup.select(".lags > .lags-note")) == 2
    assert "3 mars 2021" in banner(soup) and "2 " in banner(soup).replace("2021", "")
    assert reading.barred(soup) == []


def test_a_place_where_the_source_says_more_is_shown(client, english, french):
    rewrite(english, ("<p>Write to", "<p>The board decides within three months.</p><p>Write to"))
    soup = opened(client, french)
    missing = soup.find(class_="lags-missing")
    assert (
        missing.find_previous_sibling("p").get_text() == "Toute coalition nationale peut adhérer au réseau."
    )


def test_title_and_summary_and_headings_of_blocks_are_marked(client, english, french):
    publish(english, title="How you join the network", summary="Joining takes five steps.")
    soup = opened(client, french)
    assert soup.h1.find(class_="lags-note") is not None
    assert soup.find("p", class_="lead").find(class_="lags-note") is not None


def test_a_block_of_plain_words_is_marked_as_a_whole(client, english, french, administrator):
    page = fresh(english)
    page.body.append(("heading", {"text": "How long it takes you", "level": "h2"}))
    page.save_revision().publish()
    row = languages.comparison(page=french).to_do[0]
    answer = languages.Answer(languages.mark_of(row), words="Combien de temps", seen=row.source.digest)
    languages.save_passages(page=french, answers=[answer], by=administrator).publish()
    page = fresh(english)
    page.body[1].value["text"] = "How long it will take"
    page.save_revision().publish()
    soup = opened(client, fresh(french))
    assert [part.h2.get_text() for part in soup.select("div.lags")] == ["Combien de temps"]


def test_a_passage_not_translated_yet_carries_its_language(client, english, administrator, day):
    twin = languages.start_translation(page=english, language="ar", by=administrator)
    found = languages.comparison(page=twin)
    given = [
        languages.Answer(languages.mark_of(row), words="كلمات بالعربية هنا", seen=row.source.digest)
        for row in found.rows
        if "coalition" not in row.source.text
    ]
    languages.save_passages(page=twin, answers=given, by=administrator).publish()
    soup = opened(client, fresh(twin))
    part = soup.select_one(".lags")
    assert (part["lang"], part["dir"]) == ("en", "ltr")
    assert (part.find(class_="lags-note")["lang"], part.find(class_="lags-note")["dir"]) == ("ar", "rtl")
    assert (soup.html["dir"], len(soup.select(".lags"))) == ("rtl", 1)


def test_a_translation_published_untouched_says_that_it_is_none(client, english, administrator):
    twin = languages.start_translation(page=english, language="fr", by=administrator)
    twin.get_latest_revision().publish()
    soup = opened(client, fresh(twin))
    assert (soup.h1.parent["lang"], soup.h1.parent["dir"], soup.select(".lags")) == ("en", "ltr", [])
    assert soup.find(class_="follows")["class"][0] == "notice"


def test_a_mirror_of_a_page_carries_the_language_of_its_words(client, english):
    mirror = english.copy_for_translation(Locale.objects.get(language_code="ar"), alias=True)
    soup = opened(client, mirror)
    assert (soup.html["lang"], soup.h1.parent["lang"], soup.h1.parent["dir"]) == ("ar", "en", "ltr")
    assert soup.find("link", rel="canonical")["href"].endswith("/join/")
    assert {link["hreflang"] for link in soup.find_all("link", rel="alternate", hreflang=True)} == {
        "en",
        "x-default",
    }


def test_the_switch_leads_to_the_real_twin_and_says_where_there_is_none(client, english, french):
    french.slug = "adherer"
    french.save_revision().publish()
    entries = {
        link["hreflang"]: link for link in opened(client, english).find(class_="languages").find_all("a")
    }
    assert entries["fr"]["href"] == "/fr/adherer/"
    assert entries["fr"].small is None
    assert (entries["ar"]["href"], entries["ar"].small is None) == ("/ar/", False)
    soup = opened(client, fresh(french))
    assert {
        link["hreflang"]: link["href"].split("8000")[-1]
        for link in soup.find_all("link", rel="alternate", hreflang=True)
    } == {
        "en": "/join/",
        "fr": "/fr/adherer/",
        "x-default": "/join/",
    }


def test_the_switch_leads_to_the_nearest_page_above(client, english, french):
    below = ProsePage(title="Fees", slug="fees", body=body("<p>No fees.</p>"))
    english.add_child(instance=below)
    below.save_revision().publish()
    entries = {
        link["hreflang"]: link for link in opened(client, fresh(below)).find(class_="languages").find_all("a")
    }
    assert entries["fr"]["href"] == french.get_url()
    assert french.title in entries["fr"].small.get_text()


def test_languages_cost_a_page_one_question(client, english, french, day):
    """The same for one passage that lags and for many."""

    def asked(page) -> int:
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(page.get_url())
        return len(queries)

    french.get_parent().add_child(instance=ProsePage(title="Seul", slug="seul", locale=french.locale))
    plain = asked(ProsePage.objects.get(slug="seul"))
    assert asked(french) <= plain + 1
    rewrite(english, ("your statutes", "your rules"))
    one = asked(french)
    rewrite(english, ("Who may", "Who can"), ("Name one", "Send one"), title="Something else")
    assert (LiveText.objects.get(pk=french.pk).lagging, asked(french), one) == (4, one, plain)
