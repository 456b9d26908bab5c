"""What a State was asked: on its page, as a whole table, beside another State or review; and the drafting helper."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest

from palais.apps.library.models import Recommendation
from palais.apps.library.services import examples
from palais.apps.office.models import Tally
from palais.web.answers.comparing import two_cycles
from palais.web.answers.recommended import state_recommended
from palais.web.site.views import recommended as view
from tests.makers import passages as make
from tests.web import reading

DRAFT = "/states/MAR/recommendations/draft/"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.VAR = tmp_path / "media", tmp_path


@pytest.fixture
def asked(facts_loaded) -> dict[str, Recommendation]:
    """Morocco: two reviews by the Committee and one in the UPR; France: one."""
    rows = {
        "ban": make.recommendation("ban", themes=["corporal-punishment"], clusters=["violence"]),
        "left": make.recommendation("left", "Count all children.", themes=["data-collection"]),
        "again": make.recommendation(
            "again", make.BAN_AGAIN, cycle="8-9", year=2024, themes=["corporal-punishment"]
        ),
        "new": make.recommendation("new", "Ratify the Protocol.", cycle="8-9", year=2024),
        "upr": make.recommendation("upr", body="upr", cycle="4", year=2022, themes=["corporal-punishment"]),
        "concern": make.recommendation("concern", kind="concern", themes=["corporal-punishment"]),
        "france": make.recommendation("france", state="FRA", states=["FRA"], themes=["education"]),
    }
    make.link(rows["ban"], rows["again"])
    make.link(rows["ban"], rows["upr"], "repeats")
    return rows


def cells(soup, caption: str) -> dict[str, list[str]]:
    table = next(
        one for one in soup.select("table") if one.caption and one.caption.strong.get_text() == caption
    )
    return {
        row.th.get_text(): [cell.get_text(strip=True) for cell in row.select("td")]
        for row in table.select("tbody tr")
    }


def test_the_page_of_a_state_says_what_was_recommended(asked, read):
    part = read("/states/MAR/").find(id="recommended").parent
    assert "5 recommendations to this State are known here." in reading.text(part)
    assert cells(part, "By theme") == {"Corporal punishment": ["3"], "Data and research": ["1"]}
    assert [tag.get_text(" ", strip=True) for tag in part.select(".kin .quiet")] == [
        "In 3 reviews: Committee on the Rights of the Child, Working Group on the Universal Periodic Review, since "
        "2014."
    ]
    assert read("/states/SWE/").find(id="recommended") is None


def test_counts_lead_to_the_search_for_exactly_these(asked, read):
    soup = read("/states/MAR/recommendations/")
    link = next(
        a["href"] for a in soup.select("table a") if "theme=corporal" in a["href"] and "body" not in a["href"]
    )
    assert urlsplit(link).path == "/recommendations/"
    assert parse_qs(urlsplit(link).query) == {
        "theme": ["corporal-punishment"], "state": ["MAR"],
        "kind": ["not-stated", "recommendation", "urgent-measure"],
    }  # fmt: skip


def test_the_whole_table_as_page_and_file(asked, client):
    soup = reading.page(client.get("/states/MAR/recommendations/"))
    assert cells(soup, "By theme") == {
        "Corporal punishment": ["1 · 1", "1", "3"],
        "Data and research": ["1 · 0", "–", "1"],
    }
    assert "1 has no theme yet." in reading.text(soup)
    rows = list(csv.DictReader(io.StringIO(client.get("/states/MAR/recommendations.csv").content.decode())))
    assert [(row["key"], row["body"], row["cycle"], row["count"]) for row in rows][:4] == [
        ("", "crc", "8-9", "2"), ("", "crc", "7", "2"), ("", "upr", "4", "1"),
        ("corporal-punishment", "crc", "8-9", "1"),
    ]  # fmt: skip
    assert client.get("/states/mar/recommendations/").headers["Location"] == "/states/MAR/recommendations/"
    for path in (
        "/states/ZZZ/recommendations/",
        "/states/ZZZ/recommendations.csv",
        "/states/MAR/recommendations.pdf",
    ):
        assert client.get(path).status_code == 404
    assert "No recommendation to this State" in reading.text(
        reading.page(client.get("/states/SWE/recommendations/"))
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_questions_does_not_grow(facts_loaded, django_assert_num_queries, number):
    for place in range(number):
        one = make.recommendation(f"a{place}", themes=["education"])
        make.link(one, make.recommendation(f"b{place}", cycle="8-9", year=2024))
    with django_assert_num_queries(6):
        found = state_recommended(iso3="MAR")
    assert (found.count, len(found.repeated)) == (2 * number, number)
    with django_assert_num_queries(5):
        assert len(two_cycles(iso3="MAR", body="crc", earlier="7", later="8-9").pairs) == number


def test_two_states_beside_each_other(asked, read):
    soup = read("/recommendations/compare/?state=MAR&beside=FRA")
    assert soup.h1.get_text() == "Morocco and France"
    assert cells(soup, "By theme")["Corporal punishment"] == ["3 (60 %)", "0 (0 %)"]
    assert cells(soup, "By theme")["Education"] == ["0 (0 %)", "1 (100 %)"]


def test_two_reviews_show_what_was_taken_up_what_was_not_and_what_is_new(asked, read):
    soup = read("/recommendations/compare/?state=MAR&body=crc&cycle=7&later=8-9")
    assert soup.h1.get_text() == "Morocco: report 7 (2014) and reports 8 to 9 (2024)"
    parts = {section.h2["id"]: reading.text(section) for section in soup.select("section[aria-labelledby]")}
    assert list(parts) == ["sharpens", "dropped", "new"]
    assert "Count all children." in parts["dropped"] and "Ratify the Protocol." in parts["new"]
    assert [tag.get_text() for tag in soup.select("ins")] == [", including at home, by 2030"]


@pytest.mark.parametrize(
    "asking",
    [
        "",
        "state=MAR",
        "state=ZZZ&beside=FRA",
        "state=MAR&beside=MAR",
        "state=MAR&body=crc&cycle=7&later=7",
        "cycle=%00",
    ],
)
def test_what_cannot_be_compared_teaches_what_can(asked, read, asking):
    soup = read(f"/recommendations/compare/?{asking}")
    assert "Choose what to compare" in reading.text(soup)
    assert bool(soup.select("details.fold li a")) is (asking.startswith("state=MAR"))


def test_the_helper_shows_what_was_said_on_a_theme(asked, read):
    soup = read(f"{DRAFT}?theme=corporal-punishment")
    assert [a["href"] for a in soup.select("#before ~ .kin a")] == [
        f"/recommendations/{asked[name].pk}/" for name in ("again", "upr", "ban")
    ]
    assert read(f"{DRAFT}?theme=nothing").find(id="before") is None


def test_a_draft_is_checked_with_reasons_and_likened_to_what_was_said(asked, client):
    answer = client.post(DRAFT, {"draft": make.BAN_AGAIN, "language": "en"})
    soup = reading.page(answer)
    rows = {
        row.th.get_text(): row.select("td")[0].get_text(strip=True)
        for row in soup.select("#answer ~ table tbody tr")
    }
    assert rows == {
        "Says who acts": "not yet",
        "Asks for one clear act": "yes",
        "One can see whether it was done": "yes",
        "Says by when": "yes",
    }
    first = soup.select_one("#answer ~ .kin li")
    assert (
        "Nearly the same" in first.get_text() and first.a["href"] == f"/recommendations/{asked['again'].pk}/"
    )
    assert "no-cache" in answer["Cache-Control"] and answer["Cache-Control"] != ""


@pytest.mark.parametrize("draft", ["", "   ", "x" * 2_001])
def test_a_draft_that_is_none_gets_a_sentence(asked, client, draft):
    answer = client.post(DRAFT, {"draft": draft, "language": "en"})
    assert answer.status_code == 422 and reading.page(answer).select(".field-error")


@pytest.mark.parametrize("draft", ["AND OR ( NOT", '"', "\u202e<script>", "ضمان حقوق الطفل", "🙂"])
def test_any_text_has_an_answer(asked, client, draft):
    assert client.post(DRAFT, {"draft": draft, "language": "ar"}).status_code == 200


def test_a_draft_is_kept_nowhere_and_asked_so_often_only(asked, client, monkeypatch, caplog):
    monkeypatch.setattr(view, "TIMES", 1)
    said = {"draft": "Wallaby of a draft.", "language": "en"}
    assert client.post(DRAFT, said).status_code == 200
    assert client.post(DRAFT, said).status_code == 429
    assert "Wallaby" not in caplog.text and Tally.objects.get(what="draft").times == 1
    assert "Wallaby" not in client.get(DRAFT).content.decode()


def test_the_examples_are_marked_made_once_and_found_by_lineage(facts_loaded, settings, read):
    settings.DEMO = True
    examples.show()
    number = Recommendation.objects.count()
    examples.show()
    assert Recommendation.objects.count() == number > 20
    assert "Example, made up for a demonstration" in reading.text(read("/documents/example-crc-lux-2"))
    groups = two_cycles(iso3="LUX", body="crc", earlier="1", later="2")
    assert {pair.relation for pair in groups.pairs} == {"sharpens", "repeats", "softens"}
    assert len(groups.dropped) == len(groups.new) == 1
    assert all(one.text.startswith("Example: ") for one in Recommendation.objects.all())
