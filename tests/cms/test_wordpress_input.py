"""Choices, files and bad input of an import of WordPress: each fault a sentence, nothing kept, nothing executed."""

import io
import zipfile
from datetime import date

import pytest
from wagtail.contrib.redirects.models import Redirect

from palais.apps.office.choices import Answer, Outcome
from palais.apps.office.imports import reasons
from palais.apps.office.intake import bounded
from palais.apps.office.models import ImportRow, ImportRun, PalaisDocument, PalaisImage
from palais.apps.office.services.imports import previewing, runs
from palais.apps.office.services.progress import Progress
from palais.cms.imports import fields
from palais.cms.models import NewsPage, ProsePage
from tests.makers import wordpress_runs
from tests.makers.imports import applied
from tests.makers.wordpress import REAL, SITE, UPLOADS, Post, export, picture
from tests.makers.wordpress_runs import previewed, taken, told, written


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def at_once(monkeypatch, request):
    """The readers run here instead of in children, but in tests that are about those."""
    if "children" not in request.keywords:
        monkeypatch.setattr(bounded, "stream", wordpress_runs.here)


# ── choices ───────────────────────────────────────────────────────────────────────────────────────


def test_words_of_the_site_are_guessed_in_six_languages(facts_loaded):
    found = fields.guess(
        ["published", "type: post", "type: page", "type: portfolio", "language: ar", "language: tlh"]
        + [
            f"tag: {name}"
            for name in ("Maroc", "المغرب", "Марокко", "摩洛哥", "Kingdom of Morocco", "Atlantis")
        ]
        + ["category: Lettres", "category: Declaraciones", "category: News", "category: Child participation"]
    )
    assert found == {
        "published": "published:as-it-was",
        "type: post": "as:news",
        "type: page": "as:page",
        "language: ar": "language:ar",
        **{
            f"tag: {name}": "state:MAR"
            for name in ("Maroc", "المغرب", "Марокко", "摩洛哥", "Kingdom of Morocco")
        },
        "category: Lettres": "kind:letter",
        "category: Declaraciones": "kind:joint-statement",
        "category: News": "kind:news",
        "category: Child participation": "topic:child-participation",
    }


def test_an_editor_chooses_what_words_stand_for(facts_loaded):
    terms = (("category", "misc", "Misc"), ("post_tag", "heard", "To be heard"))
    posts = [
        Post(1, terms=terms),
        Post(2, kind="portfolio", title="Of the theme"),
        Post(3, terms=(("language", "tlh", "K"),)),
    ]
    run = previewed(export(posts))
    assert told(run, "Of the theme") == ["It was not chosen what “portfolio” becomes."]
    assert run.rows.get(line=3).reasons == [{"code": "language-not-chosen", "name": "tlh"}]
    runs.choose_columns(
        run=run.pk,
        columns={
            **run.columns,
            "category: Misc": "kind:letter",
            "tag: To be heard": "topic:child-participation",
            "type: portfolio": "as:page",
            "language: tlh": "language:fr",
            "published": "published:draft",
        },
        by=None,
    )
    previewing.preview(run=run.pk, progress=Progress(job=None))
    applied(run)
    first = NewsPage.objects.get(slug="example-1")
    assert (first.kind, first.topics, first.live) == ("letter", ["child-participation"], False)
    assert ProsePage.objects.get(slug="example-2").title == "Of the theme"
    assert NewsPage.objects.get(slug="example-3").locale.language_code == "fr"


# ── files ─────────────────────────────────────────────────────────────────────────────────────────


def test_files_come_in_an_archive_too(facts_loaded, tmp_path):
    archive = tmp_path / "uploads.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(UPLOADS / "2019" / "05" / "lake.png", "wp-content/uploads/2019/05/lake.png")
    with archive.open("rb") as opened:
        opened_archive = io.BytesIO(opened.read())
        opened_archive.name = "uploads.zip"
        run = runs.start(
            kind="wordpress",
            file=io.BytesIO(REAL.read_bytes()),
            name="e.xml",
            by=None,
            archive=opened_archive,
        )
    runs.choose_columns(run=run.pk, columns=run.columns, by=None)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    applied(run)
    assert (PalaisImage.objects.count(), PalaisDocument.objects.count()) == (1, 0)


