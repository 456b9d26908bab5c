"""Taking over a site goes on past what its pages do not take; its pictures wait until somebody has looked at them."""

import pytest

from palais.apps.office.choices import ImportStatus, Outcome
from palais.apps.office.desk import waiting
from palais.apps.office.imports import reasons
from palais.apps.office.intake import bounded
from palais.apps.office.models import PalaisImage
from palais.apps.office.services.imports import runs, steps
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import Organisation
from palais.cms.models import NewsItem, NewsPage
from palais.cms.services.showing import SMALL
from tests.makers.imports import undone
from tests.makers.wordpress import UPLOADS, Post, export, picture
from tests.makers.wordpress_runs import here, previewed, taken, told
from tests.web import reading

LIST = "/admin/images-to-see-to/not-looked-at/"


@pytest.fixture(autouse=True)
def here_and_now(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(bounded, "stream", here)


@pytest.fixture
def with_picture(facts_loaded):
    """A post whose picture has no description, as most have."""
    posts = [picture(5), Post(6, title="At the lake", meta={"_thumbnail_id": "5"}), Post(7, title="Later")]
    return taken(export(posts), folder=str(UPLOADS))


def test_a_picture_without_description_comes_along_and_waits(with_picture, client):
    assert (with_picture.status, with_picture.counts["done"]) == (ImportStatus.APPLIED, 3)
    assert told(with_picture, "Lake") == [
        "Readers see it when somebody has looked whether it shows children.",
        "Nothing says what it shows. Say it when you look whether it shows children.",
    ]
    image = PalaisImage.objects.get()
    assert (image.shows_children, NewsPage.objects.get(title="At the lake").image) == (None, image)
    assert "/media/" not in client.get("/news/example-6/").content.decode()
    assert not image.get_rendition(SMALL)


def test_pictures_are_looked_at_one_after_the_other(with_picture, admin_client, admin_user, client):
    image = PalaisImage.objects.get()
    line = [one for one in waiting.waiting(user=admin_user) if one.name == "images-not-looked-at"]
    assert [(one.count, one.url) for one in line] == [(1, LIST)]
    said = {
        field["name"]: field.get("value", "")
        for field in reading.page(admin_client.get(LIST)).select("main input[name]:not([type=radio])")
    }
    name = f"image-{image.pk}"
    admin_client.post(LIST, said)
    assert PalaisImage.objects.filter(shows_children=None).count() == 1, "what is not answered stays"
    said[f"{name}-shows_children"] = "True"
    wrong = admin_client.post(LIST, said)
    assert (wrong.status_code, PalaisImage.objects.get().shows_children) == (422, None)
    assert wrong.content.decode().count("needs a consent, or a note on it") == 1
    said |= {f"{name}-shows_children": "False", f"{name}-description": "A lake under a blue sky."}
    said.pop(f"{name}-is_decorative", None)
    assert admin_client.post(LIST, said).status_code == 302
    assert admin_client.post(LIST, {"image": ["²", "9" * 5_000, "x"]}).status_code == 302
    assert (PalaisImage.objects.get().shows_children, waiting.waiting(user=admin_user)) == (False, [])
    assert NewsItem.objects.get(slug="example-6").image["alt"] == "A lake under a blue sky."


def test_accounts_of_the_old_site_are_named_only_where_an_editor_says_so(facts_loaded):
    organisation = Organisation.objects.create(
        key="example", name="Example organisation A", standing="member", is_listed=True
    )
    said = {"": [], "author:name": ["Example editor"], "organisation:example": [organisation]}
    for choice, authors in said.items():
        run = taken(export([Post(1)]), **({"author: Example editor": choice} if choice else {}))
        assert run.status == ImportStatus.APPLIED
        page = NewsPage.objects.get()
        assert [author.organisation or author.name for author in page.authors.all()] == authors


def test_the_same_address_in_two_languages_is_two_texts(facts_loaded):
    posts = [
        Post(1, title="Two tongues", slug="two", meta={"_wpml_language": "en"}),
        Post(2, title="Deux langues", slug="two", meta={"_wpml_language": "fr"}),
    ]
    run = taken(export(posts))
    assert (run.status, run.counts["done"]) == (ImportStatus.APPLIED, 2)
    assert sorted(NewsPage.objects.values_list("slug", flat=True)) == ["two", "two-2"]


def test_what_a_page_does_not_take_is_a_row_and_no_end(facts_loaded, monkeypatch):
    monkeypatch.setattr("palais.cms.imports.pages.is_of_other_news", lambda slug, page: False)
    posts = [
        Post(1, title="Two tongues", slug="two", meta={"_wpml_language": "en"}),
        Post(2, title="Deux langues", slug="two", meta={"_wpml_language": "fr"}),
        Post(3, title="Trois", slug="three", meta={"_wpml_language": "fr"}),
    ]
    run = taken(export(posts))
    assert run.counts == {"insert": 3, "done": 2, "conflict": 1}
    row = run.rows.get(outcome=Outcome.CONFLICT)
    assert reasons.sentence(row.reasons[0], labels={}).startswith("It was not written: Other news, maybe in")
    newer = [Post(1, title="Mended", slug="two", meta={"_wpml_language": "en"}), *posts[1:]]
    NewsPage.objects.filter(slug="three").update(slug="two")  # as if somebody had moved it there
    again = taken(export(newer))
    assert (again.status, again.counts["done"]) == (ImportStatus.APPLIED, 1)


def test_what_stopped_half_way_can_be_taken_back(facts_loaded, monkeypatch):
    run = previewed(export([Post(n) for n in range(1, 26)]))
    runs.apply(run=run.pk, by=None)
    with pytest.raises(runs.NotNow):
        runs.undo(run=run.pk, by=None)
    add, count = NewsPage.save, []

    def dying(self, *args, **kwargs):
        count.append(1)
        if len(count) == 22:
            raise KeyboardInterrupt
        return add(self, *args, **kwargs)

    monkeypatch.setattr(NewsPage, "save", dying)
    with pytest.raises(KeyboardInterrupt):
        steps.apply(run=run.pk, by=None, progress=Progress(job=None))
    monkeypatch.setattr(NewsPage, "save", add)
    assert NewsPage.objects.count() == 20
    run.refresh_from_db()
    run.job.status = "FAILED"
    run.job.save()
    assert undone(run).counts["undone"] == 20
    assert NewsPage.objects.count() == 0
