"""Harvesting works as a harvester does: all verbs, lists in parts while records change, what is gone, any arguments."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from palais.apps.resources.models import Work
from palais.apps.resources.services import arranging, versions, works
from palais.core.oai import moments
from palais.web.answers import harvest
from tests.makers import resources as make

pytestmark = pytest.mark.django_db
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"


@pytest.fixture
def ask(client):
    """A function that asks and gives the whole document."""

    def asked(**arguments: str) -> etree._Element:
        names = {"since": "from"}
        response = client.get("/oai", {names.get(name, name): value for name, value in arguments.items()})
        assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
        return etree.fromstring(response.content)

    return asked


def code(found: etree._Element) -> str | None:
    error = found.find(f"{OAI}error")
    return None if error is None else error.get("code")


def keys(found: etree._Element) -> list[str]:
    return [one.text.rpartition(":")[2] for one in found.iter(f"{OAI}identifier") if one.text]


def stamp(work: Work, moment: datetime) -> None:
    Work.everything.filter(pk=work.pk).update(changed_at=moment)


def test_identify_says_what_the_protocol_asks(ask):
    make.work("The guide")
    found = ask(verb="Identify").find(f"{OAI}Identify")
    assert found.findtext(f"{OAI}baseURL").endswith("/oai")
    assert found.findtext(f"{OAI}protocolVersion") == "2.0"
    assert "@" in found.findtext(f"{OAI}adminEmail")


def test_an_empty_house_answers_too(ask):
    assert ask(verb="Identify").findtext(f".//{OAI}earliestDatestamp") == "1989-11-20T00:00:00Z"
    assert code(ask(verb="ListRecords", metadataPrefix="oai_dc")) == "noRecordsMatch"
    assert code(ask(verb="ListSets")) is None


def test_every_error_of_the_protocol_that_can_happen_here(ask):
    make.work("The guide")
    known = harvest.identifier("the-guide")
    assert code(ask(verb="Nothing")) == "badVerb"
    assert code(ask(verb="ListRecords")) == "badArgument"
    assert code(ask(verb="ListRecords", resumptionToken="x")) == "badResumptionToken"
    assert code(ask(verb="ListRecords", metadataPrefix="mods")) == "cannotDisseminateFormat"
    assert code(ask(verb="GetRecord", metadataPrefix="mods", identifier=known)) == "cannotDisseminateFormat"
    assert code(ask(verb="GetRecord", metadataPrefix="oai_dc", identifier="oai:x:y")) == "idDoesNotExist"
    assert code(ask(verb="ListMetadataFormats", identifier=f"{known}x")) == "idDoesNotExist"
    assert code(ask(verb="ListRecords", metadataPrefix="oai_dc", set="kind:none")) == "noRecordsMatch"
    assert code(ask(verb="ListRecords", metadataPrefix="oai_dc", set="moon")) == "noRecordsMatch"
    assert code(ask(verb="ListRecords", metadataPrefix="oai_dc", until="1990-01-01")) == "noRecordsMatch"
    assert code(ask(verb="ListMetadataFormats", identifier=known)) is None


def test_post_is_answered_as_get_is(client):
    make.work("The guide")
    response = client.post("/oai", {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"})
    assert keys(etree.fromstring(response.content)) == ["the-guide"]
    assert client.put("/oai").status_code == 405


def test_a_record_says_who_what_and_how_works_are_related(ask):
    full = make.work("The guide", is_publication=True, audiences=["children"], dated="2021-04")
    simple = make.work("The guide for children", is_publication=True)
    older = make.work("The old guide", is_publication=True)
    versions.tie(work=simple, source=full, kind="child-friendly", by=None)
    versions.replace(work=older, newer=full, by=None)
    address = harvest.identifier(full.key)
    plain = ask(verb="GetRecord", metadataPrefix="oai_dc", identifier=address)
    assert plain.findtext(f".//{DC}title") == "The guide"
    assert [one.text for one in plain.iter(f"{DC}language")] == ["en"]
    assert len(list(plain.iter(f"{DC}relation"))) == 2
    said = ask(verb="GetRecord", metadataPrefix="oai_qdc", identifier=address)
    assert said.findtext(f".//{TERMS}hasVersion").endswith("/publications/the-guide-for-children/")
    assert said.findtext(f".//{TERMS}replaces").endswith("/publications/the-old-guide/")
    assert said.findtext(f".//{TERMS}audience") == "Children"
    back = ask(verb="GetRecord", metadataPrefix="oai_qdc", identifier=harvest.identifier(simple.key))
    assert back.findtext(f".//{TERMS}isVersionOf").endswith("/publications/the-guide/")


def test_what_is_gone_stays_as_a_header_and_a_draft_is_nobodys_business(ask):
    gone = make.work("Gone")
    hidden = make.work("Hidden again")
    make.work("Never shown", status="draft")
    works.put_status(work=gone, status="withdrawn", by=None, why="of no use")
    works.put_status(work=hidden, status="draft", by=None)
    found = ask(verb="ListRecords", metadataPrefix="oai_dc")
    assert sorted(keys(found)) == ["gone", "hidden-again"]
    assert {one.get("status") for one in found.iter(f"{OAI}header")} == {"deleted"}
    assert list(found.iter(f"{OAI}metadata")) == []
    address = harvest.identifier("never-shown")
    assert code(ask(verb="GetRecord", metadataPrefix="oai_dc", identifier=address)) == "idDoesNotExist"


def test_sets_are_those_with_works_in_them_and_hold_these(ask):
    made = make.hub("matter", "news")
    one = make.work("One", kind="report", audiences=["children"], is_publication=True)
    make.work("Two", kind="data", section=make.section(made, "news"))
    arranging.place(section=make.section(made, "news"), work=one, by=None)
    specs = [each.text for each in ask(verb="ListSets").iter(f"{OAI}setSpec")]
    assert specs == ["publications", "kind:data", "kind:report", "audience:children", "hub:matter"]
    for spec, held in (
        ("publications", ["one"]),
        ("kind:data", ["two"]),
        ("audience:children", ["one"]),
        ("hub:matter", ["one", "two"]),
    ):
        found = ask(verb="ListIdentifiers", metadataPrefix="oai_dc", set=spec)
        assert sorted(keys(found)) == held
        assert all(
            spec in [each.text for each in head.iter(f"{OAI}setSpec")] for head in found.iter(f"{OAI}header")
        )


def test_bounds_are_included(ask):
    for number, key in enumerate(("a", "b", "c")):
        stamp(make.work(key), datetime(2021, 4, 14 + number, 23, 59, 59, 500_000, tzinfo=UTC))

    def between(since: str, until: str) -> list[str]:
        return keys(ask(verb="ListIdentifiers", metadataPrefix="oai_dc", since=since, until=until))

    assert between("2021-04-14", "2021-04-15") == ["a", "b"]
    assert between("2021-04-15T23:59:59Z", "2021-04-15T23:59:59Z") == ["b"]


def test_a_list_in_parts_leaves_nothing_out_while_records_change(ask, monkeypatch):
    monkeypatch.setattr(harvest, "PART", 4)
    start = datetime(2021, 4, 1, tzinfo=UTC)
    made = [make.work(f"work {number:02}") for number in range(10)]
    for number, work in enumerate(made):
        stamp(work, start + timedelta(minutes=number // 3))
    first = ask(verb="ListIdentifiers", metadataPrefix="oai_dc")
    seen = keys(first)
    token = first.find(f".//{OAI}resumptionToken")
    assert (len(seen), token.get("completeListSize"), token.get("cursor")) == (4, "10", "0")
    stamp(made[5], start + timedelta(hours=1))
    stamp(made[0], start + timedelta(hours=2))
    while token is not None and token.text:
        part = ask(verb="ListIdentifiers", resumptionToken=token.text)
        seen += keys(part)
        token = part.find(f".//{OAI}resumptionToken")
    assert token is not None and token.text is None
    assert {*seen} == {work.key for work in made}
    assert seen[-2:] == [made[5].key, made[0].key]


def test_datestamps_are_moments_in_utc(ask):
    work = make.work("The guide")
    found = ask(verb="ListIdentifiers", metadataPrefix="oai_dc").findtext(f".//{OAI}datestamp")
    assert found == moments.written(Work.everything.get(pk=work.pk).changed_at)


def test_who_is_not_listed_in_public_is_not_named(ask):
    from tests.makers import people

    hidden = people.organisation("Hidden organisation")
    hidden.is_listed = False
    hidden.save()
    make.work("The guide", by=[hidden.key])
    found = ask(verb="ListRecords", metadataPrefix="oai_dc")
    assert "Hidden" not in etree.tostring(found, encoding="unicode")


@pytest.mark.parametrize("form", ["oai_dc", "oai_qdc"])
def test_a_list_asks_as_often_for_three_as_for_one(client, form: str):
    counts = []
    for number in (1, 3):
        for each in range(number):
            make.work(f"Work {number} {each}", is_publication=True, audiences=["children"])
        with CaptureQueriesContext(connection) as asked:
            client.get("/oai", {"verb": "ListRecords", "metadataPrefix": form})
        counts.append(
            len([one for one in asked if "office_tally" not in one["sql"] and "SAVEPOINT" not in one["sql"]])
        )
    assert counts[0] == counts[1] <= 16


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["verb", "metadataPrefix", "set", "from", "until", "identifier", "resumptionToken"]
            ),
            st.one_of(
                st.text(max_size=20), st.sampled_from(["ListRecords", "oai_dc", "kind:\0", "GetRecord"])
            ),
        ),
        max_size=4,
    )
)
def test_any_arguments_get_a_well_formed_answer(client, pairs):
    from palais.apps.office.models import Tally

    Tally.objects.all().delete()
    query = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])
    response = client.get(f"/oai?{query}")
    assert response.status_code == 200
    assert etree.fromstring(response.content).tag == f"{OAI}OAI-PMH"


def test_a_harvester_that_asks_too_often_is_told_to_wait(client, monkeypatch):
    from palais.web.feeds import harvesting

    monkeypatch.setattr(harvesting, "TIMES", 2)
    answers = [client.get("/oai", {"verb": "Identify"}) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 503]
    assert int(answers[2]["Retry-After"]) > 0
