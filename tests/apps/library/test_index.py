"""What is found, counted and explained: forms, phrases, AND OR NOT, beginnings, six languages, filters, other words."""

import random

import pytest

from palais.apps.library import index
from palais.apps.library.index import BY_DATE, FACETS, Loosening, explaining, fields, synonyms
from palais.apps.library.models import Recommendation, Tag
from palais.apps.office import search
from palais.core.questions import Slip, read
from palais.core.themes import Themes
from palais.core.words import LANGUAGES
from tests.apps.library.recommending import add, ask, indexed, names, rows

__all__ = ["indexed", "rows"]


@pytest.mark.parametrize(
    ("language", "question", "wanted"),
    [
        ("en", "child", {"mar-justice", "bgd-upr", "mda-education"}),
        ("en", "educational", {"mda-education"}),
        ("en", '"child justice"', {"mar-justice"}),
        ("en", '"justice child"', set()),
        ("en", '"disabilities child"', set()),
        ("en", "marriage OR disabilities", {"bgd-upr", "mda-education", "esp-spanish"}),
        ("en", "children NOT violence", {"mda-education", "mar-justice"}),
        ("en", "children -violence", {"mda-education", "mar-justice"}),
        ("en", "(marriage OR education) children", {"bgd-upr", "mda-education"}),
        ("en", "disab*", {"mda-education"}),
        ("en", "NOT child*", {"fra-french", "esp-spanish", "arab", "russ", "chin", "undated"}),
        ("fr", "enfant", {"fra-french"}),
        ("fr", "education", {"fra-french", "mda-education", "esp-spanish", "arab", "chin"}),
        ("es", '"educacion"', {"esp-spanish"}),
        ("ar", "الطفل", {"arab"}),
        ("ru", "ребенку", {"russ"}),
        ("zh", "少年司法", {"chin", "arab", "russ", "mar-justice"}),
        ("zh", "儿", {"chin"}),
        ("en", "CRC/C/MAR/CO/3-4", {"mar-justice"}),
        ("en", "Morocco justice", {"mar-justice"}),
        ("fr", "Maroc", {"mar-justice"}),
        ("ar", "المغرب", {"mar-justice"}),
        ("en", "75(a)", {"mar-justice"}),
        ("en", "nothinglikeit", set()),
    ],
)
def test_what_a_question_finds(indexed, language, question, wanted):
    found = ask(question, language)
    assert (set(names(found)), found.count) == (wanted, len(wanted))


def test_own_language_comes_first_and_words_in_their_order_before_words_anywhere(indexed):
    assert names(ask("education", "en"))[0] == "mda-education"
    assert names(ask("éducation", "fr"))[0] == "fra-french"
    first = Recommendation.objects.create(
        origin="table",
        identifier="spread",
        text="Justice for the juvenile, for justice for a juvenile",
        body="crc",
    )
    search.rebuild(of=index.INDEX)
    found = names(ask("juvenile justice", "en"))
    assert found.index("mar-justice") < found.index(first.identifier)


def test_a_text_is_found_and_shown_in_each_language_in_which_it_is_here(indexed):
    Recommendation.objects.create(
        origin="table",
        identifier="twice",
        body="crc",
        text="Register every birth.",
        other_texts={"fr": "Enregistrer toutes les naissances.", "ar": "تسجيل جميع المواليد"},
    )
    search.rebuild(of=index.INDEX)
    for question, reader in (("naissance", "fr"), ("المواليد", "ar"), ("births", "en")):
        assert names(ask(question, reader)) == ["twice"]
        assert ask(question, reader).hits[0].language == reader
    shown = ask("naissances", "en").hits[0]
    assert shown.language == "en"


def test_without_a_question_or_by_date_the_newest_come_first(indexed):
    newest = ["arab", "bgd-upr", "esp-spanish", "mda-education", "fra-french"]
    assert names(ask())[:5] == newest
    assert names(ask())[-1] == "undated"
    assert names(ask("children", order=BY_DATE)) == ["bgd-upr", "mda-education", "mar-justice"]
    assert names(ask(limit=2, offset=2)) == newest[2:4]


