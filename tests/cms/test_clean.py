"""Texts as they may be kept: Word's leavings and scripts go, Wagtail's own marks stay, clean text is left alone."""

import pytest
from wagtail.models import Page

from palais.cms import clean
from palais.cms.models import ProsePage

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-GB>
<h2 style='mso-outline-level:2'><span lang=EN-GB style='color:#2F5496'>What children asked<o:p></o:p></span></h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='color:red'>Children</span></b><span> spoke
about&nbsp;<i>clean air</i>.<o:p></o:p></span></p><p class=MsoNormal><span><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span>First<o:p></o:p></span></p>
<p class=MsoListParagraph>·&nbsp;&nbsp;&nbsp; Second</p></body></html>"""


def flat(html: str) -> str:
    return " ".join(html.replace("\n", " ").split())


def test_of_a_text_from_word_structure_and_words_stay():
    assert flat(clean.html(WORD)) == (
        "<h2>What children asked</h2> <p><b>Children</b> spoke about <i>clean air</i>.</p> "
        "<ul><li>First</li><li>Second</li></ul>"
    )


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="data:text/html,x">a</a></p>', "<p><a>a</a></p>"),
        ('<p style="position:fixed">a</p>', "<p>a</p>"),
        ("<p>a<iframe src='//x'></iframe><svg onload=x></svg></p>", "<p>a</p>"),
        ("<p>a</p><p>\u00a0</p><p><b> </b></p>", "<p>a</p>"),
        ("<p>long\u00adword</p>", "<p>longword</p>"),
    ],
)
def test_what_no_text_needs_is_taken_out(bad, good):
    assert clean.html(bad) == good


@pytest.mark.parametrize(
    "text",
    [
        '<p data-block-key="a1">x <embed embedtype="figure" figure="parties:opic"/> y</p>',
        '<p><a linktype="page" id="3">Home</a><br/>z</p><hr/><embed alt="a" embedtype="image" format="left" id="2"/>',
        '<p><a linktype="document" id="3">f</a> <a href="mailto:a@example.org">m</a> <a href="#b-1">n</a></p>',
        "<p>a &amp; b &lt; c</p>",
        '<h2 id="who">Who</h2><p lang="ar" dir="rtl">من</p>',
        "words alone",
        "",
    ],
)
def test_a_clean_text_is_left_as_it_is(text):
    assert clean.html(text) == text
    assert clean.html(clean.html(text)) == clean.html(text)


def test_texts_are_cleaned_when_a_page_is_saved_and_when_a_draft_is(db):
    dirty = [
        ("text", {"text": '<p class="MsoNormal">a<script>1</script></p>', "language": ""}),
        ("callout", {"title": "", "text": '<p style="x">b</p>'}),
    ]
    page = ProsePage(title="Pasted", slug="pasted", body=dirty)
    Page.objects.get(depth=2, locale__language_code="en").add_child(instance=page)
    kept = ProsePage.objects.get(pk=page.pk)
    assert [str(part.value["text"].source) for part in kept.body] == ["<p>a</p>", "<p>b</p>"]
    kept.body = dirty
    draft = kept.save_revision().as_object()
    assert [str(part.value["text"].source) for part in draft.body] == ["<p>a</p>", "<p>b</p>"]
