"""The search of recommendations in public: any question has a page, every filter works, files hold what is filtered."""

import csv
import io
import json
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from palais.apps.library import index
from palais.apps.library.models import Recommendation, Tag
from palais.apps.office import search
from palais.web.answers.recommendation_search import FILTERS, of_key, of_query, read
from palais.web.answers.recommendation_search import page as answers
from palais.web.answers.recommendation_search import wanted as asking
from palais.web.page_cache import keys
from palais.web.site.present import recommendation_search as present
from palais.web.site.views import recommendation_search as views
from tests.apps.library.recommending import add, indexed, rows
from tests.web import reading
from tests.web.page_cache.conftest import shelves

__all__ = ["indexed", "rows", "shelves"]

PAGE = "/recommendations/"


def found(soup) -> list[str]:
    return [one.get_text() for one in soup.select(".rec-head a")]


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_question_gives_passages_with_marks_and_says_where_each_stands(indexed, client):
    soup = reading.page(client.get(f"{PAGE}?q=juvenile+justice"))
    first = soup.select_one(".recommendations > li")
    assert first.select_one(".rec-head a").get_text() == "CRC/C/MAR/CO/3-4#75(a)"
    assert first.select_one(".rec-head a")["href"] == f"{PAGE}{indexed['mar-justice'].pk}/"
    assert reading.text(first.select_one(".rec-about")) == "Morocco , CRC , 19 September 2014"
    assert [mark.get_text() for mark in first.select("mark")] == ["juvenile", "justice"]
    assert first.select_one(".rec-text")["lang"] == "en"
    about = [(a.get_text(), a["href"]) for a in first.select(".rec-tags a")]
    assert about[0] == ("Special protection measures", f"{PAGE}?cluster=special-protection")
    assert about[2] == ("Target 16.3", f"{PAGE}?sdg=16.3")
    assert reading.barred(soup) == []


def test_a_text_keeps_its_language_and_direction(indexed, client):
    soup = reading.page(client.get(f"{PAGE}?language=ar"))
    text = soup.select_one(".rec-text")
    assert (text["lang"], text["dir"]) == ("ar", "rtl")
    assert "Arabic" in soup.select_one(".rec-about").get_text()


def test_the_position_and_who_recommends_are_said(indexed, client):
    line = reading.page(client.get(f"{PAGE}?position=supported")).select_one(".recommendations > li")
    assert line.select_one(".status-done").get_text() == "Supported"
    assert "recommended by" in line.get_text() and "Morocco" in line.get_text()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_same_question_in_another_language_finds_what_it_should(indexed, client, language):
    asked = {"fr": "éducation enfants", "ar": "التعليم"}[language]
    soup = reading.page(client.get(f"/{language}{PAGE}?{urlencode({'q': asked})}"))
    expected = {"fr": "CRC/C/FRA/CO/5#12", "ar": str(indexed["arab"].pk)}[language]
    assert any(expected in one for one in found(soup))


@pytest.mark.parametrize(
    ("asked", "moved"),
    [
        ("order=&state=&q=", ""),
        ("state=MAR&q=education&order=", "q=education&state=MAR"),
        ("state=mda&state=MAR&state=MAR", "state=MAR&state=MDA"),
        ("order=date", ""),
        ("body=CRC&treaty=OPAC", "body=crc&treaty=opac"),
        ("page=1&q=a++b", "q=a+b"),
        ("utm_source=mail&q=justice", "q=justice"),
    ],
)
def test_every_question_has_one_permanent_address(indexed, client, asked, moved):
    response = client.get(f"{PAGE}?{asked}")
    assert (response.status_code, response["Location"]) == (302, f"{PAGE}?{moved}" if moved else PAGE)
    assert client.get(response["Location"]).status_code == 200


def test_one_list_of_filters_feeds_everything(indexed, client):
    names = [one.name for one in FILTERS]
    assert sorted(names) == sorted(index.FACETS)
    assert {*names, views.MORE, "q", "order", "page", "counts"} <= keys.KNOWN
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/recommendations"]["get"][
        "parameters"
    ]
    assert {*names, "q", "order"} <= {one["name"] for one in described}
    everything = urlencode([(name, f"{name}-1") for name in names])
    assert set(of_query(everything).filters) == set(names)
    assert of_key(of_query(everything).key()) == of_query(everything)


