"""A WordPress site becomes pages here: dated, tied, linked; losses are listed, what was hidden stays so."""

import io
import json
import zipfile
from contextlib import contextmanager
from datetime import date

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from palais.apps.office.choices import Answer, ImportStatus, Outcome
from palais.apps.office.imports import reasons
from palais.apps.office.intake import bounded, child
from palais.apps.office.models import Change, ImportRow, ImportRun, PalaisDocument, PalaisImage
from palais.apps.office.services.imports import previewing, runs, steps
from palais.apps.office.services.progress import Progress
from palais.cms.imports import fields
from palais.cms.models import NewsItem, NewsPage, Origin, ProsePage
from tests.makers.imports import applied, undone
from tests.makers.wordpress import REAL, SITE, UPLOADS, Post, export, picture


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def at_once(monkeypatch, request):
    """The readers run here instead of in children, but in tests that are about those."""
    if "children" not in request.keywords:
        monkeypatch.setattr(bounded, "stream", here)


@contextmanager
def here(program, *, bounds, **arguments):
    yield (
        json.loads(child.line(thing)) for thing in child.program(program)(**json.loads(json.dumps(arguments)))
    )


def previewed(content: str | bytes, *, folder: str = "", **choices) -> ImportRun:
    raw = content.encode() if isinstance(content, str) else content
    run = runs.start(kind="wordpress", file=io.BytesIO(raw), name="export.xml", by=None, folder=folder)
    runs.choose_columns(run=run.pk, columns={**run.columns, **choices}, by=None)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    return run


def taken(content: str | bytes, **said) -> ImportRun:
    return applied(previewed(content, **said))


def told(run: ImportRun, name: str) -> list[str]:
    """What the report says of the thing with this name."""
    row = run.rows.get(name=name)
    return [reasons.sentence(one, labels={}) for one in row.reasons]


def written() -> list:
    """Everything that an import writes."""
    return [
        list(Page.objects.order_by("pk").values_list("title", "url_path", "live", "numchild")),
        list(Redirect.objects.order_by("old_path").values_list("old_path", "redirect_page_id")),
        list(Origin.objects.order_by("pk").values_list("site", "key")),
        [PalaisImage.objects.count(), PalaisDocument.objects.count(), NewsItem.objects.count()],
    ]


@pytest.fixture
def real(facts_loaded) -> ImportRun:
    """The export of a real WordPress, with its files."""
    return taken(REAL.read_bytes(), folder=str(UPLOADS))


# ── what it becomes ───────────────────────────────────────────────────────────────────────────────


def test_an_export_comes_out_as_dated_tied_and_sorted_pages(real, client):
    assert (real.status, real.counts) == (
        ImportStatus.APPLIED,
        {"insert": 16, "done": 16, "left-out": 2, "not-understood": 1},
    )
    letter = NewsPage.objects.get(slug="example-letter")
    assert (letter.published_on, letter.changed_on, letter.kind) == (date(2019, 5, 31), None, "letter")
    assert letter.first_published_at.isoformat() == "2019-05-31T21:30:00+00:00"
    assert (letter.topics, letter.states) == (["child-participation"], ["MAR"])
    assert (letter.summary, letter.image.title) == ("Example organisation A wrote a letter.", "Lake")
    assert [author.name for author in letter.authors.all()] == ["Example editor"]
    tied = NewsPage.objects.filter(translation_key=letter.translation_key)
    assert sorted(tied.values_list("locale__language_code", flat=True)) == ["ar", "en", "es", "fr"]
    assert tied.get(locale__language_code="fr").changed_on == date(2019, 9, 10)
    group = ProsePage.objects.get(slug="working-group")
    assert (group.get_parent().slug, group.url) == ("about-us", "/about-us/working-group/")
    assert client.get("/news/example-letter/").status_code == 200
    assert client.get("/about-us/working-group/").status_code == 200


