"""What readers are shown follows the pages, whatever is done with them."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.search.backends import get_search_backend

from palais.cms import queries
from palais.cms.models import NewsAbout, NewsIndexPage, NewsItem, NewsListing, NewsPage, ProsePage
from palais.cms.services import rendering, showing, tree

TEMPORARY = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # a temporary file of Wagtail's


def listed(reader: str, **wanted) -> list[str]:
    return [row["title"] for row in queries.lines(queries.listed(reader=reader, **wanted), limit=50)]


def test_each_language_has_a_list_of_news_from_the_first_migration_on(db):
    lists = NewsIndexPage.objects.select_related("locale")
    assert {page.locale.language_code: page.url for page in lists} == {
        "en": "/news/",
        "ar": "/ar/news/",
        "es": "/es/news/",
        "fr": "/fr/news/",
        "ru": "/ru/news/",
        "zh-hans": "/zh/news/",
    }
    assert all(page.live and page.get_parent().live for page in lists)
    assert len({page.translation_key for page in lists}) == 1


def test_making_the_tree_again_adds_nothing(db):
    before = list(Page.objects.values_list("pk", "path"))
    tree.ensure_tree()
    assert list(Page.objects.values_list("pk", "path")) == before


def test_pages_of_a_new_installation_are_found_at_the_desk(db):
    found = get_search_backend().search("Новости", Page.objects.all())
    assert [page.locale.language_code for page in found] == ["ru"]


def test_a_database_without_a_site_is_left_alone(db):
    Site.objects.all().delete()
    NewsIndexPage.objects.all().delete()
    tree.ensure_tree()
    assert not NewsIndexPage.objects.exists()


def test_a_language_that_a_network_adds_gets_its_list(db, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [*settings.LANGUAGES, ("de", "Deutsch")]
    index = tree.ensure_news(language="de")
    assert (index.locale.language_code, index.get_parent().locale.language_code) == ("de", "de")


def test_a_published_piece_is_shown_and_its_teaser_is_of_whole_sentences(write):
    long = "A sentence of some length that stands alone. " * 9
    page = write("A piece", text=long)
    item = NewsItem.objects.get()
    assert (item.pk, item.language, item.slug) == (page.pk, "en", "a-piece")
    assert item.teaser.count("alone.") == 6 and item.teaser.endswith("alone.")
    assert item.html.count("<p>") == 1 and item.renderer == rendering.renderer()


def test_the_summary_of_an_editor_comes_before_the_first_sentences(write):
    write("A piece", summary="In short.")
    assert (NewsItem.objects.get().teaser, NewsItem.objects.get().about["lead"]) == ("In short.", True)


def test_a_draft_is_not_shown_and_changes_nothing_that_is(write):
    page = write("As published")
    page.title = "As drafted"
    page.save_revision()
    assert [item.title for item in NewsItem.objects.all()] == ["As published"]
    page.get_latest_revision().publish()
    assert [item.title for item in NewsItem.objects.all()] == ["As drafted"]


def test_what_is_taken_back_deleted_or_closed_is_shown_no_more(write):
    taken, deleted, closed, stays = (write(title) for title in ("Taken", "Deleted", "Closed", "Stays"))
    taken.unpublish()
    deleted.delete()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert listed("en") == [stays.title]
    assert NewsListing.objects.count() == 6
    closed.view_restrictions.all().delete()
    assert set(listed("en")) == {"Stays", "Closed"}


def test_closing_the_whole_list_hides_all_below_it(write):
    write("One")
    index = NewsIndexPage.objects.get(locale__language_code="en")
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert listed("en") == []


def test_readers_are_shown_each_piece_once_in_their_language_else_in_english(write):
    english = write("English", published_on=date(2021, 1, 3))
    write("Français", language="fr", of=english, published_on=date(2021, 1, 4))
    write("Solo français", language="fr", published_on=date(2021, 1, 2))
    assert listed("fr") == ["Français", "Solo français"]
    assert listed("en") == listed("ru") == ["English", "Solo français"]
    assert listed("ru", language="fr") == ["Français", "Solo français"]
    assert listed("ru", language="ru") == []


def test_when_a_translation_goes_its_readers_fall_back(write):
    english = write("English")
    french = write("Français", language="fr", of=english)
    french.unpublish()
    assert listed("fr") == ["English"]


def test_lists_are_strictly_by_day_of_publication(write):
    for title, day in (("Old", 1), ("New", 9), ("Between", 5), ("Same day", 5)):
        write(title, published_on=date(2021, 2, day))
    assert listed("en") == ["New", "Same day", "Between", "Old"]


def test_lists_are_filtered_by_what_a_piece_is_about(write):
    write("Of Morocco", states=["MAR"], topics=["environment"], kind="letter")
    write("Of Tunisia", states=["TUN", "MAR"], published_on=date(2020, 3, 3))
    assert listed("en", state="MAR") == ["Of Morocco", "Of Tunisia"]
    assert listed("en", state="TUN", kind="news", year=2020) == ["Of Tunisia"]
    assert listed("en", topic="environment") == listed("en", kind="letter") == ["Of Morocco"]
    assert listed("en", topic="environment", year=2020) == []


def test_what_a_piece_is_about_no_more_is_gone(write):
    page = write("A piece", states=["MAR"])
    page.states = ["TUN"]
    page.save_revision().publish()
    assert list(NewsAbout.objects.values_list("what", "key")) == [("state", "TUN")]


def test_links_to_a_page_follow_its_address(write, django_capture_on_commit_callbacks):
    first = Site.objects.get().root_page
    target = first.add_child(instance=ProsePage(title="Target", slug="target"))
    write("A piece", text=f'<a linktype="page" id="{target.pk}">there</a>')
    assert 'href="/target/"' in NewsItem.objects.get().html
    target.slug = "elsewhere"
    with django_capture_on_commit_callbacks(execute=True):
        target.save_revision().publish()
    assert 'href="/elsewhere/"' in NewsItem.objects.get().html


def test_an_organisation_that_is_renamed_is_renamed_in_what_it_wrote(write):
    from palais.apps.people.models import Organisation
    from palais.cms.models import NewsAuthor

    author = Organisation.objects.create(key="example-a", name="Before", is_listed=True)
    page = write("A piece")
    page.authors = [NewsAuthor(organisation=author, name="Ada")]
    page.save()
    assert NewsItem.objects.get().about["authors"] == [
        {"name": "Ada", "organisation": "Before", "key": "example-a"}
    ]
    author.name = "After"
    author.save()
    assert NewsItem.objects.get().about["authors"][0]["organisation"] == "After"


def test_an_organisation_that_is_not_listed_is_named_in_nothing_it_wrote(write, client):
    from palais.apps.people.models import Organisation
    from palais.cms.models import NewsAuthor

    hidden = Organisation.objects.create(key="example-a", name="Example organisation A", is_listed=False)
    page = write("A piece")
    page.authors = [NewsAuthor(organisation=hidden, name="Ada"), NewsAuthor(organisation=hidden)]
    page.save()
    assert NewsItem.objects.get().about["authors"] == [{"name": "Ada", "organisation": "", "key": ""}]
    for path in ("/news/", "/news/a-piece/", "/news.atom", "/news.json"):
        text = client.get(path).content.decode()
        assert ("A piece" in text, "Example organisation A" in text) == (True, False)


def test_a_body_is_made_anew_where_its_maker_has_changed(write, monkeypatch):
    page = write("A piece")
    NewsItem.objects.update(html="stale")
    assert showing.body_again(page.pk) == NewsItem.objects.get().html != "stale"
    assert showing.body_again(0) == ""


def test_a_body_that_changes_by_itself_says_so(write, monkeypatch):
    page = write("A piece")
    real = rendering.plain
    monkeypatch.setattr("palais.cms.models.blocks.cells", lambda text: rendering.is_live() or [["a"], ["b"]])
    page.body.append(("table", {"caption": "Live", "rows": "a\nb"}))
    page.save()
    assert NewsItem.objects.get().is_live and real is rendering.plain


def test_other_pages_of_any_language_are_none_of_news(db):
    first = Site.objects.get().root_page
    first.add_child(instance=ProsePage(title="Prose", slug="prose"))
    assert not NewsItem.objects.exists()
    assert Locale.objects.count() == 6


@pytest.mark.parametrize("count", [1, 3])
def test_reading_a_list_asks_two_questions_whatever_its_length(write, count, django_assert_num_queries):
    for number in range(count):
        write(f"Piece {number}", topics=["environment"], states=["MAR"])
    rows = queries.listed(reader="en", topic="environment")
    with django_assert_num_queries(2):
        assert (len(queries.lines(rows, limit=10)), queries.by_year(rows)) == (count, [(2021, count)])


def test_no_page_takes_the_address_of_other_news_in_another_language(write):
    from django.core.exceptions import ValidationError

    write("Une lettre", language="fr", slug="letter")
    with pytest.raises(ValidationError, match="have this address already"):
        write("A letter", slug="letter")
    assert NewsPage.objects.count() == 1


@pytest.fixture
def image(db):
    """An image in which a child can be recognised, with consent to the end of a day."""
    import io

    from django.core.files.images import ImageFile
    from PIL import Image

    from palais.apps.office.models import PalaisImage

    file = io.BytesIO()
    Image.new("RGB", (1400, 700), "#14527d").save(file, "PNG")
    return PalaisImage.objects.create(
        title="Two children at a table",
        description="Two children write at a table.",
        file=ImageFile(file, name="table.png"),
        shows_children=True,
        consent_note="In the file of the day.",
        consent_until=date(2021, 4, 30),
    )


@TEMPORARY
def test_an_image_has_sizes_and_words(write, image, settings):
    settings.TODAY = "2021-04-15"
    write("A piece", image=image)
    shown = NewsItem.objects.get().image
    assert (shown["alt"], shown["width"], shown["height"]) == ("Two children write at a table.", 640, 320)
    assert (shown["large_width"], shown["shared"]) == (1200, "")


@TEMPORARY
def test_when_consent_ends_the_image_leaves_all_that_shows_it(write, image, settings):
    from palais.cms.services import publishing

    settings.TODAY = "2021-04-15"
    above = write("Above the text", image=image)
    within = write("Within the text")
    within.body.append(("picture", {"image": image, "alt": "", "caption": "At work", "decorative": False}))
    within.save()
    assert "At work" in NewsItem.objects.get(pk=within.pk).html
    assert publishing.hide_without_consent() == 0
    settings.TODAY = "2021-05-01"
    assert publishing.hide_without_consent() == 2
    assert NewsItem.objects.get(pk=above.pk).image == {}
    assert "At work" not in NewsItem.objects.get(pk=within.pk).html


@TEMPORARY
def test_an_image_that_is_deleted_or_whose_consent_is_withdrawn_is_gone_at_once(write, image, settings):
    settings.TODAY = "2021-04-15"
    write("A piece", image=image)
    image.consent_until = date(2021, 4, 14)
    image.save()
    assert NewsItem.objects.get().image == {}
    image.consent_until = None
    image.save()
    assert NewsItem.objects.get().image != {}
    image.delete()
    assert NewsItem.objects.get().image == {}


@pytest.fixture
def agreed(image):
    """The image with a record of consent instead of a day."""
    from tests.makers import followup

    image.consent = followup.consent("photo", ends=date(2021, 4, 30))
    image.shows_children, image.consent_until = False, None
    image.save()
    return image


def shown_of(page) -> tuple[bool, bool]:
    """Whether the image of a piece is shown above its text and within it."""
    item = NewsItem.objects.get(pk=page.pk)
    return item.image != {}, "At work" in item.html


@pytest.fixture
def illustrated(write, agreed, settings):
    """A piece that shows the image above its text and within it."""
    settings.TODAY = "2021-04-15"
    page = write("A piece", image=agreed)
    page.body.append(("picture", {"image": agreed, "alt": "", "caption": "At work", "decorative": False}))
    page.save()
    assert shown_of(page) == (True, True)
    return page


@TEMPORARY
def test_when_a_consent_is_withdrawn_its_images_leave_the_news_at_once(illustrated, agreed):
    from palais.apps.office import showing as desk
    from palais.apps.office.services.people import consents

    with desk.shown(at_the_desk=True):
        consents.withdraw(consent=agreed.consent, by=None)
    assert shown_of(illustrated) == (False, False)


@TEMPORARY
def test_when_a_consent_says_something_else_its_images_follow(illustrated, agreed):
    agreed.consent.purposes = ["quote"]
    agreed.consent.save()
    assert shown_of(illustrated) == (False, False)
    agreed.consent.purposes = ["photo"]
    agreed.consent.save()
    assert shown_of(illustrated) == (True, True)


@TEMPORARY
@pytest.mark.parametrize(
    "now",
    [
        {"ends_on": date(2021, 4, 14)},
        {"withdrawn_at": datetime(2021, 4, 14, tzinfo=UTC)},
        {"purposes": ["quote", "name"]},
    ],
)
def test_the_job_of_the_day_finds_every_consent_that_does_not_hold(illustrated, agreed, now):
    from palais.apps.people.models import Consent
    from palais.cms.services import publishing

    assert publishing.hide_without_consent() == 0
    Consent.objects.update(**now)
    assert publishing.hide_without_consent() == 1
    assert shown_of(illustrated) == (False, False)


@TEMPORARY
def test_the_job_of_the_day_needs_no_child_in_the_image(write, image, settings):
    from palais.cms.services import publishing

    settings.TODAY = "2021-04-15"
    image.shows_children = False
    image.save()
    page = write("A piece", image=image)
    settings.TODAY = "2021-05-01"
    assert publishing.hide_without_consent() == 1
    assert shown_of(page) == (False, False)


def test_an_image_without_words_is_refused(write, image, settings):
    from django.core.exceptions import ValidationError

    image.description = ""
    image.save()
    with pytest.raises(ValidationError, match="Say what the image shows"):
        write("A piece", image=image)


def test_a_closed_page_can_be_deleted(write):
    page = write("A piece")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    page.delete()
    assert not NewsItem.objects.exists() and not NewsListing.objects.exists()