def test_filters_join_with_or_inside_a_facet_and_and_between(indexed):
    assert set(names(ask(state=("MAR", "MDA")))) == {"mar-justice", "mda-education"}
    assert names(ask(state=("MAR", "MDA"), cluster=("education",))) == ["mda-education"]
    assert names(ask("children", body=("upr",), recommender=("FRA",))) == ["bgd-upr"]
    assert names(ask(group=("african",), language="en")) == ["arab", "mar-justice"]
    assert set(names(ask(region=("002",)))) == {"arab", "mar-justice"}
    assert names(ask(document_kind=("concluding-observations",), year=("2017",))) == ["mda-education"]
    assert ask(unheard=("of",)).count == len(indexed)


def test_facets_are_counted_over_what_was_found_and_their_own_filter_left_out(indexed):
    everything = ask()
    assert set(everything.facets) == set(FACETS)
    counts = {facet: dict(values) for facet, values in everything.facets.items()}
    assert counts["body"] == {"crc": 8, "upr": 1}
    assert counts["language"] == {"en": 4, "fr": 1, "es": 1, "ar": 1, "ru": 1, "zh": 1}
    assert counts["sdg"] == {"16": 1, "16.3": 1, "4": 1, "4.5": 1}
    assert counts["document-kind"]["concluding-observations"] == 3
    chosen = ask("children", state=("MDA",))
    assert chosen.count == 1
    assert dict(chosen.facets["state"]) == {"MDA": 1, "BGD": 1, "MAR": 1}
    assert dict(chosen.facets["body"]) == {"crc": 1}


def test_tags_of_people_count_and_what_they_took_away_does_not(rows):
    one = rows["mar-justice"]
    Tag.objects.create(recommendation=one, scheme="theme", key="torture", origin="person")
    Tag.objects.create(recommendation=one, scheme="theme", key="health", origin="model", confidence=0.9)
    Tag.objects.create(recommendation=one, scheme="group", key="girls", origin="rule", accepted=True)
    Tag.objects.create(
        recommendation=one, scheme="cluster", key="special-protection", origin="rule", accepted=False
    )
    search.rebuild(of=index.INDEX)
    facets = ask(state=("MAR",)).facets
    assert (facets["theme"], facets["affected"], facets["cluster"]) == (
        (("torture", 1),),
        (("girls", 1),),
        (),
    )


def test_it_says_which_forms_it_searched(indexed):
    forms = {one.term: one.by_language for one in ask("children educational disab*").explanation.forms}
    assert forms["children"] == {"en": ("child", "children")}
    assert forms["educational"]["en"] == ("education",)
    assert forms["disab*"] == {"en": ("disabilities",)}
    assert ask("child").explanation.forms[0].by_language == {"en": ("child", "children")}


def test_a_named_theme_is_searched_in_other_languages_unless_it_is_quoted(rows):
    from palais.apps.treaties.models import Topic

    topic = Topic.public.exclude(name_ar="").first()
    Recommendation.objects.create(origin="table", identifier="t", text=topic.name_en, body="crc")
    search.rebuild(of=index.INDEX)
    found = ask(topic.name_ar, "ar")
    assert "t" in names(found)
    assert (topic.name_en, "en") in {(one.words, one.language) for one in found.explanation.synonyms}
    assert ask(f'"{topic.name_ar}"', "ar").explanation.synonyms == ()


@pytest.mark.parametrize(
    ("language", "question", "identifier", "through"),
    [
        ("ar", "العقوبة البدنية", "ban", "corporal punishment"),
        ("ar", "العقاب البدني", "ban", "corporal punishment"),
        ("ru", "телесные наказания", "ban", "corporal punishment"),
        ("zh", "体罚", "ban", "corporal punishment"),
        ("ar", "تسجيل المواليد", "birth", "birth registration"),
        ("ru", "детские браки", "wed", "child marriage"),
        ("zh", "贩运人口", "sold", "trafficking in persons"),
        (
            "ar",
            "التعليم وأوقات الفراغ والأنشطة الثقافية",
            "play",
            "education, leisure and cultural activities",
        ),
    ],
)
def test_what_is_asked_in_any_language_is_found_in_english_and_it_says_by_which_words(
    words_indexed, language, question, identifier, through
):
    found = ask(question, language)
    assert identifier in names(found)
    said = {one.words.lower() for one in found.explanation.synonyms if one.language == "en"}
    assert through in said
    hit = next(hit for hit, name in zip(found.hits, names(found), strict=True) if name == identifier)
    assert [piece.text for piece in hit.passage if piece.found]
    assert identifier not in names(ask(f'"{question}"', language))


