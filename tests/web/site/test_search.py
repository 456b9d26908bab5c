"""The search page: one box, groups, the way to a State or a symbol, an answer to any bytes, with and without index."""

from pathlib import Path
from urllib.parse import quote

import pytest

from palais.apps.office import search
from palais.apps.office.search import folder
from palais.web.answers import search as answers
from palais.web.answers.states import all_names, exact_name
from tests.web import reading


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder for one index of the shipped facts, built when first asked for."""
    return tmp_path_factory.mktemp("search")


@pytest.fixture
def index(facts_loaded, built: Path, settings) -> None:
    """The index of the shipped facts."""
    settings.VAR = built
    if folder.OFFICE.current() is None:
        search.rebuild()


@pytest.fixture
def no_index(facts_loaded, tmp_path: Path, settings) -> None:
    """No index yet, as on a machine that was just installed."""
    settings.VAR = tmp_path


def lines(soup, kind: str) -> list[str]:
    heading = soup.find(id=f"group-{kind}")
    return [a.get_text() for a in heading.find_next("ul").select("li > a")] if heading else []


def test_an_empty_box_tells_what_can_be_typed(index, read):
    soup = read("/search/")
    assert "Type words in any of six languages" in reading.text(soup)
    assert soup.find("meta", {"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize("question", ["Sweden", "suède", "SWE", "se", "السويد", "瑞典", "  sweden  "])
def test_a_whole_name_or_code_leads_to_its_state(index, client, question):
    response = client.get("/fr/search/", {"q": question})
    assert (response.status_code, response["Location"]) == (302, "/fr/states/SWE/")


def test_the_index_and_the_names_lead_to_the_same_states(index):
    from palais.apps.treaties.queries import every_page

    names = {state.iso3: all_names(state) for state in every_page()}
    asked = [name for several in names.values() for name in several if name]
    assert [name for name in asked if answers.whole_state(name) != exact_name(name, names)] == []
    assert len(asked) > 1500


def test_a_symbol_leads_to_what_it_means(index, client):
    assert client.get("/search/", {"q": "crc/c/mar/co/3-4"})["Location"] == "/symbols/CRC/C/MAR/CO/3-4"
    followed = client.get("/search/", {"q": "CRC/C/GC/26"}, follow=True)
    assert followed.redirect_chain[-1][0] == "/documents/CRC/C/GC/26"


def test_groups_with_the_best_first(index, read):
    soup = read("/search/?q=rights+of+the+child")
    assert lines(soup, "treaty")[0] == "Convention on the Rights of the Child"
    assert len(lines(soup, "document")) == answers.SHOWN
    more = soup.find("a", string=lambda text: text and text.startswith("All ") and "Documents" in text)
    page = read(more["href"])
    assert len(lines(page, "document")) > answers.SHOWN
    assert lines(page, "treaty") == []


def test_what_was_found_in_another_language_says_so(index, read):
    (line,) = read("/fr/search/?q=juvenile+justice").find(id="group-document").find_next("ul").find_all("li")
    assert (line.a["lang"], line.find("p")["lang"], bool(line.span.get_text())) == ("en", "en", True)
    own = read("/search/?q=juvenile+justice").main
    assert "found in" not in reading.text(own)
    assert [mark.get_text() for mark in read("/search/?q=late+report").find_all("mark")][:1] == ["report"]


def test_a_typing_mistake_is_offered_otherwise(index, read):
    soup = read("/search/?q=convntion+torture")
    assert [
        a.get_text() for a in soup.main.find_all("a") if "meant" in str(a) or "q=convention" in a["href"]
    ] == ["convention torture"]
    assert "No entry has all of these words" in reading.text(soup)
    near = read("/search/?q=Swedn")
    assert "/states/SWE/" in reading.links(near.main, "/states/")


def test_pages_of_a_long_list(index, read):
    first = read("/search/?q=general+comment&kind=document")
    second = read(first.find("a", rel="next")["href"])
    assert len(lines(first, "document")) == len(lines(second, "document")) == answers.A_PAGE
    assert set(lines(first, "document")) != set(lines(second, "document"))
    assert read("/search/?q=general+comment&kind=document&page=9999").find("a", rel="next") is None


def test_the_same_answer_as_json(index, client):
    found = client.get("/search.json", {"q": "late report"}).json()
    assert (found["count"], found["leads_to"], found["ready"]) == (3, None, True)
    assert found["groups"][0]["lines"][0]["url"] == "/glossary/#late"
    assert client.get("/search.json", {"q": "Sweden"}).json()["leads_to"] == {"kind": "state", "key": "SWE"}
    assert client.get("/search.csv").status_code == 404


HOSTILE = {
    "nothing": "",
    "blanks": "   \t\n",
    "a quotation mark": '"',
    "empty quotes": '""',
    "quotes within quotes": '"a "b" c"',
    "tantivy fields": "kind:state OR title_en:sweden",
    "tantivy signs": '+sweden -"norway"^5 ~2 [a TO z] {b} *',
    "a regular expression": "/.*/ sw.d(en)+",
    "everything": "*:*",
    "sql": "'; DROP TABLE office_searchoutbox; --",
    "a percent": "%",
    "html": "<script>alert(1)</script>",
    "zero bytes": "swe\0den",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x85\u2028",
    "direction marks": "\u202esweden\u202c",
    "only marks": "\u0301\u0302\u0653",
    "a character outside the first plane": "𝕊𝕨𝕖𝕕𝕖𝕟 😀",
    "a replacement character": "\ufffd\ufffd",
    "a very long word": "a" * 5000,
    "very many words": "child " * 2000,
    "many different words": " ".join(f"word{number}" for number in range(500)),
    "many quotes": '"a b" ' * 300,
    "chinese without end": "儿童权利" * 500,
    "arabic without end": "حقوق الطفل " * 200,
    "digits of everywhere": "١٢٣ ۴۵۶ ७८९ 123",
    "a long number": "9" * 400,
    "nearly a symbol": "CRC/C/" * 60,
    "the stamp": "stamp",
    "a key": "state:SWE",
    "a combining flood": "e" + "\u0301" * 3000,
    "fullwidth": "ＣＲＣ",
}


@pytest.mark.parametrize("there", ["index", "no_index"])
@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_has_an_answer(request, client, there, name):
    request.getfixturevalue(there)
    for path in ("/search/", "/zh/search/", "/search.json"):
        response = client.get(path, {"q": HOSTILE[name]})
        assert response.status_code in (200, 302), (name, path)
        assert path.endswith(".json") or reading.barred(reading.page(response)) == []


BYTES = (
    *("q=%FF%FE", "q=%C3%28", "q=%ED%A0%80", "q=%00", "q", "q=a&q=b", "%FF=%FF"),
    *("q=child&page=-1", "q=child&page=x", "q=child&page=99999999999", "q=child&page=%D9%A3"),
    *("q=child&kind=%00", "q=child&kind=none", f"q=child&kind={quote('état' * 50)}"),
)


@pytest.mark.parametrize("query", BYTES)
def test_any_bytes_have_an_answer(index, client, query):
    assert client.get(f"/search/?{query}").status_code == 200
    assert client.get(f"/search.json?{query}").status_code == 200


def test_without_an_index_states_and_treaties_are_found_by_name(no_index, client, read):
    soup = read("/search/?q=united")
    assert "The search index is not there yet" in reading.text(soup)
    assert "United Republic of Tanzania" in lines(soup, "state")
    assert client.get("/search/", {"q": "Sweden"})["Location"] == "/states/SWE/"
    assert lines(read("/search/?q=torture"), "treaty")[0].startswith("Convention against Torture")
    assert "/states/SWE/" in reading.links(read("/search/?q=Swedn").main, "/states/")


def test_the_box_of_every_page_leads_here(index, read):
    form = read("/").find("header").find("form")
    assert (form["action"], form["aria-label"]) == ("/search/", "Search")


def test_the_number_of_queries_does_not_grow_with_what_is_found(index, client, django_assert_max_num_queries):
    client.get("/search/?q=report")
    with django_assert_max_num_queries(8):
        client.get("/search/?q=rights")


@pytest.mark.parametrize(
    ("path", "question", "title", "word"),
    [
        (
            "/es",
            "ninos con discapacidad",
            "The rights of children with disabilities",
            "Children with disabilities",
        ),
        ("/fr", "Violence à l'égard d'enfants", "Harmful practices", "harmful practices"),
        ("/ar", "اتفاقية حقوق الطفل", "Committee", "Convention on the Rights of the Child"),
        (
            "/zh",
            "体罚",
            "Protection from corporal punishment and other cruel or degrading forms of punishment",
            "corporal punishment",
        ),
    ],
)
def test_a_theme_named_in_one_language_is_found_in_another_and_the_page_says_how(
    index, read, path, question, title, word
):
    soup = read(f"{path}/search/?q={quote(question)}")
    group = soup.find(id="group-by-theme").find_next("ul")
    found = {line.a.get_text(): line.q.get_text() for line in group.find_all("li")}
    assert found[title] == word
    assert group.find("a", string=title)["lang"] == "en"
    assert {line.q["lang"] for line in group.find_all("li")} == {"en"}


@pytest.mark.parametrize("question", ["children", "Sweden report", "Definition", ""])
def test_other_questions_have_no_theme(index, read, question):
    assert read(f"/search/?q={quote(question)}").find(id="group-by-theme") is None


def test_a_word_alone_is_no_beginning_of_another(index):
    found = answers.search_page(question="Children with disabilities", language="en").by_theme
    assert [(one.line.title, one.word) for one in found] == [
        ("The right to inclusive education", "inclusive education"),
        ("Article 9: Accessibility", "accessibility"),
    ]


def test_machines_read_through_which_words(index, client):
    told = client.get("/search.json", {"q": "niños con discapacidad"}).json()["by_theme"]
    assert (told[0]["word"], told[0]["word_language"]) == ("Children with disabilities", "en")
    assert told[0]["url"].startswith("/documents/")