def test_each_filter_narrows_the_page_and_is_taken_away_again(indexed):
    facets = index.find(of_query("").asked(), language="en").facets
    for name, counts in facets.items():
        for value, count in counts[:1]:
            answer = answers.search_page(of_query(urlencode({name: value})), language="en")
            (chosen,) = [one for facet in answer.facets for one in facet.chosen]
            assert (answer.count, chosen.value, chosen.count) == (count, value, count), name
            assert [chip["remove_url"] for chip in present.context(answer)["chips"]] == [PAGE]
    assert {name for name, counts in facets.items() if not counts} <= {"theme"}


def test_a_box_is_checked_where_a_filter_is_on(indexed, client):
    soup = reading.page(client.get(f"{PAGE}?state=MAR"))
    assert [one["value"] for one in soup.select("input[checked]")] == ["MAR"]
    assert [one["id"] for one in soup.select(".facet[open]")] == ["filter-state"]
    assert reading.text(soup.select_one(".chips")) == "Remove the filter: State: Morocco Remove all filters"


@pytest.mark.parametrize(
    ("asked", "ways"),
    [
        ("state=MAR", ["/states/MAR/recommendations/", "/recommendations/compare/?state=MAR"]),
        ("state=FRA&state=MAR", ["/recommendations/compare/?state=FRA&beside=MAR"]),
        ("state=ZZZ", ["/recommendations/compare/"]),
    ],
)
def test_the_search_leads_to_the_table_of_a_state_and_to_comparing(indexed, client, asked, ways):
    soup = reading.page(client.get(f"{PAGE}?{asked}"))
    assert [a["href"] for a in soup.select("section + p.no-print a")] == ways


def test_values_of_a_filter_widen_and_filters_narrow(indexed, client):
    def count(query: str) -> str:
        return reading.page(client.get(f"{PAGE}?{query}")).select_one(".found").get_text()

    assert count("state=FRA&state=MAR").startswith("2 ")
    assert count("state=FRA&state=MAR&language=fr").startswith("1 ")
    assert count("state=FRA&state=MAR&language=ar").startswith("0 ")


def test_a_filter_with_many_values_shows_the_first_and_all_on_demand(facts_loaded, indexed, client):
    for number in range(12):
        index.note([add(f"more-{number}", text="Ratify.", state="SWE", year=1990 + number).pk], at_once=False)
    search.catch_up(of=index.INDEX)
    soup = reading.page(client.get(PAGE))
    group = soup.select_one("#filter-year")
    more = group.select_one("p a")
    assert len(group.select("li")) == 8
    assert more["href"] == "?more=year#filter-year"
    assert group.select_one("p button").get_text() == "Apply"
    assert not soup.select_one(".ask-filters").has_attr("open")
    opened = reading.page(client.get(f"{PAGE}?more=year"))
    assert opened.select_one(".ask-filters").has_attr("open")
    whole = opened.select_one("#filter-year")
    assert whole.has_attr("open") and whole.select("p a") == []
    assert len(whole.select("li")) == 8 + int(more.get_text().split()[0])
    second = reading.page(client.get(f"{PAGE}?page=2")).select_one("#filter-year p a")
    assert second["href"] == "?page=2&more=year#filter-year"


def test_it_says_what_was_searched(indexed, client):
    said = reading.text(reading.page(client.get(f"{PAGE}?q=educational")).select_one(".searched"))
    assert "English: education" in said
    said = reading.text(reading.page(client.get(f"{PAGE}?q=juvenile+justice")).select_one(".searched"))
    assert "other words for it (French): justice pour mineurs" in said and "Justice pour les enfants" in said


def test_a_mistyped_word_and_a_question_too_narrow_are_helped(indexed, client):
    soup = reading.page(client.get(f"{PAGE}?q=educatoin"))
    assert reading.links(soup, f"{PAGE}?q=education") == [f"{PAGE}?q=education"]
    soup = reading.page(client.get(f"{PAGE}?q=marriage&state=MAR"))
    assert "Nothing was found" in reading.text(soup)
    looser = soup.select_one(".nothing li")
    assert (looser.a["href"], reading.text(looser)) == (f"{PAGE}?q=marriage", "Without filters (1)")
    assert soup.select_one("#how-to-ask").has_attr("open")


