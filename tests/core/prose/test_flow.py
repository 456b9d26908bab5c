"""Foreign markup becomes clean blocks: words stay, looks go, nothing runs, and what is lost is listed."""

import pytest

from palais.core.prose import Losses, TooMuchMarkup, to_blocks


def blocks(markup: str, *, lines: bool = False) -> list[dict]:
    return [block.as_data() for block in to_blocks(markup, losses=Losses(), lines=lines)]


def html(markup: str, *, lines: bool = False) -> str:
    """The running text where there is nothing else."""
    (only,) = blocks(markup, lines=lines)
    return only["html"]


def lost(markup: str) -> list[tuple[str, str, int]]:
    losses = Losses()
    to_blocks(markup, losses=losses)
    return [(one["code"], one["what"], one["count"]) for one in losses.as_data()]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p></p><p>&nbsp;</p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ("<div>One<div>Two <b>three</b></div></div>", "<p>One</p><p>Two <b>three</b></p>"),
        ("<h1>Head</h1><h5>Low</h5>", "<h2>Head</h2><h4>Low</h4>"),
        ("<strong><em>x</em></strong>", "<p><b><i>x</i></b></p>"),
        ("<span style='color:red'>x</span><font>y</font>", "<p>xy</p>"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        ),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "<ol><li>a<br>b</li></ol>"),
        ("<p>a<br><br></p>", "<p>a</p>"),
        ('<a href="/x?a=1&amp;b=2">x</a>', '<p><a href="/x?a=1&amp;b=2">x</a></p>'),
        ('<a href="//example.org/x">x</a>', '<p><a href="//example.org/x">x</a></p>'),
        ("<pre>one\ntwo &lt;b&gt;</pre>", "<p>one<br>two &lt;b&gt;</p>"),
        ("<details><summary>Ask</summary>Answer</details>", "<p>Ask</p><p>Answer</p>"),
        ("<p>العربية <b>نص</b></p>", "<p>العربية <b>نص</b></p>"),
    ],
)
def test_words_stay_and_looks_go(markup, expected):
    assert html(markup) == expected


def test_lines_part_paragraphs_where_they_did_there():
    assert html("One\ntwo\n\nthree <b>four\n\nfive</b>", lines=True) == (
        "<p>One<br>two</p><p>three <b>four</b></p><p><b>five</b></p>"
    )
    assert html("One\ntwo\n\nthree") == "<p>One two three</p>"


HOSTILE = [
    ("<script>steal()</script>x", ("script", "script", 1)),
    ('<p onclick="steal()">x</p>', ("event-handler", "onclick", 1)),
    ('<img src="a.png" onerror=steal()>x', ("event-handler", "onerror", 1)),
    ('<a href="javascript:steal()">x</a>', ("script-link", "javascript", 1)),
    ('<a href=" JaVa&#10;ScRiPt:steal()">x</a>', ("script-link", "JaVa ScRiPt", 1)),
    ('<a href="data:text/html,<script>steal()</script>">x</a>', ("script-link", "data", 1)),
    ('<a href="vbscript:steal()">x</a>', ("script-link", "vbscript", 1)),
    ('<iframe src="https://tracker.example/x"></iframe>x', ("frame", "tracker.example", 1)),
    ('<iframe srcdoc="<script>steal()</script>"></iframe>x', ("frame", "iframe", 1)),
    ("<svg><script>steal()</script></svg>x", ("drawing", "svg", 1)),
    ("<form action=/x><input name=p></form>x", ("form", "form", 1)),
    ('<object data="x.swf"></object>x', ("object", "object", 1)),
    ('<base href="https://evil.example/">x', ("script", "base", 1)),
    ('<p style="display: none">pills</p>x', ("hidden-text", "", 1)),
    ('<div style="position:fixed">x</div>', ("look", "", 1)),
]


@pytest.mark.parametrize(("markup", "loss"), HOSTILE)
def test_nothing_runs_and_what_was_taken_out_is_listed(markup, loss):
    said = str(blocks(markup))
    assert loss in lost(markup)
    assert [
        word for word in ("steal", "pills", "javascript:", "onclick", "style") if word in said.lower()
    ] == []
    assert "x" in said


def test_a_text_that_pretends_to_be_markup_stays_text():
    assert (
        html("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    )


def test_pictures_quotes_tables_and_players_are_blocks_of_their_own():
    found = blocks(
        '<p>Before <a href="/wp-content/a.jpg">'
        '<img class="x wp-image-45" src="/a-300x200.jpg" alt=" A  lake "></a> after</p>'
        '<figure><a href="https://example.org/"><img src="b.png"></a><figcaption>In <i>May</i></figcaption></figure>'
        "<blockquote><p>Listen</p><p>to us</p><cite>— A child advisor</cite></blockquote>"
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2 <b>3</b></td></tr></table>"
        '<iframe src="//www.youtube-nocookie.com/embed/abcdefghijk?rel=0"></iframe>'
    )
    assert found == [
        {"kind": "text", "html": "<p>Before</p>"},
        {"kind": "picture", "address": "/a-300x200.jpg", "source": "45", "alt": "A lake"},
        {"kind": "text", "html": "<p>after</p>"},
        {"kind": "picture", "address": "b.png", "caption": "In May", "link": "https://example.org/"},
        {"kind": "quote", "text": "Listen\nto us", "caption": "A child advisor"},
        {"kind": "table", "headed": True, "rows": [["a", "b"], ["1", "2 3"]]},
        {"kind": "embed", "address": "https://www.youtube.com/watch?v=abcdefghijk"},
    ]


def test_a_table_that_only_laid_out_the_page_is_read_cell_by_cell():
    assert html("<table><tr><td><p>Left</p></td></tr></table>") == "<p>Left</p>"
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    nested = f"<table><tr><td>Out{inner}</td></tr></table>"
    found = blocks(nested)
    assert (found[0]["html"], found[1]["rows"]) == ("<p>Out</p>", [["a", "b"], ["c", "d"]])


def test_spans_are_kept_wide_and_listed():
    markup = "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>"
    assert blocks(markup)[0]["rows"] == [["a", ""], ["b", "c"]]
    assert lost(markup) == [("table-spans", "", 1)]


def test_markup_nested_without_end_is_read_in_no_time_and_keeps_its_words():
    deep = "<div>" * 50_000 + "word" + "</div>" * 50_000
    assert "word" in str(blocks(deep)) or blocks(deep) == []
    assert "word" in str(blocks("<div>" * 120 + "word" + "</div>" * 120))
    assert ("too-deep", "", 1) in lost("<b>" * 120 + "word")


def test_more_than_any_text_is_refused():
    with pytest.raises(TooMuchMarkup):
        blocks("x" * 4_000_001)


@pytest.mark.parametrize("markup", ["", "  \n", "<!-- only -->", "<p></p>", "\x00\x08", "<"])
def test_nothing_makes_nothing(markup):
    assert [block for block in blocks(markup) if block.get("html") not in ("<p>&lt;</p>",)] == []
