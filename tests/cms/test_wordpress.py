"""A WordPress site becomes pages here: dated, tied, linked; losses are listed, what was hidden stays so."""

from datetime import date

import pytest
from wagtail.models import Page

from palais.apps.office.choices import ImportStatus, Outcome
from palais.apps.office.imports import reasons
from palais.apps.office.intake import bounded
from palais.apps.office.models import Change, ImportRun, PalaisDocument, PalaisImage
from palais.apps.office.services.imports import runs, steps
from palais.apps.office.services.progress import Progress
from palais.cms.choices import Brought
from palais.cms.models import NewsItem, NewsPage, Origin, ProsePage
from palais.cms.services.showing import LARGE
from tests.makers import wordpress_runs
from tests.makers.imports import undone
from tests.makers.wordpress import REAL, UPLOADS, Post, export
from tests.makers.wordpress_runs import previewed, taken, told, written


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def at_once(monkeypatch, request):
    """The readers run here instead of in children, but in tests that are about those."""
    if "children" not in request.keywords:
        monkeypatch.setattr(bounded, "stream", wordpress_runs.here)


@pytest.fixture
def real(facts_loaded) -> ImportRun:
    """The export of a real WordPress, with its files."""
    return taken(REAL.read_bytes(), folder=str(UPLOADS), **{"author: Example editor": "author:name"})


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


@pytest.mark.parametrize(
    ("old", "list_of_today"),
    [
        ("/category/letters/", "/news/?kind=letter"),
        ("/category/network/lettres/page/3/", "/news/?kind=letter"),
        ("/fr/category/lettres/", "/fr/news/?kind=letter"),
        ("/tag/morocco", "/news/?state=MAR"),
        ("/tag/child-participation/feed/", "/news.atom?topic=child-participation"),
        ("/tag/nobody-chose-it/", "/news/"),
        ("/author/somebody/", "/news/"),
        ("/2019/05/", "/news/?year=2019"),
        ("/feed/", "/news.atom"),
        ("/page/2/", "/news/"),
    ],
)
def test_old_lists_lead_to_the_same_among_the_news(real, client, old, list_of_today):
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, list_of_today)


@pytest.mark.parametrize("old", ["/category/letters/", "/2019/05/", "/feed/"])
def test_old_lists_of_a_site_nobody_took_over_are_not_there(facts_loaded, client, old):
    assert client.get(old).status_code == 404


def test_old_addresses_of_files_lead_to_the_file(real, client):
    document = PalaisDocument.objects.get()
    response = client.get("/wp-content/uploads/2019/05/example-letter.pdf")
    assert (response.status_code, response["Location"]) == (301, document.url)


def test_old_addresses_of_pictures_lead_to_what_is_shown_of_them(real, client):
    image = PalaisImage.objects.get(
        pk=Origin.objects.get(what=Brought.IMAGE, path="2019/05/lake.png").object_id
    )
    old = ["/wp-content/uploads/2019/05/lake.png", "/wp-content/uploads/2019/05/lake-300x200.png"]
    assert client.get(old[0]).status_code == 404, "nobody has looked at it yet"
    image.shows_children = False
    image.save()
    for address in old:
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, image.get_rendition(LARGE).url)
    PalaisImage.objects.filter(pk=image.pk).update(consent_note="till then", consent_until="2020-01-01")
    assert client.get(old[0]).status_code == 404
    PalaisImage.objects.filter(pk=image.pk).update(consent_until=None)
    assert client.get(old[0]).status_code == 302
    for page in NewsPage.objects.live():
        page.unpublish()
    assert client.get(old[0]).status_code == 404


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
    again = taken(REAL.read_bytes(), folder=str(UPLOADS), **{"author: Example editor": "author:name"})
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