def test_slips_are_told_calmly(indexed, client):
    soup = reading.page(client.get(f"{PAGE}?{urlencode({'q': '(education AND'})}"))
    assert {one.get_text() for one in soup.select(".notice p")} == {
        "One bracket has no partner. It was closed or left out.",
        "AND, OR or NOT stands where it joins nothing. It was left out.",
    }
    assert found(soup)


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_costs_as_many_queries_with_one_line_as_with_three(
    facts_loaded, settings, tmp_path, client, django_assert_num_queries, count
):
    settings.VAR = tmp_path
    for number in range(count):
        made = add(f"row-{number}", text="Ratify the Protocol.", state="MAR", clusters=["education"])
        Tag.objects.create(
            recommendation=made, scheme="theme", key="education", origin="person", accepted=True
        )
    search.rebuild(of=index.INDEX)
    client.get(f"{PAGE}?q=ratify")
    with CaptureQueriesContext(connection) as asked:
        soup = reading.page(client.get(f"{PAGE}?q=ratify"))
    assert len(found(soup)) == count
    tables = [query["sql"] for query in asked if "library_" in query["sql"]]
    assert len(tables) == 3
    assert len(asked) <= 18


def test_pages_follow_each_other_and_one_too_far_is_the_last(facts_loaded, settings, tmp_path, client):
    settings.VAR = tmp_path
    for number in range(41):
        add(f"row-{number}", text="Ratify the Protocol.", state="MAR")
    search.rebuild(of=index.INDEX)
    soup = reading.page(client.get(f"{PAGE}?q=ratify"))
    assert soup.select_one('.pager [rel="next"]')["href"] == f"{PAGE}?q=ratify&page=2"
    last = reading.page(client.get(f"{PAGE}?q=ratify&page=400"))
    assert len(found(last)) == 1
    assert "Page 3 of 3" in reading.text(last)


def test_before_there_is_an_index_a_page_says_so(facts_loaded, settings, tmp_path, client):
    settings.VAR = tmp_path
    soup = reading.page(client.get(f"{PAGE}?q=justice"))
    assert "The search index is being built" in reading.text(soup)
    assert client.get("/recommendations.csv?q=justice").status_code == 503
    search.rebuild(of=index.INDEX)
    assert "There are no recommendations yet" in reading.text(reading.page(client.get(PAGE)))


# Whatever is asked


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 10_000,
        "q=" + "%28" * 3_000,
        "q=" + "AND+OR+NOT+" * 500,
        "q=%00%ff%fe%ed%a0%80",
        "q=" + "%F0%9F%98%80" * 800,
        "q=NOT+NOT+-+%22",
        "q=" + "a*+" * 700,
        "&".join(f"state={number}" for number in range(3_000)),
        "q=a&order=sideways&page=999999&page=-1&page=x&state=%00",
        "q=/.*/+[a-z]+~2+^5+%5C%5C+title:x+{a+TO+b}",
        "=&&&==&%",
    ],
)
def test_no_question_is_an_error(indexed, client, query):
    response = client.get(f"{PAGE}?{query}", follow=True)
    assert response.status_code == 200
    assert reading.page(response).h1.get_text() == "Recommendations"


@bounds(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=st.text(max_size=60) | st.text(alphabet='()"-*|& ANDORT«»„“é法', max_size=60),
    order=st.text(max_size=8),
    state=st.lists(st.text(max_size=8), max_size=3),
)
@example(q="ﬀ" * 40, order="date", state=["ß" * 200])
@example(q="\ud800", order="date", state=["\udfff"])
def test_any_text_has_an_answer_and_one_address(indexed, q, order, state):
    wanted = read([("q", q), ("order", order), *(("state", one) for one in state)])
    again = of_query(wanted.query())
    assert read(again.pairs()).pairs() == again.pairs()
    answer = answers.search_page(wanted, language="en")
    assert present.context(answer)["count"] == answer.count


def test_in_a_demonstration_every_row_says_so(indexed, client, settings):
    settings.DEMO, settings.TODAY = True, "2021-04-15"
    response = client.get("/recommendations.csv?state=MAR")
    assert response["Content-Disposition"] == 'attachment; filename="demonstration-recommendations.csv"'
    (row,) = csv.DictReader(io.StringIO(body(response).decode()))
    assert row["demonstration"] == "2021-04-15"
    assert json.loads(body(client.get("/recommendations.json?state=MAR")))["demonstration"] == "2021-04-15"