@pytest.fixture
def words_indexed(rows):
    for name, text in {
        "ban": "Prohibit corporal punishment in all settings.",
        "birth": "Ensure free birth registration.",
        "wed": "End child marriage.",
        "sold": "Prevent trafficking in persons.",
        "play": "Under education, leisure and cultural activities, build playgrounds.",
    }.items():
        add(name, text=text, state="SWE")
    search.rebuild(of=index.INDEX)


@pytest.mark.parametrize(
    ("language", "question"),
    [("ar", "التعليم"), ("ar", "المهاجرون"), ("ru", "Образование")],
)
def test_a_name_that_two_languages_share_is_searched_in_both(language, question):
    others = synonyms.other_words(question, Themes((*synonyms.same_words(), *synonyms.tags())))
    assert {"en", "fr"} - {language} <= {word.language for word in others}


@pytest.mark.parametrize(
    ("language", "question"), [("es", "niños"), ("ar", "الأطفال"), ("zh", "儿童"), ("fr", "enfants")]
)
def test_children_in_a_language_of_no_text_are_found_in_others(rows, language, question):
    Recommendation.objects.exclude(language="en").delete()
    search.rebuild(of=index.INDEX)
    found = ask(question, language=language)
    assert found.count and found.explanation.spellings == ()
    assert ("children", "en") in {(one.words.lower(), one.language) for one in found.explanation.synonyms}


def test_a_word_of_nearly_every_text_is_not_widened(indexed):
    assert ask("children").explanation.synonyms == ()


def test_the_treaty_is_the_protocol_or_what_the_body_was_made_for(rows):
    add("opac", text="Raise the age.", state="MAR", instrument="opac")
    add("special", text="Visit.", body="sr-sale-of-children")
    search.rebuild(of=index.INDEX)
    assert dict(ask().facets["treaty"]) == {"crc": 8, "opac": 1}
    assert names(ask(body=("crc",), treaty=("opac",))) == ["opac"]


def test_a_language_of_few_texts_does_not_come_last_for_that(indexed):
    """Alike but for their language: that of the reader comes first, however many texts the others have."""
    for number in range(8):
        Recommendation.objects.create(
            origin="table", identifier=f"more-{number}", text="Education for every child.", body="crc"
        )
    search.rebuild(of=index.INDEX)
    assert names(ask("éducation", "fr"))[0] == "fra-french"
    assert names(ask("education", "en"))[0].startswith("more-")


def test_the_newest_are_those_taken_in_last(indexed):
    last = add("last", text="Justice for children.", state="SWE")
    index.note([last.pk], at_once=False)
    search.catch_up(of=index.INDEX)
    asked = index.Asked(read("justice"))
    count, pks = index.newest(asked, limit=2)
    assert (count, pks[0], len(pks)) == (ask("justice").count, last.pk, 2)
    assert index.newest(asked, first=last.pk, last=last.pk, limit=5) == (1, [last.pk])
    assert index.newest(asked, first=last.pk + 1, limit=5) == (0, [])
    assert index.size() == len(indexed) + 1


def test_an_empty_answer_says_what_a_looser_question_would_find(indexed):
    found = ask("marriage education", state=("BGD",))
    told = {(one.kind, one.what): (one.question, one.count) for one in found.explanation.loosened}
    assert found.count == 0
    assert told[(Loosening.WITHOUT_TERM, "education")] == ("marriage", 1)
    assert told[(Loosening.ANY_WORD, "")] == ("marriage OR education", 1)
    assert (Loosening.WITHOUT_TERM, "marriage") not in told
    nowhere = ask("marriage", state=("MAR",), body=("crc",)).explanation.loosened
    assert [(one.kind, one.what, one.count) for one in nowhere] == [(Loosening.NO_FILTERS, "", 1)]
    phrase = ask('"justice juvenile"').explanation.loosened
    assert [(one.kind, one.question, one.count) for one in phrase] == [
        (Loosening.WORDS_OF_PHRASE, "justice juvenile", 4),
        (Loosening.ANY_OF_PHRASE, "justice OR juvenile", 2),
    ]
    far = ask("marriage inclusive", state=("MAR",)).explanation.loosened
    assert (far[-1].kind, far[-1].count) == (Loosening.ANY_WORD_NO_FILTERS, 2)
    assert ask("marriage").explanation.loosened == ()


