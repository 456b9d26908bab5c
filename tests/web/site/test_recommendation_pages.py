"""One recommendation: where it stands, who set its tags, what it takes up, how it is cited; in files, API and maps."""

from datetime import date

import pytest

from palais.apps.library import alike, covering
from palais.apps.library.models import Due, StaleState, Tag
from palais.apps.office.models import Stamp
from palais.web.answers.recommendation import recommendation_page
from tests.makers import passages as make
from tests.makers import people
from tests.web import reading


@pytest.fixture
def line(facts_loaded):
    """An earlier recommendation, one that sharpens it, and one of the UPR that repeats it."""
    first = make.recommendation("first", symbol=make.OLD, number="12", clusters=["violence"])
    second = make.in_document(make.document(), "23(a)", lead_in="The Committee urges the State party:")
    third = make.recommendation(
        "third", body="upr", cycle="5", year=2030, recommenders=["FRA", "ESP"], position="supported"
    )
    make.link(first, second)
    make.link(second, third, "repeats", likeness=0.5)
    return first, second, third


def page(client, one, prefix: str = "") -> reading.BeautifulSoup:
    answer = client.get(f"{prefix}/recommendations/{one.pk}/")
    assert answer.status_code == 200
    return reading.page(answer)


def test_it_stands_with_its_lead_in_heading_and_place(line, client):
    soup = page(client, line[1])
    assert soup.h1.get_text() == f"{make.NEW}, para. 23 (a)"
    assert soup.select_one("#passage").get_text(strip=True) == make.BAN_AGAIN
    assert soup.select_one(".under").get_text() == "Violence against children"
    assert "The Committee urges" in soup.select_one(".lead-in").get_text()
    assert f"/documents/{make.NEW}#23(a)" in reading.links(soup)
    assert [crumb.get_text(strip=True) for crumb in soup.select(".crumbs li")][:4] == [
        "Home", "States", "Morocco", "Recommendations",
    ]  # fmt: skip
    assert reading.barred(soup) == []


def test_the_position_of_the_state_and_who_recommended_are_said_first(line, client):
    said = page(client, line[2]).select_one(".sentence").get_text(" ", strip=True)
    assert said.startswith("France, Spain recommended this to Morocco")
    assert said.endswith("Position of the State: Supported.")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Committee on the Rights of the Child to Morocco, 2014."),
        ({"year": None}, "Committee on the Rights of the Child to Morocco."),
        ({"year": None, "recommenders": ["FRA"]}, "France recommended this to Morocco."),
        ({"body": "", "recommenders": ["FRA"]}, "France recommended this to Morocco."),
        ({"body": "sr-sale-of-children"}, "SR sale of children to Morocco, 2014."),
        ({"body": ""}, None),
        ({"state": "", "states": []}, None),
    ],
)
def test_no_sentence_has_a_hole_where_something_is_not_known(facts_loaded, client, known, said):
    first = page(client, make.recommendation("alone", **known)).select_one(".sentence p")
    assert (first.get_text() if first else None) == said


def test_what_it_takes_up_and_what_takes_it_up_with_the_differences_marked(line, client):
    first, second, third = line
    soup = page(client, second)
    heads = [tag.get_text(" ", strip=True) for tag in soup.select(".kin-head")]
    assert heads == [
        f"Asks more strongly · CRC, report 7, 2014 {make.OLD}, para. 12",
        "Repeats · UPR, cycle 5, 2030",
    ]
    assert soup.select_one("ins").get_text() == ", including at home, by 2030"
    assert [a["href"] for a in soup.select(".kin-head a")] == [
        f"/recommendations/{first.pk}/", f"/recommendations/{third.pk}/",
    ]  # fmt: skip


def test_what_the_next_review_does_not_take_up_is_said_with_its_limits(line, client):
    alone = make.recommendation("alone", "Count all children.")
    soup = page(client, alone)
    assert f"{NOTHING} (CRC, reports 8 to 9, 2024) nothing was found that takes it up." in reading.text(soup)
    assert "the texts do not say" in reading.text(soup)
    assert NOTHING not in reading.text(page(client, line[0]))


NOTHING = "In the next review by this body"


def test_a_link_from_elsewhere_does_not_hide_what_the_next_review_left_out(line, client):
    alone = make.recommendation("alone", "Count all children.")
    make.link(alone, make.recommendation("women", body="cedaw", cycle="5", year=2016), "repeats")
    make.link(alone, make.recommendation("later", cycle="10", year=2029), "repeats")
    assert f"{NOTHING} (CRC, reports 8 to 9, 2024)" in reading.text(page(client, alone))