def test_a_file_that_is_not_what_its_name_says_is_left_and_said(facts_loaded, tmp_path):
    place = tmp_path / "2019" / "05"
    place.mkdir(parents=True)
    (place / "lake.png").write_bytes(b"<html><script>steal()</script></html>")
    run = taken(
        export([picture(1), Post(2, title="Text", content='<img class="wp-image-1" src="/x.png">')]),
        folder=str(tmp_path),
    )
    row = run.rows.get(name="Lake")
    assert (row.outcome, row.reasons[0]["code"], PalaisImage.objects.count()) == (
        Outcome.CONFLICT,
        "file-refused",
        0,
    )
    assert told(run, "Text") == ["Pictures and files that are not here: x.png."]


def packed(path, packing: int):
    """An archive with two pictures."""
    whole = (UPLOADS / "2019" / "05" / "lake.png").read_bytes()
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("uploads/2019/05/lake.png", whole)
        archive.writestr("uploads/2019/05/shore.png", whole)
    return path


def spoilt(path, how: str) -> None:
    """Damage the first file of an archive: its bytes, its head, or mark it as locked with a password."""
    raw = bytearray(path.read_bytes())
    if how == "head":
        raw[0:4] = b"\0\0\0\0"
    elif how == "locked":
        raw[6] |= 1
        raw[raw.index(b"PK\1\2") + 8] |= 1
    else:
        start = 30 + len("uploads/2019/05/lake.png")
        raw[start + 40 : start + 60] = b"\xff" * 20
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("how", "packing"),
    [
        ("bytes", zipfile.ZIP_STORED),
        ("bytes", zipfile.ZIP_DEFLATED),
        ("bytes", zipfile.ZIP_LZMA),
        ("head", zipfile.ZIP_STORED),
        ("locked", zipfile.ZIP_STORED),
    ],
)
def test_one_damaged_file_of_an_archive_is_left_and_said(facts_loaded, tmp_path, how, packing):
    path = packed(tmp_path / "uploads.zip", packing)
    spoilt(path, how)
    posts = [picture(1), picture(2, "2019/05/shore.png"), Post(3, title="Text")]
    run = taken(export(posts), folder=str(path))
    assert run.status == "applied"
    assert (PalaisImage.objects.count(), NewsPage.objects.filter(title="Text").count()) == (1, 1)
    (left,) = run.rows.filter(outcome=Outcome.CONFLICT)
    said = reasons.sentence(left.reasons[0], labels={})
    assert said.startswith("The file 2019/05/lake.png is not taken: The file is not whole")


def test_an_archive_that_cannot_be_opened_is_said_and_its_files_are_left(facts_loaded, tmp_path):
    path = tmp_path / "uploads.zip"
    path.write_bytes(b"PK no archive")
    run = previewed(export([picture(1)]), folder=str(path))
    assert (run.status, run.fault, run.rows.count()) == ("failed", {"code": "container-broken"}, 0)
    run = previewed(export([picture(1)]), folder=str(packed(path, zipfile.ZIP_STORED)))
    path.write_bytes(path.read_bytes()[:100])
    assert (applied(run).status, run.rows.get().outcome) == ("applied", Outcome.CONFLICT)
    assert told(run, run.rows.get().name)[0].startswith("The file 2019/05/lake.png is not taken")


@pytest.mark.parametrize("place", ["../secret.png", "/etc/passwd.png", "2019/../../secret.png"])
def test_no_file_outside_the_folder_is_read(facts_loaded, tmp_path, place):
    (tmp_path / "secret.png").write_bytes((UPLOADS / "2019" / "05" / "lake.png").read_bytes())
    inside = tmp_path / "uploads"
    inside.mkdir()
    run = previewed(export([picture(1, place)]), folder=str(inside))
    assert (run.counts, run.rows.get().reasons[0]["code"]) == ({"not-understood": 1}, "file-missing")


