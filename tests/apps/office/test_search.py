"""What is found and in which order: own language first, exact phrases, halves, beginnings, other spellings."""

import pytest

from palais.apps.office import search
from tests.apps.office.searching import found, library

__all__ = ["library"]


@pytest.fixture
def index(library):
    library.rows |= {
        "d": {"en": "Child interests, best not forgotten"},
        "e": {"fr": "Justice et juvénile"},
        "f": {"en": "Juvenile"},
    }
    search.rebuild()
    return library


@pytest.mark.parametrize(
    ("language", "question", "keys"),
    [
        ("en", "juvenile justice", ["b", "e"]),
        ("fr", "justice juvenile", ["e", "b"]),
        ("en", "justice juvenile", ["b", "e"]),
        ("en", "juvenile", ["f", "b", "e"]),
        ("en", "best interests of the child", ["a"]),
        ("en", "interest children", ["a", "d"]),
        ("en", "“interests of the child”", ["a"]),
        ("en", "“child interests”", ["d"]),
        ("fr", "interet superieur", ["a"]),
        ("en", "права", ["c"]),
        ("ar", "الحقوق", ["c"]),
        ("zh", "司法", ["b"]),
        ("zh", "少", ["b"]),
        ("en", "juv", ["b", "e", "f"]),
        ("en", "juv ", []),
        ("en", "x-a", ["a"]),
        ("en", "nothing like it", []),
        ("en", "", []),
    ],
)
def test_what_a_question_finds(index, language, question, keys):
    assert found(question, language) == keys


def test_each_hit_says_in_which_language_it_was_found(index):
    def languages(question: str, language: str) -> dict[str, str]:
        hits = search.find(question=question, language=language).hits
        return {hit.document.key: hit.language for hit in hits}

    assert languages("juvenile justice", "en") == {"b": "en", "e": "fr"}
    assert languages("enfant", "en") == {"a": "fr"}
    assert languages("少年", "en") == {"b": "zh"}
    assert languages("X-c", "en") == {"c": ""}


def test_half_of_the_words_will_do_where_nothing_has_all(index):
    both = search.find(question="juvenile moonlight", language="en")
    assert ({hit.document.key for hit in both.hits}, both.loose) == ({"b", "e", "f"}, True)
    strict = search.find(question="juvenile moonlight", language="en", loose=False)
    assert (strict.count, strict.loose) == (0, False)


def test_kinds_and_pages(index):
    everything = search.find(question="juvenile", language="en", limit=1)
    assert (everything.count, len(everything.hits)) == (3, 1)
    assert found("juvenile", kind="book", limit=2, offset=2) == ["e"]
    assert search.find(question="juvenile", language="en", kind="film").count == 0
    assert search.find(question="juvenile", language="en", offset=10**9).hits == ()


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("juvenlie", "juvenile"),
        ("juvenile justcie ", "juvenile justice"),
        ("правк", "права"),
        ("juvenile", ""),
        ("juv", ""),
        ("zzzzzz", ""),
        ("“juvenlie”", ""),
        ("", ""),
    ],
)
def test_another_spelling_is_offered_for_what_nothing_has(index, question, meant):
    assert search.respelled(question=question, language="en") == meant


def test_a_whole_name_or_code_is_known_as_such(index):
    assert [one.key for one in search.named(question="JUVÉNILE", kind="book")] == ["f"]
    assert [one.key for one in search.named(question="x a", kind="book")] == ["a"]
    assert search.named(question="justice", kind="book") == ()
    assert search.named(question="…", kind="book") == ()


def test_a_heavier_record_comes_first_among_equals(library):
    light = search.SearchDocument("book", "light", {"en": "Same name"}, "home")
    heavy = search.SearchDocument("book", "heavy", {"en": "Same name"}, "home", weight=5.0)
    search.register(
        search.SearchSource("book", "Books", lambda: ["light", "heavy"], lambda keys: [light, heavy])
    )
    search.rebuild()
    assert found("same name") == ["heavy", "light"]