def test_nothing_is_dropped_across_languages_or_before_lineage_was_traced(line, client):
    other = make.recommendation("alone", "Compter tous les enfants.", language="fr")
    assert NOTHING not in reading.text(page(client, other))
    alone = make.recommendation("english", "Count all children.")
    for waiting in (StaleState(state="MAR"), Due(pks="1", states=["FRA", "MAR"])):
        waiting.save()
        assert NOTHING not in reading.text(page(client, alone))
        waiting.delete()
    Due.objects.create(pks="1", states=["FRA"])
    assert NOTHING in reading.text(page(client, alone))


def test_a_review_under_a_protocol_is_not_the_next_one_under_the_convention(line, client):
    convention = make.recommendation("alone", "Count all children.", cycle="8-9", year=2024)
    protocol = make.recommendation("opac", "Raise the age.", cycle="1", year=2014, instrument="opac")
    make.recommendation("opac 2", "Disarm.", cycle="2", year=2027, instrument="opac")
    assert NOTHING not in reading.text(page(client, convention))
    soup = page(client, protocol)
    assert f"{NOTHING} (CRC OPAC, report 2, 2027)" in reading.text(soup)
    assert "OPAC, report 1" in reading.text(soup)


def test_a_row_whose_document_is_here_leads_to_it_and_is_not_listed(line, client):
    row = make.recommendation("row", symbol=make.NEW, number="23(a)", covered_by=line[1])
    soup = page(client, row)
    assert f"/recommendations/{line[1].pk}/" in reading.links(soup)
    assert "as it stands in its document" in reading.text(soup)
    assert soup.select_one('meta[name="robots"]')["content"].startswith("noindex")
    assert client.get(f"/api/v1/recommendations/{row.pk}").json()["covered_by"]["pk"] == line[1].pk


def test_every_state_it_is_addressed_to_is_named(line, client):
    both = make.recommendation("both", states=["MAR", "SWE"], cycle="")
    soup = page(client, both)
    assert "to Morocco, Sweden" in soup.select_one(".sentence").get_text(" ", strip=True)
    assert {"/states/MAR/", "/states/SWE/"} <= set(reading.links(soup))


def test_a_link_that_a_person_refused_is_not_shown(line, client):
    line[0].later_links.update(accepted=False)
    assert len(page(client, line[1]).select(".kin-head")) == 1


def test_each_tag_says_who_set_it_and_how_sure(line, client):
    one, by = line[1], people.person("editor")
    Tag.objects.create(
        recommendation=one, scheme="theme", key="corporal-punishment", origin="rule", confidence=0.8
    )
    Tag.objects.create(
        recommendation=one, scheme="group", key="children", origin="model", accepted=True, by=by
    )
    Tag.objects.create(
        recommendation=one, scheme="theme", key="education", origin="rule", accepted=False, by=by
    )
    one.clusters, one.groups = ["violence"], ["children"]
    one.save()
    rows = [
        " ".join(row.get_text(" ").split()) for row in page(client, one).select("#about + table tbody tr")
    ]
    assert rows == [
        "Violence against children Cluster of the Convention Printed in the document",
        "Corporal punishment Theme Suggested by word lists · 80 % sure",
        "Children Affected group Set by a person",
    ]


def test_it_is_cited_in_words_and_in_files(line, client):
    soup = page(client, line[1])
    assert soup.find(id="reference").get_text() == f"{make.NEW}, para. 23 (a)"
    assert (
        soup.find(id="citation")
        .get_text()
        .startswith("Committee on the Rights of the Child (2024). Prohibit")
    )
    at = f"/recommendations/{line[1].pk}"
    assert b"AU  - Committee on the Rights of the Child\r\n" in client.get(f"{at}.ris").content
    assert b"@techreport" in client.get(f"{at}.bib").content
    assert client.get(f"{at}.json").json()["place"]["number"] == "23(a)"
    assert client.get(f"{at}.csv").status_code == 404


def test_before_and_after_it_in_its_document(line, client):
    document = line[1].document
    after, first = make.in_document(document, "24"), make.in_document(document, "9")
    make.in_document(document, "25", kind="concern")
    assert [a["href"] for a in page(client, line[1]).select(".pager a")] == [
        f"/recommendations/{first.pk}/",
        f"/recommendations/{after.pk}/",
    ]
    assert [a["rel"] for a in page(client, after).select(".pager a")] == [["prev"]]


def test_one_that_is_gone_from_its_source_keeps_its_address_and_says_so(line, client):
    line[0].withdrawn_on = date(2025, 1, 2)
    line[0].save()
    answer = client.get(f"/recommendations/{line[0].pk}/")
    assert answer.status_code == 410
    soup = reading.page(answer)
    assert "It has not been in its source since 2\xa0January 2025." in soup.get_text()
    assert soup.find(rel="canonical") is None
    assert len(page(client, line[1]).select(".kin-head")) == 1


