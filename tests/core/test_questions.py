"""How a question is read, what is left out of it, and that no text at all gives an error."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from palais.core.questions import LONGEST, MOST_TERMS, Slip, read, terms, write

READ = [
    ("juvenile justice", "juvenile justice", ()),
    ("  juvenile   AND justice ", "juvenile justice", ()),
    ('"juvenile justice" OR (torture AND -prison*)', '"juvenile justice" OR (torture NOT prison*)', ()),
    ("a1 OR b1 c1", "a1 OR (b1 c1)", ()),
    ("(a1 OR b1) c1", "(a1 OR b1) c1", ()),
    ("«justice des mineurs» SAUF prison", '"justice des mineurs" NOT prison', ()),
    ("enfants OU jeunes ET école", "enfants OR (jeunes école)", ()),
    ("niños O niñas NO cárcel", "niños OR (niñas NOT cárcel)", ()),
    ("дети И школа НЕ тюрьма", "дети школа NOT тюрьма", ()),
    ("儿童 | 妇女 -监狱", "儿童 OR (妇女 NOT 监狱)", ()),
    ("„Kinder“ und “Schule”", '"Kinder" und "Schule"', ()),
    ("child-led rights-based", "child-led rights-based", ()),
    ("OPSC AND OPAC", "OPSC OPAC", ()),
    ("DERECHOS DEL NIÑO NO VIOLENCIA", "DERECHOS DEL NIÑO NO VIOLENCIA", ()),
    ("and or not", "and or not", ()),
    ("NOT NOT education", "education", ()),
    ("education education", "education", ()),
    ("", "", ()),
    ("?!…", "", ()),
    ("AND OR NOT", "", (Slip.OPERATOR,)),
    ("a1 OR AND b1", "a1 OR b1", (Slip.OPERATOR,)),
    ("education AND", "education", (Slip.OPERATOR,)),
    ("((((education", "education", (Slip.BRACKET,)),
    ("a1) b1", "a1 b1", (Slip.BRACKET,)),
    ('"open phrase', '"open phrase"', (Slip.QUOTATION_MARK,)),
    ("e* ed*", "e ed*", (Slip.BEGINNING_TOO_SHORT,)),
    ("儿*", "儿*", ()),
    ("NOT education", "NOT education", (Slip.ONLY_WITHOUT,)),
    ("health OR NOT education", "health OR NOT education", (Slip.ONLY_WITHOUT,)),
    ("(" * 30 + "education" + ")" * 30, "education", (Slip.TOO_DEEP, Slip.BRACKET)),
]


@pytest.mark.parametrize(("text", "meant", "slips"), READ)
def test_a_question_is_read_and_written_again(text, meant, slips):
    question = read(text)
    assert (write(question.node), question.slips) == (meant, slips)


def test_of_a_long_question_the_beginning_is_read():
    question = read("education " + "x" * 10_000)
    assert question.slips == (Slip.TOO_LONG,)
    assert sum(len(term.text) for term in terms(question.node)) == LONGEST - 1


def test_of_many_terms_the_first_are_kept():
    question = read(" ".join(f"w{number}" for number in range(200)))
    assert [term.text for term in terms(question.node)] == [f"w{number}" for number in range(MOST_TERMS)]
    assert question.slips == (Slip.TOO_MANY_TERMS,)


def test_terms_that_are_wanted_and_terms_that_must_not_be_there():
    node = read('school -"corporal punishment" (girls OR -boys)').node
    assert [term.text for term in terms(node)] == ["school", "girls"]
    assert [term.text for term in terms(node, wanted=False)] == ["corporal punishment", "boys"]


ANY = st.text(st.one_of(st.characters(), st.sampled_from('"()|&!-* «»ANDORT')), max_size=80)


@settings(max_examples=300, deadline=None)
@given(ANY)
@example('«0"')
@example('“"”')
def test_any_text_gives_a_question_that_reads_the_same_again(text):
    node = read(text).node
    again = read(write(node))
    assert again.node == node