def test_too_many_files_are_refused_for_a_while(indexed, client, monkeypatch):
    monkeypatch.setattr(views, "TIMES", 2)
    assert [client.get("/recommendations.csv?q=justice").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(f"{PAGE}?q=justice").status_code == 200


def test_an_unknown_form_is_not_found(indexed, client):
    assert client.get("/recommendations.pdf").status_code == 404


def test_passages_that_ask_for_nothing_are_told_apart_from_recommendations(indexed, client):
    add("concern", text="Concerned at marriage of children.", kind="concern", state="MDA")
    search.rebuild(of=index.INDEX)
    soup = reading.page(client.get(f"{PAGE}?q=marriage"))
    assert soup.select_one(".found").get_text() == "2 passages found"
    link = soup.select_one(".found + p a")
    assert link.get_text() == "1 of them is a recommendation"
    answer = client.get(link["href"], follow=True)
    assert reading.page(answer).select_one(".found").get_text() == "1 recommendation found"
    only = reading.page(client.get(f"{PAGE}?q=marriage&kind=concern"))
    assert only.select_one(".found").get_text() == "1 passage found" and not only.select(".found + p a")
    lead = reading.text(reading.page(client.get(PAGE)).select_one(".lead"))
    assert lead.startswith(f"{len(indexed)} recommendations of United Nations bodies") and "Concerns" in lead


def test_what_stands_on_no_page_and_in_no_file_or_mail_is_said(indexed, client, monkeypatch):
    first = reading.text(reading.page(client.get(f"{PAGE}?q=child*")).main)
    assert (
        "stand on pages" not in first and "list to cite" not in first and "too long for e-mail" not in first
    )
    monkeypatch.setattr(asking, "LAST_PAGE", 1)
    monkeypatch.setattr(answers, "LAST_PAGE", 1)
    monkeypatch.setattr(answers, "A_PAGE", 1)
    for name, value in (("LAST_PAGE", 1), ("A_PAGE", 1), ("MOST_IN_DOCUMENT", 1)):
        monkeypatch.setattr(present, name, value)
    said = reading.text(reading.page(client.get(f"{PAGE}?q=child*")).main)
    assert "Only the first 1 stands on a page" in said and "list to cite, for a word processor" in said
    long = "&".join(f"theme=a{number:03}{'b' * 20}" for number in range(30))
    assert "too long for e-mail" in reading.text(reading.page(client.get(f"{PAGE}?{long}")).main)


def test_a_reader_reads_the_names_of_clusters_in_their_own_language(indexed, client):
    soup = reading.page(client.get(f"/ar{PAGE}?state=MAR"))
    assert "تدابير الحماية الخاصة" in [a.get_text() for a in soup.select(".rec-tags a")]


def test_words_of_the_united_nations_have_no_licence_of_ours(indexed, client):
    told = str(reading.page(client.get(PAGE)).find("script", type="application/ld+json"))
    assert '"@type":"Dataset"' in told and "license" not in told


# Elsewhere


def test_the_menu_leads_there_as_soon_as_there_are_any(facts_loaded, settings, tmp_path, client):
    settings.VAR = tmp_path

    def menu() -> list[str]:
        return [a["href"] for a in reading.page(client.get(PAGE)).select("header nav a")]

    assert "/treaties/" in menu() and PAGE not in menu()
    add("one", text="Ratify.", state="MAR")
    search.rebuild(of=index.INDEX)
    assert PAGE in menu() and "/treaties/" not in menu()


def test_the_general_search_counts_them(indexed, client):
    soup = reading.page(client.get("/search/?q=marriage"))
    (link,) = reading.links(soup, f"{PAGE}?")
    kinds = ["not-stated", "recommendation", "urgent-measure"]
    assert parse_qs(urlsplit(link).query) == {"q": ["marriage"], "kind": kinds}
    assert "1 recommendation to States" in reading.text(soup)


def test_a_page_is_made_anew_when_the_index_has_followed(indexed, client, shelves):
    assert found(reading.page(client.get(f"{PAGE}?q=wells"))) == []
    index.note([add("new", text="Dig wells.", state="SWE").pk], at_once=False)
    search.catch_up(of=index.INDEX)
    assert len(found(reading.page(client.get(f"{PAGE}?q=wells")))) == 1


def test_what_was_withdrawn_is_not_shown(indexed, client):
    Recommendation.objects.filter(identifier="mar-justice").update(withdrawn_on="2026-11-01")
    assert found(reading.page(client.get(f"{PAGE}?q=juvenile"))) == []
    assert json.loads(body(client.get("/recommendations.json?q=juvenile")))["items"] == []