def test_one_of_a_document_is_not_said_to_be_gone_from_it(line, client):
    line[1].withdrawn_on = date(2025, 1, 2)
    line[1].save()
    soup = reading.page(client.get(f"/recommendations/{line[1].pk}/"))
    assert "It has not been shown here since 2\xa0January 2025." in soup.get_text()
    assert "in its source" not in soup.get_text()


def test_search_engines_are_told_of_it_and_not_of_an_example(line, client):
    example = make.recommendation("example-1")
    assert '"@type":"Quotation"' in str(page(client, line[1]))
    assert f'/recommendations/{line[1].pk}/","text"' in str(page(client, line[1]))
    assert '"@type":"Quotation"' not in str(page(client, example))
    listed = client.get("/sitemap-recommendations-ar-1.xml").content.decode()
    assert (
        f"/ar/recommendations/{line[1].pk}/</loc>" in listed
        and f"/recommendations/{example.pk}/<" not in listed
    )
    assert "/sitemap-recommendations-ar-1.xml" in client.get("/sitemap.xml").content.decode()
    for path in ("/sitemap-recommendations-en-0.xml", "/sitemap-recommendations-en-2.xml"):
        assert client.get(path).status_code == 404
    assert client.get("/sitemap-recommendations-xx-1.xml").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_questions_does_not_grow_with_its_kin(facts_loaded, django_assert_num_queries, number):
    one = make.in_document(make.document(), "23(a)")
    for place in range(number):
        make.link(make.recommendation(f"e{place}"), one)
        Tag.objects.create(
            recommendation=one, scheme="theme", key=f"key-{place}", origin="rule", confidence=0.5
        )
    with django_assert_num_queries(9):
        found = recommendation_page(pk=one.pk)
    assert (len(found.earlier), len(found.tags)) == (number, number)


def test_the_api_has_documents_and_recommendations_one_by_one(line, client):
    found = client.get(f"/api/v1/recommendations/{line[1].pk}").json()
    assert [kin["relation"] for kin in found["earlier"] + found["later"]] == ["sharpens", "repeats"]
    assert client.get("/api/v1/recommendations/999999").status_code == 404
    make.document("CRC/C/TUN/CO/9", state="TUN")
    first = client.get("/api/v1/documents?limit=1").json()
    assert (first["count"], [one["key"] for one in first["items"]]) == (2, [make.NEW])
    rest = client.get(first["next"].partition("/api")[1] + first["next"].partition("/api")[2]).json()
    assert ([one["key"] for one in rest["items"]], rest["next"]) == (["CRC/C/TUN/CO/9"], None)
    assert client.get("/api/v1/documents?state=TUN").json()["count"] == 1
    assert client.get("/api/v1/documents?state=tun").json()["count"] == 1
    assert client.get(f"/api/v1/documents/{make.NEW}").json()["asked"] == 1


def test_kept_pages_are_made_anew_when_a_tag_or_a_link_changes(line):
    before = Stamp.objects.get(name="library").word
    line[0].later_links.get().delete()
    assert Stamp.objects.get(name="library").word != before


def test_in_arabic_the_text_keeps_its_own_direction(line, client):
    soup = page(client, line[1], "/ar")
    assert (soup.html["dir"], soup.select_one(".passage")["dir"]) == ("rtl", "ltr")


def test_the_same_passage_in_other_languages_stands_below_it(line, client):
    assert page(client, line[1]).find(id="other-texts") is None
    line[1].other_texts = {"ar": "تحث اللجنة", "fr": "Le Comité engage l’État partie"}
    line[1].save()
    folds = page(client, line[1]).find(id="other-texts").parent.select("details")
    assert [(one.summary.get_text(), one.blockquote["lang"], one.blockquote["dir"]) for one in folds] == [
        ("العربية", "ar", "rtl"),
        ("Français", "fr", "ltr"),
    ]


def test_a_position_from_another_source_says_whose_it_is_and_what_the_text_says(line, client):
    passage = line[1]
    row = make.recommendation("row", symbol=make.NEW, number="23(a)", position="supported")
    passage.position = "under-consideration"
    passage.save()
    covering.of_rows([row.pk])
    said = page(client, passage).main.get_text(" ", strip=True)
    assert "Position of the State: Supported (Universal Human Rights Index)." in said
    assert "The text itself says: Under consideration." in said
    told = client.get(f"/recommendations/{passage.pk}.json").json()
    assert (told["position"], told["position_printed"], told["position_source"]) == (
        "supported", "under-consideration", "uhri",
    )  # fmt: skip


def test_what_another_source_has_too_leads_to_the_one_that_counts(line, client):
    index = make.recommendation("index", "The same words")
    table = make.recommendation("table", "The same words", origin="table")
    for one in (index, table):
        one.same = alike.mark(one)
        one.save()
    covering.of_rows([table.pk])
    soup = page(client, table)
    assert "here from another source as well, and counts once" in soup.main.get_text()
    assert f"/recommendations/{index.pk}/" in reading.links(soup)
