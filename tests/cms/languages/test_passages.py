"""Rich text as a row of passages, and rows set side by side: without pages and without a database."""

import pytest

from palais.cms.languages import rich
from palais.cms.languages.aligning import aligned, differences, words_alike

HTML = (
    '<h2 id="who">Who</h2><p data-block-key="a">One <a linktype="page" id="3">link</a> and <b>bold</b>.</p>'
    '<ul><li>First<ul><li>Inner</li></ul></li><li> </li></ul><embed embedtype="image" id="7"/><p>CO<sup>2</sup></p>'
)


def texts(html: str) -> list[str]:
    return [text for text, _known in rich.passages(html)]


def test_each_run_of_words_is_one_passage():
    assert texts(HTML) == [
        "Who",
        'One <a id="a1">link</a> and <b>bold</b>.',
        "First",
        "Inner",
        "CO<sup>2</sup>",
    ]


def test_what_stands_among_words_stays_with_them():
    html = '<p>There are <embed embedtype="figure" figure="parties"/> parties.</p>'
    assert texts(html) == ['There are <embed id="embed1"/> parties.']
    changed = rich.replaced(html, {0: 'Il y a <embed id="embed1"/> parties.'})
    assert changed == '<p>Il y a <embed embedtype="figure" figure="parties"/> parties.</p>'


def test_other_words_leave_everything_else_as_it_is():
    changed = rich.replaced(HTML, {1: '<b>Fett</b> und <a id="a1">Verweis</a>', 3: "Innen"})
    assert changed == HTML.replace(
        'One <a linktype="page" id="3">link</a> and <b>bold</b>.',
        '<b>Fett</b> und <a id="3" linktype="page">Verweis</a>',
    ).replace("Inner", "Innen")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("<script>x</script>", "<script>"),
        ("<p>x</p>", "<p>"),
        ('<a href="x">y</a>', "<a href>"),
        ('<a id="a9">y</a>', '<a id="a9">'),
        ('<b style="x">y</b>', "<b style>"),
        ("<!-- x -->", "<!-- -->"),
        ("<img>", "<img>"),
        ("<embed>", "<embed>"),
    ],
)
def test_nothing_but_words_and_known_signs_comes_back(words, what):
    with pytest.raises(rich.NotInline) as wrong:
        rich.restored(words, {"a1": {"href": "/"}})
    assert wrong.value.what == what


def test_signs_of_html_in_words_stay_words():
    assert rich.restored("5 &lt; 6 &amp; so", {}) == "5 &lt; 6 &amp; so"


def test_a_passage_of_a_list_joins_the_list_before_it_or_begins_one():
    source = "<p>A</p><ul><li>B</li><li>C</li></ul>"
    assert rich.extended("<p>a</p><ul><li>b</li></ul>", after=1, like=source, number=2, text="c") == (
        "<p>a</p><ul><li>b</li><li>c</li></ul>"
    )
    assert (
        rich.extended("<p>a</p>", after=0, like=source, number=1, text="b") == "<p>a</p><ul><li>b</li></ul>"
    )
    assert rich.extended("<ul><li>b</li></ul>", after=0, like=source, number=0, text="a") == (
        "<ul><li>b</li></ul><p>a</p>"
    )
    assert rich.extended("<p>b</p>", after=None, like=source, number=0, text="a") == "<p>a</p><p>b</p>"


def test_a_passage_that_goes_takes_its_empty_element_along():
    assert rich.shortened("<p>a</p><ul><li>b</li></ul><p>c</p>", {1}) == "<p>a</p><p>c</p>"
    assert rich.shortened("<ul><li>b</li><li>c</li></ul>", {0}) == "<ul><li>c</li></ul>"


def test_marks_are_words_in_the_language_of_the_page():
    marked = rich.marked(
        "<p>a</p>", {0: rich.Mark("<noch nicht>", "en", "ltr")}, {0: "mehr"}, lang="ar", dir="rtl"
    )
    assert marked == (
        '<p class="lags" dir="ltr" lang="en">a '
        '<span class="lags-note" dir="rtl" lang="ar">&lt;noch nicht&gt;</span></p>'
        '<p class="lags lags-missing"><span class="lags-note">mehr</span></p>'
    )


def test_rows_are_aligned_by_what_is_equal_and_alike():
    assert aligned("abcd", "abxd") == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert aligned("abc", "bc") == [(0, None), (1, 0), (2, 1)]
    assert aligned("ac", "abc") == [(0, 0), (None, 1), (1, 2)]
    old, new = ["one two three four"], ["something else", "one two three five"]
    pairs = aligned(old, new, likeness=lambda i, j: words_alike(old[i], new[j]))
    assert pairs == [(None, 0), (0, 1)]


def test_a_change_is_shown_word_by_word():
    assert differences("send your statutes", "send the statutes now") == [
        ("same", "send"),
        ("gone", "your"),
        ("come", "the"),
        ("same", "statutes"),
        ("come", "now"),
    ]
    assert differences("儿童权利", "儿童的权利") == [("same", "儿童"), ("come", "的"), ("same", "权利")]
