"""The protocol for harvesters without any record: what is asked, tokens, moments, and XML that is always whole."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from palais.core import oai
from palais.core.oai import (
    Answer,
    Code,
    Described,
    Faults,
    Header,
    Place,
    Record,
    Repository,
    Said,
    Selection,
    Set,
    Token,
    Verb,
    moments,
    tokens,
)

NOW = datetime(2021, 4, 15, 8, 30, tzinfo=UTC)
ADDRESS = "https://example.org/oai"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
LIST = [("verb", "ListRecords"), ("metadataPrefix", "oai_dc")]


def faults(*pairs: tuple[str, str]) -> list[str]:
    with pytest.raises(Faults) as raised:
        oai.read_arguments(pairs)
    return [fault.code.value for fault in raised.value.faults]


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


@pytest.mark.parametrize(
    ("pairs", "codes"),
    [
        ([], ["badVerb"]),
        ([("verb", "")], ["badVerb"]),
        ([("verb", "identify")], ["badVerb"]),
        ([("verb", "Identify"), ("verb", "Identify")], ["badVerb"]),
        ([("verb", "Identify"), ("x", "1")], ["badArgument"]),
        ([("verb", "Identify"), ("metadataPrefix", "oai_dc")], ["badArgument"]),
        ([("verb", "GetRecord")], ["badArgument", "badArgument"]),
        ([("verb", "GetRecord"), ("identifier", "a")], ["badArgument"]),
        ([("verb", "ListRecords")], ["badArgument"]),
        ([*LIST, ("metadataPrefix", "oai_dc")], ["badArgument"]),
        ([*LIST, ("from", "yesterday")], ["badArgument"]),
        ([*LIST, ("from", "2021-02-30")], ["badArgument"]),
        ([*LIST, ("from", "2021-04")], ["badArgument"]),
        ([*LIST, ("from", "2021-04-15T08:30:00")], ["badArgument"]),
        ([*LIST, ("from", "٢٠٢١-٠٤-١٥")], ["badArgument"]),
        ([*LIST, ("until", "2021-04-15T08:30:00.5Z")], ["badArgument"]),
        ([*LIST, ("from", "2021-04-15"), ("until", "2021-04-16T00:00:00Z")], ["badArgument"]),
        ([*LIST, ("from", "2021-04-16"), ("until", "2021-04-15")], ["badArgument"]),
        ([*LIST, ("set", "topic:")], ["badArgument"]),
        ([*LIST, ("set", "a b")], ["badArgument"]),
        ([*LIST, ("set", "")], ["badArgument"]),
        ([("verb", "ListRecords"), ("metadataPrefix", "oai dc")], ["badArgument"]),
        ([*LIST, ("resumptionToken", "x")], ["badArgument"]),
        ([("verb", "ListRecords"), ("resumptionToken", "x")], ["badResumptionToken"]),
        ([("verb", "ListRecords"), ("resumptionToken", "")], ["badResumptionToken"]),
        ([("verb", "ListSets"), ("resumptionToken", "x")], ["badResumptionToken"]),
        ([*LIST, ("from", "x" * 5000)], ["badArgument", "badArgument"]),
    ],
)
def test_each_fault_has_the_code_of_the_protocol(pairs, codes):
    assert faults(*pairs) == codes


def test_what_is_asked_rightly_is_understood():
    asked = oai.read_arguments(
        [*LIST, ("from", "2021-04-01"), ("until", "2021-04-01"), ("set", "topic:education")]
    )
    assert (asked.verb, asked.selection) == (
        Verb.RECORDS,
        Selection("oai_dc", "topic:education", "2021-04-01", "2021-04-01"),
    )
    assert oai.read_arguments([("verb", "ListMetadataFormats"), ("identifier", "x y")]).identifier == "x y"


def test_a_bound_is_included_to_its_last_moment():
    assert moments.first("2021-04-15") == datetime(2021, 4, 15, tzinfo=UTC)
    assert moments.after("2021-04-15") == datetime(2021, 4, 16, tzinfo=UTC)
    assert moments.after("2021-04-15T08:30:00Z") == datetime(2021, 4, 15, 8, 30, 1, tzinfo=UTC)
    assert moments.after("9999-12-31") == datetime(9999, 12, 31, tzinfo=UTC)
    assert moments.written(datetime(2021, 4, 15, 8, 30, 0, 999_999, tzinfo=UTC)) == "2021-04-15T08:30:00Z"


def test_a_token_holds_all_it_needs():
    place = Place(Selection("oai_dc", "topic:education", "2021-04-01", ""), NOW, 7, 100)
    assert tokens.place(place.token()) == place
    asked = oai.read_arguments([("verb", "ListIdentifiers"), ("resumptionToken", place.token())])
    assert (asked.place, asked.selection) == (place, place.selection)


@pytest.mark.parametrize(
    "held",
    [
        "[]",
        "{}",
        "null",
        '[2,"oai_dc","","","","2021-04-15T08:30:00+00:00",1,1]',
        '[1,"oai_dc","","","","2021-04-15T08:30:00",1,1]',
        '[1,"oai_dc","","","","yesterday",1,1]',
        '[1,"oai_dc","","x","","2021-04-15T08:30:00+00:00",1,1]',
        '[1,"oai_dc",null,"","","2021-04-15T08:30:00+00:00",1,1]',
        '[1,"oai_dc","","","","2021-04-15T08:30:00+00:00",-1,1]',
        '[1,"oai_dc","","","","2021-04-15T08:30:00+00:00",true,1]',
        '[1,"oai_dc","","","","2021-04-15T08:30:00+00:00",1e99,1]',
        '[1,"oai_dc","","","","2021-04-15T08:30:00+00:00",999999999999999999999,1]',
        "[" * 1400,
    ],
)
def test_a_token_that_was_not_given_out_is_refused(held: str):
    import base64

    assert tokens.place(base64.urlsafe_b64encode(held.encode()).decode().rstrip("=")) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_token(text: str):
    assert tokens.place(text) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["verb", "from", "set", "identifier", "a"]), st.text(max_size=30))))
def test_any_arguments_get_a_whole_document(pairs):
    try:
        oai.read_arguments(pairs)
    except Faults as wrong:
        body = oai.refusal(wrong.faults, arguments=pairs, address=ADDRESS, now=NOW)
        assert parsed(body).find(f"{OAI}error") is not None


def test_arguments_are_repeated_only_where_they_could_be_read():
    pairs = [("verb", "ListRecords"), ("metadataPrefix", "mods")]
    no_format = oai.refusal(
        [oai.Fault(Code.NO_SUCH_FORMAT, "None.")], arguments=pairs, address=ADDRESS, now=NOW
    )
    request = parsed(no_format).find(f"{OAI}request")
    assert (dict(request.attrib), request.text) == (dict(pairs), ADDRESS)
    bad = oai.refusal([oai.Fault(Code.BAD_ARGUMENT, "No.")], arguments=pairs, address=ADDRESS, now=NOW)
    assert dict(parsed(bad).find(f"{OAI}request").attrib) == {}


def answered(verb: str, answer: Answer, **arguments: str) -> etree._Element:
    asked = oai.read_arguments([("verb", verb), *arguments.items()])
    return parsed("".join(oai.response(asked, answer=answer, address=ADDRESS, now=NOW)))


def children(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element]


def test_identify_has_its_elements_in_the_order_of_the_schema():
    repository = Repository("A & B", ADDRESS, "mail@example.org", NOW, "example.org", "oai:example.org:a")
    found = answered("Identify", Answer(repository=repository)).find(f"{OAI}Identify")
    assert children(found) == [
        *("repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp", "deletedRecord"),
        *("granularity", "description"),
    ]
    assert found.findtext(f"{OAI}deletedRecord") == "persistent"
    assert found.findtext(f"{OAI}earliestDatestamp") == "2021-04-15T08:30:00Z"


def test_a_deleted_record_is_a_header_alone():
    records = [Record(Header("oai:a:1", NOW, ("kind:guide",), deleted=True))]
    found = answered("ListRecords", Answer(records=records), metadataPrefix="oai_dc")
    (record,) = found.find(f"{OAI}ListRecords")
    assert children(record) == ["header"]
    assert record[0].get("status") == "deleted"
    assert children(record[0]) == ["identifier", "datestamp", "setSpec"]


def test_the_last_part_of_a_list_ends_with_an_empty_token():
    found = answered("ListIdentifiers", Answer(token=Token("", 100, 130)), metadataPrefix="oai_dc")
    token = found.find(f".//{OAI}resumptionToken")
    assert (token.text, dict(token.attrib)) == (None, {"completeListSize": "130", "cursor": "100"})


def test_sets_and_formats_are_named():
    found = answered("ListSets", Answer(sets=[Set("topic:education", "Topic: <Education>")]))
    assert found.findtext(f".//{OAI}setName") == "Topic: <Education>"
    formats = answered("ListMetadataFormats", Answer())
    assert [one.text for one in formats.iter(f"{OAI}metadataPrefix")] == ["oai_dc", "oai_qdc"]


HOSTILE = "]]>\x00\x08<b>&amp;\ud800\ufffe \"'‮"
FULL = Described(
    address="https://example.org/a/?x=1&y=2",
    titles=(Said("Guide", "en"), Said("دليل", "ar"), Said(HOSTILE)),
    summaries=(Said(HOSTILE, "en"),),
    creators=(HOSTILE,),
    audiences=("Children",),
    languages=("en", "ar"),
    dated="2021-04",
    kinds=("Text", "Guide"),
    formats=(("https://example.org/a.pdf", "application/pdf"), ("https://example.org/b", "")),
    versions=("https://example.org/children/",),
    version_of=("https://example.org/full/",),
    replaces=("https://example.org/old/",),
    rights="CC BY 4.0",
)


@pytest.mark.parametrize("prefix", list(oai.FORMATS))
def test_metadata_is_well_formed_and_in_its_namespace(prefix: str):
    found = parsed(oai.metadata(FULL, prefix=prefix))
    assert etree.QName(found).namespace == oai.FORMATS[prefix].namespace
    dc = "{http://purl.org/dc/elements/1.1/}"
    titles = found.findall(f"{dc}title")
    assert [(one.get("{http://www.w3.org/XML/1998/namespace}lang"), one.text) for one in titles] == [
        ("en", "Guide"),
        ("ar", "دليل"),
        (None, "]]><b>&amp; \"'‮"),
    ]
    assert [one.text for one in found.findall(f"{dc}language")] == ["en", "ar"]


def test_plain_dublin_core_has_its_fifteen_elements_alone():
    found = parsed(oai.metadata(FULL, prefix="oai_dc"))
    fifteen = (
        "title creator subject description publisher contributor date type format identifier source language"
    )
    assert {*children(found)} <= {*fifteen.split(), "relation", "coverage", "rights"}
    related = [one.text for one in found if etree.QName(one).localname == "relation"]
    assert related == [f"https://example.org/{name}/" for name in ("full", "children", "old")]


def test_the_terms_say_how_works_are_related_and_for_whom():
    found = parsed(oai.metadata(FULL, prefix="oai_qdc"))
    terms = {etree.QName(one).localname: one.text for one in found if "/terms/" in one.tag}
    assert terms["hasVersion"] == "https://example.org/children/"
    assert terms["isVersionOf"] == "https://example.org/full/"
    assert terms["replaces"] == "https://example.org/old/"
    assert (terms["audience"], terms["issued"]) == ("Children", "2021-04")