# ── bad input ─────────────────────────────────────────────────────────────────────────────────────

BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
WHOLE = export([Post(1), Post(2)])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            WHOLE[: len(WHOLE) // 2],
            "The export ends after 0.0 MB in the middle: it was not downloaded to its end. Export again.",
        ),
        (
            WHOLE.replace("</wp:post_id>", "</wp:post>", 1),
            "The export cannot be read from line 15 on (item 1): a tag is not closed or a sign is wrong.",
        ),
        (
            WHOLE.replace("<rss", f"{BOMB}<rss", 1),
            "The file declares XML entities, with which a file can be made to swell without end. "
            "Save it without a document type (DOCTYPE).",
        ),
        (export([]), "The export holds no posts, pages or files. Export all content."),
        (
            "<rss><channel></channel></rss>",
            "The file is XML, which cannot be used here. Save it as one of: XML.",
        ),
        ("", "The file is empty. Choose another one."),
        (
            WHOLE.replace("UTF-8", "no-such", 1),
            "The export says that it is written in no-such, which is not known here.",
        ),
    ],
)
def test_bad_exports_are_refused_with_a_sentence_and_nothing_is_kept(facts_loaded, content, sentence):
    before = written()
    with pytest.raises(runs.FileRefused) as refused:
        previewed(content)
    assert (str(refused.value), ImportRun.objects.count(), written()) == (sentence, 0, before)


def test_what_was_mended_is_said(facts_loaded):
    run = previewed(export([Post(1, title="A\x08B")]).encode() + b"")
    assert told(run, "signs × 1") == ["1 signs that XML forbids were taken out."]
    assert run.rows.get(line=1).name == "AB"


def test_nothing_of_a_post_is_executed(facts_loaded, client):
    taken(
        export(
            [
                Post(
                    1,
                    title="<script>t()</script>Title",
                    content='<script>s()</script><p onclick="s()">Words</p><a href="javascript:s()">x</a>'
                    '<iframe src="https://evil.example/"></iframe><img src=x onerror=s()>',
                )
            ]
        )
    )
    page = client.get("/news/example-1/").content.decode()
    assert [
        word for word in ("s()", "t()", "onclick", "javascript:", "<iframe", "onerror") if word in page
    ] == []
    assert "Words" in page


def test_two_posts_with_one_number_one_slug_and_one_place(facts_loaded):
    ties = (("post_translations", "pll_1", "pll_1"),)
    run = previewed(
        export([Post(1, slug="same", terms=ties), Post(1, title="Again"), Post(3, slug="same", terms=ties)])
    )
    assert (run.counts, run.rows.get(name="Again").reasons) == (
        {"insert": 2, "not-understood": 1},
        [{"code": "twice", "line": 1}],
    )
    applied(run)
    assert sorted(NewsPage.objects.values_list("slug", flat=True)) == ["same", "same-2"]
    assert len(set(NewsPage.objects.values_list("translation_key", flat=True))) == 2
    assert "translation-taken" in [one["code"] for one in run.rows.get(line=3).reasons]


def test_pages_in_a_circle_and_below_nothing_stand_at_the_top(facts_loaded):
    posts = [Post(1, kind="page", parent=2), Post(2, kind="page", parent=1), Post(3, kind="page", parent=99)]
    taken(export(posts))
    assert ProsePage.objects.count() == 3


def test_an_address_that_leads_elsewhere_is_left_and_said(facts_loaded):
    Redirect.objects.create(old_path="/2019/05/example-1", redirect_link="/elsewhere/")
    run = taken(export([Post(1, title="One")]))
    assert Redirect.objects.get(old_path="/2019/05/example-1").redirect_link == "/elsewhere/"
    assert told(run, "One") == ["These old addresses lead elsewhere here already: /2019/05/example-1."]