def test_a_slip_of_the_pen_is_answered_with_known_words(indexed):
    assert [(one.question, one.count) for one in ask("juvenlie justice").explanation.spellings] == [
        ("juvenile justice", 4)
    ]
    assert ask("marriage").explanation.spellings == ()
    assert ask("zzzzzz").explanation.spellings == ()


def test_near_words_are_looked_for_for_the_first_unknown_words_alone(indexed, monkeypatch):
    asked = []
    monkeypatch.setattr(explaining, "nearest", lambda build, word: asked.append(word) or [])
    ask(" ".join(f"zzzz{number}" for number in range(40)))
    assert len(asked) == 6


def test_slips_of_reading_are_passed_on(indexed):
    assert ask("(marriage").explanation.slips == (Slip.BRACKET,)


def test_a_hit_has_its_language_and_the_passage_with_the_words_marked(indexed):
    hit = ask("enfant", "en").hits[0]
    assert hit.language == "fr"
    assert [piece.text for piece in hit.passage if piece.found] == ["enfants"]


def test_what_was_withdrawn_after_the_index_was_written_is_not_shown(indexed, today):
    Recommendation.objects.filter(identifier="bgd-upr").update(withdrawn_on=today)
    assert names(ask("marriage")) == []


def test_every_hit_for_an_export_in_the_same_order(indexed):
    asked = index.Asked(read("child* OR education"), {}, BY_DATE)
    keys = list(index.ordered(asked, language="en"))
    assert keys == [hit.pk for hit in index.find(asked, language="en").hits]
    assert len(keys) == index.count(asked, language="en") > 3


def test_the_number_of_queries_does_not_grow_with_the_hits(indexed, django_assert_num_queries):
    ask("child*")  # the themes are read once
    with django_assert_num_queries(1):
        assert len(ask("marriage").hits) == 1
    with django_assert_num_queries(1):
        assert len(ask("child*").hits) == 3


ODD = [
    "x" * 10_000,
    "a " * 5_000,
    "AND OR NOT",
    "((((((((((((((((((((((",
    "-" * 500,
    '"""""',
    "*",
    "a*",
    "ا*",
    "\x00\x01",
    "\udcff",
    "🙂 🙂",
    "[a TO b] field:value ~2 ^3 \\",
    "/.*/",
    "¶",
    "NOT (a NOT (b NOT c))",
    " OR ".join(f"{letter}{letter}*" for letter in "abcdefghij" * 6),
    '"' + "the child " * 190 + '"',
]


@pytest.mark.parametrize("question", ODD, ids=range(len(ODD)))
def test_any_text_has_an_answer(indexed, question):
    found = ask(question, limit=10**9, offset=-5, state=("\udcff", "MAR", "x" * 70_000), order="sideways")
    assert found.count >= len(found.hits)


def test_only_what_scores_keeps_the_length_of_its_texts():
    """A byte for each record and field: a facet has no use for it, and the index has room for 300,000."""
    _make, (told,) = fields.schema().__reduce__()
    measured = {
        field["name"] for field in told["inner"] if field["options"].get("indexing", {}).get("fieldnorms")
    }
    texts = {f"words_{language}" for language in fields.WRITTEN} | {f"stems_{one}" for one in LANGUAGES}
    assert measured == {"names", *texts}


def test_any_signs_in_any_order_have_an_answer(indexed):
    chance = random.Random(6)
    signs = [
        "child",
        "права",
        "儿童",
        "ال",
        '"',
        "(",
        ")",
        "AND",
        "OR",
        "NOT",
        "-",
        "*",
        "e*",
        "|",
        "“",
        " ",
        "3-4",
        "/",
    ]
    for _ in range(60):
        question = " ".join(chance.choices(signs, k=chance.randint(1, 12)))
        found = ask(question, chance.choice(["en", "ar", "zh", "xx"]))
        assert found.count >= len(found.hits)