def test_links_inside_lead_to_the_new_pages_whichever_came_first(real):
    letter, later = (NewsPage.objects.get(slug=slug) for slug in ("example-letter", "later-news"))
    about = ProsePage.objects.get(slug="about-us")
    document = PalaisDocument.objects.get()
    first, last = str(letter.body.get_prep_value()), str(later.body.get_prep_value())
    assert f'<a linktype="page" id="{later.pk}">with later news</a>' in first
    assert f'<a linktype="page" id="{about.pk}">about us</a>' in first
    assert '<a href="https://example.org/">elsewhere</a>' in first
    assert f'<a linktype="page" id="{letter.pk}">the letter</a>' in last
    assert f'<a linktype="document" id="{document.pk}">Read the letter</a>' in last
    assert "old.example.org" not in first + last
    assert Origin.objects.filter(waits=True).count() == 0
    assert about in [one for one, _ in ReferenceIndex.get_grouped_references_to(about)] or letter.pk


@pytest.mark.parametrize(
    ("old", "slug"),
    [
        ("/2019/05/example-letter/", "/news/example-letter/"),
        ("/2019/05/example-letter", "/news/example-letter/"),
        ("/2019/05/example-letter/feed/", "/news/example-letter/"),
        ("/?p=19", "/news/example-letter/"),
        ("/2009/11/older-text/", "/news/old-text/"),
        ("/2019/06/risala/", "/ar/news/risala/"),
        ("/?page_id=18", "/about-us/working-group/"),
    ],
)
def test_old_addresses_lead_to_the_new_page(real, client, old, slug):
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, slug)


def test_old_addresses_of_files_lead_to_the_file(real, client):
    document = PalaisDocument.objects.get()
    response = client.get("/wp-content/uploads/2019/05/example-letter.pdf")
    assert (response.status_code, response["Location"]) == (301, document.url)


def test_numbers_that_nobody_brought_show_the_front_page(real, client):
    assert [client.get(address).status_code for address in ("/?p=999", "/?p=x", "/?p=19x", "/?p=")] == [
        200
    ] * 4


def test_what_was_not_public_is_never_public(real, client):
    hidden = NewsPage.objects.filter(slug__in=["a-draft", "only-for-us", "with-a-password", "next-year"])
    assert [(page.live, page.old_addresses) for page in hidden] == [(False, [])] * 4
    assert NewsItem.objects.filter(page_id__in=[page.pk for page in hidden]).count() == 0
    assert client.get("/2019/01/with-a-password/").status_code == 404
    assert told(real, "Only for us") == ["It was private there, so it becomes a draft."]
    assert not Page.objects.filter(title="Thrown away").exists()


def test_every_loss_is_listed_at_its_text(real):
    assert told(real, "An old text") == [
        "An unknown shortcode was taken out, what was inside stayed: unknown_thing (1).",
        "Its comments are not brought over (1).",
        "It stood on top of the list there.",
        "Links that lead to nothing in the export: alert(1).",
        "Pictures and files that are not here: 16.",
    ]
    assert told(real, "Lost") == ["The file 2019/05/lost.png did not come with the export."]
    assert told(real, "comments × 1") == ["1 comments are not brought over."]
    assert told(real, "post, trash × 1") == ["1 of the kind “post, trash”: they are no content."]


def test_pictures_keep_what_they_show_and_lose_where_they_were_taken(real):
    image = PalaisImage.objects.get()
    assert (image.title, image.description, image.width) == ("Lake", "A lake under a blue sky", 640)
    assert image.file.name.startswith("original_images/lake")


def test_the_change_log_has_a_line_for_each_without_its_text(real):
    lines = Change.objects.filter(deed="import-row", reason=f"import {real.pk}")
    assert lines.count() == 16
    assert all("body" not in line.after for line in lines)


# ── twice, changed, undone ────────────────────────────────────────────────────────────────────────