def test_no_address_leads_to_itself(facts_loaded, client):
    taken(export([Post(1, link=f"{SITE}/news/example-1/"), Post(2, kind="page", link=f"{SITE}/example-2/")]))
    assert Redirect.objects.filter(old_path__in=["/news/example-1", "/example-2"]).count() == 0
    assert client.get("/news/example-1/").status_code == 200


def test_a_day_on_which_a_machine_saved_everything_is_no_change(facts_loaded):
    posts = [Post(n, title=f"Text {n}", changed="2021-01-21 16:49:08") for n in range(1, 12)]
    run = taken(export([*posts, Post(20, title="Edited", changed="2020-02-02 10:00:00")]))
    assert told(run, "Text 1") == ["Its day of change was left out: a machine saved many texts on that day."]
    changed = NewsPage.objects.exclude(changed_on=None).values_list("title", "changed_on")
    assert list(changed) == [("Edited", date(2020, 2, 2))]


def test_one_row_or_three_cost_the_same_questions_in_the_preview(facts_loaded, django_assert_max_num_queries):
    for count in (1, 3):
        raw = export([Post(n) for n in range(1, count + 1)])
        run = runs.start(kind="wordpress", file=io.BytesIO(raw.encode()), name="e.xml", by=None)
        runs.choose_columns(run=run.pk, columns=run.columns, by=None)
        with django_assert_max_num_queries(12 + count):
            previewing.preview(run=run.pk, progress=Progress(job=None))
    assert ImportRow.objects.filter(answer=Answer.INSERT).count() == 4


FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Others</title>
<link href="https://others.example/"/><entry><id>urn:1</id><title>A call</title>
<link href="https://others.example/call/"/><published>2020-03-04T10:00:00Z</published>
<content type="html">&lt;p onclick="s()"&gt;Words&lt;/p&gt;&lt;script&gt;s()&lt;/script&gt;
</content></entry></feed>"""
LISTED = """<html lang="en"><head><link rel="canonical" href="https://old.example.org/news/"></head><body>
<article><h2><a href="/2020/10/a-letter/">A letter</a></h2>2021-01-21T16:49:08+01:0029 October , 2020|
<p>Example organisation A wrote a letter to the Committee.</p></article>
<article><h2><a href="/2020/09/older/">Older</a></h2>1 September, 2020</article></body></html>"""


@pytest.mark.parametrize(
    ("kind", "content", "found"),
    [
        ("feed", FEED, [("A call", date(2020, 3, 4), "")]),
        (
            "page",
            LISTED,
            [
                ("Older", date(2020, 9, 1), ""),
                ("A letter", date(2020, 10, 29), "Example organisation A wrote a letter to the Committee."),
            ],
        ),
    ],
)
def test_feeds_and_saved_lists_become_drafts_once(facts_loaded, kind, content, found):
    for turn in range(2):
        run = runs.start(kind=kind, file=io.BytesIO(content.encode()), name="file.xml", by=None)
        runs.choose_columns(run=run.pk, columns=run.columns, by=None)
        previewing.preview(run=run.pk, progress=Progress(job=None))
        run = applied(run)
        assert run.counts == (
            {"insert": len(found), "done": len(found)} if turn == 0 else {"same": len(found)}
        )
    pages = NewsPage.objects.order_by("published_on")
    assert [(page.title, page.published_on, page.summary) for page in pages] == found
    assert not any(page.live or "s()" in str(page.body.get_prep_value()) for page in pages)


@pytest.mark.parametrize(
    ("kind", "content"),
    [("feed", "<a/>"), ("page", "<html><body></body></html>"), ("feed", LISTED), ("page", FEED)],
)
def test_what_is_no_feed_or_page_is_refused(facts_loaded, kind, content):
    with pytest.raises(runs.FileRefused):
        runs.start(kind=kind, file=io.BytesIO(content.encode()), name="file", by=None)
    assert ImportRun.objects.count() == 0
