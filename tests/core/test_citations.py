"""Citations, read back by the programs that others use."""

from dataclasses import replace

import bibtexparser
import pytest
import rispy

from palais.core import citations
from palais.core.citations import Author, Citation, Kind, Words

GUIDE = Citation(
    key="together-with-children",
    title="Together with children: 50% more & better {again}",
    kind=Kind.REPORT,
    authors=(Author(name="Save the Children, Sweden and Norway"), Author(family="Øst", given="Zoë A.")),
    published="2021-04",
    publisher="Example organisation A",
    place="Geneva",
    languages=("en", "fr", "ro"),
    url="https://example.org/a_b/~c?x=1&y=%20{z}",
    accessed="2021-04-15",
    summary="First line.\n\nSecond line:\tER  - \x00\x07end\\.",
    topics=("child participation", "reporting, to the UN"),
    isbn="978-2-940000-00-0",
    note="Replaces #1_of $2^3~4",
)
ARABIC = Citation(
    key="دليل", title="دليل الأطفال", kind=Kind.BOOKLET, languages=("ar",), published="2019-05-17"
)


def ris_of(*works: Citation) -> list[dict]:
    return rispy.loads("".join(citations.ris(works)).replace("\r\n", "\n"))


def bibtex_of(*works: Citation):
    read = bibtexparser.parse_string("".join(citations.bibtex(works)))
    assert read.failed_blocks == []
    return read.entries


def test_ris_is_read_back():
    (read,) = ris_of(GUIDE)
    assert read["type_of_reference"] == "RPRT"
    assert read["id"] == "together-with-children"
    assert read["authors"] == ["Save the Children, Sweden and Norway", "Øst, Zoë A."]
    assert read["title"] == GUIDE.title
    assert (read["year"], read["date"], read["access_date"]) == ("2021", "2021/04//", "2021/04/15/")
    assert read["language"] == "en, fr, ro"
    assert read["abstract"] == "First line. Second line: ER - end\\."
    assert read["keywords"] == ["child participation", "reporting, to the UN"]
    assert read["urls"] == [GUIDE.url]
    assert (read["publisher"], read["place_published"]) == ("Example organisation A", "Geneva")


def test_no_line_of_ris_can_be_made_by_a_value():
    text = "".join(citations.ris([replace(GUIDE, title="A\r\nER  - \r\nTY  - BOOK\u2028AU  - X")]))
    assert text.count("\r\n") == text.count("\n")
    assert [line[:2] for line in text.split("\r\n") if line].count("TY") == 1
    assert text.endswith("ER  - \r\n\r\n")


def test_a_stream_of_ris_holds_each_work_once():
    many = (replace(GUIDE, key=f"work-{number}") for number in range(200))
    assert [read["id"] for read in ris_of(*many)] == [f"work-{number}" for number in range(200)]


def test_what_is_not_known_is_left_out():
    bare = Citation(key="a", title="A title")
    assert "".join(citations.ris([bare])) == "TY  - GEN\r\nID  - a\r\nTI  - A title\r\nER  - \r\n\r\n"
    assert "".join(citations.bibtex([bare])) == "@misc{a,\n  title = {{A title}},\n}\n\n"


def test_bibtex_is_read_back():
    (entry,) = bibtex_of(GUIDE)
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("techreport", "together-with-children")
    assert fields["author"] == "{Save the Children, Sweden and Norway} and {Øst}, {Zoë A.}"
    assert fields["title"] == (
        r"{Together with children: 50\% more \& better \textbraceleft{}again\textbraceright{}}"
    )
    assert (fields["year"], fields["date"], fields["urldate"]) == ("2021", "2021-04", "2021-04-15")
    assert fields["language"] == "english and french and ro"
    assert fields["url"] == "https://example.org/a_b/~c?x=1&y=%20%7Bz%7D"
    assert fields["institution"] == "{Example organisation A}"
    assert fields["note"] == r"Replaces \#1\_of \$2\textasciicircum{}3\textasciitilde{}4"
    assert fields["abstract"].endswith(r"end\textbackslash{}.")


def test_authors_are_parted_by_bibtex_as_they_were_written():
    people = bibtexparser.middlewares.SeparateCoAuthors()
    read = bibtexparser.parse_string("".join(citations.bibtex([GUIDE])), append_middleware=[people])
    assert read.entries[0]["author"] == ["{Save the Children, Sweden and Norway}", "{Øst}, {Zoë A.}"]


@pytest.mark.parametrize("hostile", ["}", "{", "\\", "\\}", "}} @misc{x, title={", "{{{", "\\{", "%\n}"])
def test_braces_stay_balanced_whatever_a_title_holds(hostile: str):
    odd = replace(GUIDE, title=hostile, publisher=hostile, url=f"https://example.org/{hostile}")
    text = "".join(citations.bibtex([odd, ARABIC]))
    assert text.count("{") == text.count("}")
    assert [entry.entry_type for entry in bibtex_of(odd, ARABIC)] == ["techreport", "booklet"]


def test_keys_of_bibtex_are_plain_and_never_twice_the_same():
    assert [entry.key for entry in bibtex_of(ARABIC, ARABIC, GUIDE, GUIDE)] == [
        *("work", "work-2"),
        *("together-with-children", "together-with-children-2"),
    ]


def test_one_language_is_named_for_hyphenation_and_several_are_not():
    assert bibtex_of(ARABIC)[0]["langid"] == "arabic"
    assert "langid" not in bibtex_of(GUIDE)[0]


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_type_that_programs_know(kind: Kind):
    one = replace(GUIDE, kind=kind)
    assert ris_of(one)[0]["type_of_reference"] in rispy.config.TYPE_OF_REFERENCE_MAPPING
    assert bibtex_of(one)[0].entry_type in {"techreport", "book", "booklet", "article", "misc"}


@pytest.mark.parametrize(
    ("work", "words", "line"),
    [
        (
            GUIDE,
            Words(seen="seen on 15 April 2021"),
            "Save the Children, Sweden and Norway; Zoë A. Øst (2021). Together with children: 50% more & better "
            "{again}. Geneva: Example organisation A. https://example.org/a_b/~c?x=1&y=%20{z} (seen on 15 April 2021)",
        ),
        (Citation(key="a", title="Why not?"), Words(), "Why not? (no date)."),
        (
            Citation(key="a", title="Guide", authors=(Author(name="A"),), publisher="A", published="2019"),
            Words(),
            "A (2019). Guide.",
        ),
        (ARABIC, Words(undated="بلا تاريخ"), "دليل الأطفال. (2019)."),
    ],
)
def test_the_line_says_who_when_what_and_where(work: Citation, words: Words, line: str):
    assert citations.line(work, words=words) == line
