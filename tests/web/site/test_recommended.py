"""What a State was asked: on its page, as a whole table, beside another State or review; and the drafting helper."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest

from palais.apps.library.models import Recommendation, StaleState
from palais.apps.library.services import examples
from palais.apps.office.models import Tally
from palais.web.answers.comparing import two_cycles
from palais.web.answers.recommended import state_recommended
from palais.web.site.present import comparing as present_comparing
from palais.web.site.present import recommended as present
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


def test_repeated_is_what_came_back_in_another_review(facts_loaded):
    first, same = make.recommendation("one", year=None), make.recommendation("two", year=None)
    make.link(first, same)
    assert state_recommended(iso3="MAR").repeated == ()
    make.link(same, make.recommendation("three", cycle="8-9", year=None))
    [again] = state_recommended(iso3="MAR").repeated
    assert (again.times, again.since) == (2, None)
    assert present.repeated(again)["said"] == "In 2 reviews: Committee on the Rights of the Child."
    make.link(first, make.recommendation("four", cycle="10", year=2030))
    [again] = state_recommended(iso3="MAR").repeated
    assert (again.times, again.since) == (3, None)


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
    with django_assert_num_queries(7):
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


def test_reviews_under_the_protocols_stand_by_themselves(asked, read):
    for number, (instrument, cycle, year) in enumerate(
        (("opac", "7", 2014), ("opsc", "7", 2014), ("opac", "8", 2020))
    ):
        make.recommendation(
            f"p{number}", "Raise the age.", cycle=cycle, year=year, instrument=instrument, themes=["torture"]
        )
    found = {
        (one.protocol, one.cycle): one.count
        for one in state_recommended(iso3="MAR").reviews
        if one.body == "crc"
    }
    assert found == {("", "8-9"): 2, ("", "7"): 2, ("opac", "8"): 1, ("opac", "7"): 1, ("opsc", "7"): 1}
    soup = read("/states/MAR/recommendations/")
    by_review = {
        row.select("td")[0].get_text(strip=True): row for row in soup.select("#reviews + table tbody tr")
    }
    assert parse_qs(urlsplit(by_review["OPAC, report 7, 2014"].a["href"]).query)["treaty"] == ["opac"]
    assert parse_qs(urlsplit(by_review["report 7, 2014"].a["href"]).query)["treaty"] == ["crc"]
    assert cells(soup, "By theme")["Torture and ill-treatment"] == ["–", "1 · 1", "1", "–", "3"]
    links = [a["href"] for a in soup.select("#reviews ~ ul a")]
    assert [parse_qs(urlsplit(link).query).get("protocol") for link in links] == [None, ["opac"]]
    assert read(links[1]).h1.get_text() == "Morocco: OPAC, report 7 (2014) and OPAC, report 8 (2020)"


def test_what_is_here_in_other_languages_alone_is_not_said_to_be_dropped_or_new(asked, read):
    Recommendation.objects.filter(cycle="8-9").update(language="fr")
    soup = read("/recommendations/compare/?state=MAR&body=crc&cycle=7&later=8-9")
    assert [section.h2["id"] for section in soup.select("section[aria-labelledby]")] == ["sharpens"]
    assert "4 recommendations are here in no language of the other review" in reading.text(soup)
    StaleState.objects.create(state="MAR")
    Recommendation.objects.filter(cycle="8-9").update(language="en")
    found = two_cycles(iso3="MAR", body="crc", earlier="7", later="8-9")
    assert (found.waiting, found.dropped, found.new) == (True, (), ())


@pytest.mark.parametrize(
    ("asking", "said"),
    [
        ("", "Choose what to compare"),
        ("state=MAR", "Choose what to compare"),
        ("state=ZZZ&beside=FRA", "Choose what to compare"),
        ("cycle=%00", "Choose what to compare"),
        ("state=MAR&beside=mar", "Choose two different States"),
        ("state=MAR&beside=SWE", "Sweden: No recommendation to this State is known here"),
        ("state=SWE", "Sweden: No recommendation to this State is known here"),
        ("state=FRA&cycle=crc:7", "No body has reviewed France twice, as far as is known here"),
        ("state=MAR&body=crc&cycle=7&later=7", "Choose two different reviews by the same body"),
        ("state=MAR&cycle=crc:7", "Choose two different reviews by the same body"),
        ("state=MAR&cycle=crc:7&later=upr:4", "Choose two different reviews by the same body"),
    ],
)
def test_what_cannot_be_compared_says_why_and_teaches_what_can(asked, read, asking, said):
    soup = read(f"/recommendations/compare/?{asking}")
    assert [one.get_text() for one in soup.select(".nothing strong")] == [said]
    assert bool(soup.select("details.fold li a")) is (asking.startswith("state=MAR"))


def test_two_reviews_are_chosen_in_the_form_in_any_order(asked, read):
    form = read("/recommendations/compare/?state=MAR").select_one("form.filters")
    reviews = [(one["value"], one.get_text()) for one in form.select("#filter-later option") if one["value"]]
    assert reviews == [("crc:7", "CRC: report 7 (2014)"), ("crc:8-9", "CRC: reports 8 to 9 (2024)")]
    soup = read("/recommendations/compare/?state=mar&beside=&cycle=crc:8-9&later=crc:7")
    assert soup.h1.get_text() == "Morocco: report 7 (2014) and reports 8 to 9 (2024)"
    assert [one["value"] for one in soup.select("form.filters option[selected]")] == [
        "MAR", "", "crc:8-9", "crc:7",
    ]  # fmt: skip
    assert read("/recommendations/compare/?state=MAR&beside=FRA").find(id="filter-cycle") is None


def test_a_review_under_a_protocol_is_compared_with_its_like_alone(asked, read):
    make.recommendation("one", instrument="opac", cycle="1", year=2014)
    two = "/recommendations/compare/?state=MAR&cycle=crc:opac:1&later="
    soup = read(f"{two}crc:8-9")
    assert [one.get_text() for one in soup.select(".nothing strong")] == [
        "Choose two different reviews by the same body"
    ]
    assert soup.select('#filter-cycle option[value^="crc:opac"]') == []
    make.recommendation("two", instrument="opac", cycle="2", year=2024)
    assert (
        read(f"{two}crc:opac:2").h1.get_text() == "Morocco: OPAC, report 1 (2014) and OPAC, report 2 (2024)"
    )


def test_nothing_of_a_long_list_is_out_of_reach(asked, read, monkeypatch):
    for number in range(3):
        make.recommendation(f"more-{number}", f"Further act {number}.", cycle="8-9", year=2024)
    monkeypatch.setattr(present_comparing, "SHOWN", 1)
    part = read("/recommendations/compare/?state=MAR&body=crc&cycle=7&later=8-9").find(id="new").parent
    assert reading.text(part.summary) == "3 more : New"
    assert len(part.select("details .kin > li")) == 3 and len(part.select(".kin > li")) == 4


def test_the_helper_shows_what_was_said_on_a_theme(asked, read):
    soup = read(f"{DRAFT}?theme=corporal-punishment")
    assert [a["href"] for a in soup.select("#before ~ .kin a")] == [
        f"/recommendations/{asked[name].pk}/" for name in ("again", "upr", "ban")
    ]
    assert read(f"{DRAFT}?theme=nothing").find(id="before") is None


def test_choosing_a_theme_keeps_the_draft(asked, client):
    typed = {"draft": "Count every child.", "language": "fr", "theme": "data-collection", "show": "theme"}
    soup = reading.page(client.post(DRAFT, typed))
    assert soup.textarea.get_text().strip() == "Count every child."
    assert [one["value"] for one in soup.select(".form option[selected]")] == ["data-collection", "fr"]
    assert len(soup.select("#before ~ .kin li")) == 1 and soup.find(id="answer") is None
    assert soup.select(".field-error") == []
    del typed["show"]
    both = reading.page(client.post(DRAFT, typed))
    assert both.find(id="answer") is not None and both.find(id="before") is not None


def test_the_code_of_a_state_may_stand_in_small_letters(asked, client):
    leading = {
        "/states/mar/recommendations/draft/?theme=education": f"{DRAFT}?theme=education",
        "/ar/states/mar/recommendations/draft/": f"/ar{DRAFT}",
        "/states/mar/recommendations.csv": "/states/MAR/recommendations.csv",
    }
    assert {path: client.get(path).headers.get("Location") for path in leading} == leading
    assert client.get("/states/zzz/recommendations/draft/").status_code == 404


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