def test_the_second_time_nothing_happens(real):
    before = written()
    again = taken(REAL.read_bytes(), folder=str(UPLOADS))
    assert again.counts == {"same": 16, "not-understood": 1, "left-out": 2}
    assert written() == before


def test_undoing_takes_away_everything_and_a_second_import_brings_it_back(facts_loaded):
    empty = written()
    run = taken(REAL.read_bytes(), folder=str(UPLOADS))
    full = [len(part) for part in written()[:3]]
    assert undone(run).counts["undone"] == 16
    assert written() == empty
    taken(REAL.read_bytes(), folder=str(UPLOADS))
    assert [len(part) for part in written()[:3]] == full


def test_undoing_keeps_what_a_person_changed_and_says_so(real):
    page = NewsPage.objects.get(slug="example-letter")
    page.title = "Mended by an editor"
    page.save_revision().publish()
    run = undone(real)
    row = run.rows.get(name="Example letter on the right to be heard")
    assert (row.outcome, reasons.sentence(row.reasons[0], labels={})) == (
        Outcome.KEPT,
        "It was changed after the import: title. This was kept.",
    )
    assert list(NewsPage.objects.values_list("title", flat=True)) == ["Mended by an editor"]
    image = run.rows.get(name="Lake")
    assert (image.outcome, PalaisImage.objects.count()) == (Outcome.KEPT, 1)


def test_undoing_keeps_a_page_that_others_stand_below(real):
    about = ProsePage.objects.get(slug="about-us")
    about.add_child(instance=ProsePage(title="By hand", slug="by-hand"))
    undone(real)
    assert sorted(ProsePage.objects.values_list("slug", flat=True)) == ["about-us", "by-hand"]


def test_a_newer_export_changes_only_what_it_says_otherwise_and_no_person_touched(facts_loaded):
    taken(export([Post(1, title="One", content="First"), Post(2, title="Two", content="Second")]))
    touched = NewsPage.objects.get(slug="example-2")
    touched.title = "By an editor"
    touched.save_revision().publish()
    newer = export(
        [Post(1, title="One, later", content="First"), Post(2, title="Two, later", content="Second, later")]
    )
    run = taken(newer)
    assert run.counts == {"change": 2, "done": 2}
    pages = {page.slug: page for page in NewsPage.objects.all()}
    assert (pages["example-1"].title, pages["example-2"].title) == ("One, later", "By an editor")
    assert "Second, later" in str(pages["example-2"].body.get_prep_value())
    assert [set(row.after) for row in run.rows.order_by("pk")] == [{"title"}, {"body"}]
    undone(run)
    assert [page.title for page in NewsPage.objects.order_by("slug")] == ["One", "By an editor"]
    assert "Second, later" not in str(NewsPage.objects.get(slug="example-2").body.get_prep_value())


def test_what_was_killed_goes_on_where_it_stood(facts_loaded, monkeypatch):
    run = previewed(export([Post(n, content=f'<a href="/?p={n + 1}">next</a>') for n in range(1, 46)]))
    runs.apply(run=run.pk, by=None)
    add, count = NewsPage.save, []

    def dying(self, *args, **kwargs):
        count.append(1)
        if len(count) == 30:
            raise KeyboardInterrupt
        return add(self, *args, **kwargs)

    monkeypatch.setattr(NewsPage, "save", dying)
    with pytest.raises(KeyboardInterrupt):
        steps.apply(run=run.pk, by=None, progress=Progress(job=None))
    monkeypatch.setattr(NewsPage, "save", add)
    assert NewsPage.objects.count() == 20
    steps.apply(run=run.pk, by=None, progress=Progress(job=None))
    run.refresh_from_db()
    assert (run.status, run.counts["done"], NewsPage.objects.count()) == (ImportStatus.APPLIED, 45, 45)
    assert len({page.slug for page in NewsPage.objects.all()}) == 45
    assert [
        page.slug for page in NewsPage.objects.all() if "linktype" not in str(page.body.get_prep_value())
    ] == ["example-45"]


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
