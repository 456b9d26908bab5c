"""What stands on a consent goes with it wherever it is shown or copied: newsletters, letters, quotations, images."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from palais.apps.office import clock
from palais.apps.office.models import PalaisImage
from palais.apps.office.services.people import consents
from palais.cms import searching
from palais.cms.models import NewsItem, NewsletterIndexPage, NewsletterPage
from palais.cms.models.blocks import Quote
from palais.cms.newsletters import composing
from palais.cms.services import publishing, showing
from palais.web.site import followup_news
from palais.web.site import newsletters as web_newsletters
from tests.makers import files, followup

UNCLOSED = "ignore::pytest.PytestUnraisableExceptionWarning"
"""Wagtail leaves the file open into which it draws a smaller image."""


def issue(body: list) -> NewsletterPage:
    index = NewsletterIndexPage.objects.get(locale__language_code="en")
    page = NewsletterPage(locale=index.locale, title="Letter", slug="letter", live=False, body=body)
    index.add_child(instance=page)
    page.save_revision().publish()
    return NewsletterPage.objects.get(pk=page.pk)


def test_nothing_of_an_activity_that_was_taken_back_stands_in_an_issue(facts_loaded, settings, client):
    settings.SITE_ADDRESS = "https://network.example"
    activity = followup.activity(followup.monitor(), "Ada speaks", consent=followup.consent("quote"))
    address = "/follow-up/dgd-2018/activities/1/"
    words = {"kind": "follow-up", "title": "Ada speaks", "text": "", "when": "", "address": address}
    page = issue([("item", words), ("item", words | {"title": "Kept", "address": "/states/MAR/"})])
    (found,) = searching.documents([str(page.translation_key)])
    assert "Ada" not in found.texts["en"] and "Kept" in found.texts["en"]
    assert "Ada speaks" in composing.composed(page).text
    assert "Ada speaks" in client.get(page.url).content.decode()
    consents.withdraw(consent=activity.consent, by=None)
    letter = composing.composed(page)
    assert "Ada speaks" not in letter.text + letter.html + client.get(page.url).content.decode()
    assert "Kept" in letter.text and "Kept" in client.get(page.url).content.decode()


def test_letters_say_none_of_the_words_that_stand_on_a_consent(facts_loaded):
    monitor = followup.monitor()
    followup.activity(monitor, "Ada speaks", consent=followup.consent("quote"))
    followup.activity(monitor, "A law")
    on = clock.today()
    asked = {"language": "en", "after": on - timedelta(days=2000), "on": on}
    found = {pick.address: (pick.title, pick.text) for pick in web_newsletters.reported(**asked)}
    assert found == {
        "/follow-up/dgd-2018/activities/1/": ("Example day", ""),
        "/follow-up/dgd-2018/activities/2/": ("A law", "A law took place."),
    }
    moments = timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)
    (told,) = followup_news.told(["dgd-2018"], *moments).values()
    assert [news.text for news in told] == ["Activity reported: 1", "Activity reported: A law"]


@pytest.mark.filterwarnings(UNCLOSED)
def test_social_media_are_given_an_image_only_where_that_was_agreed_to(write, settings):
    settings.TODAY = "2021-04-15"
    agreed = PalaisImage.objects.create(
        title="A table",
        description="Two children write at a table.",
        file=files.image_file(size=(1400, 700)),
        consent=followup.consent("photo"),
    )
    write("A piece", image=agreed)

    def shared() -> str:
        return NewsItem.objects.get().image["shared"]

    assert shared() == ""
    agreed.consent.purposes = ["photo", "social-media"]
    agreed.consent.save()
    assert shared().endswith(".jpg")
    agreed.consent, agreed.shows_children, agreed.consent_note = None, True, "On file."
    agreed.save()
    assert shared() == ""
    agreed.shows_children = False
    agreed.save()
    assert shared().endswith(".jpg")


def test_a_quotation_goes_with_the_consent_it_stands_on(write, settings):

    settings.TODAY = "2021-04-15"
    agreed = followup.consent("quote", ends=date(2021, 4, 30))
    page = write("A piece", text="")
    words = {"text": "We count.", "said_by": "", "language": "", "consent": agreed.reference}
    page.body = [("quote", words), ("quote", words | {"text": "Others say so.", "consent": ""})]
    page.save()

    def shown() -> str:
        return NewsItem.objects.get().html

    assert "We count." in shown() and NewsItem.objects.get().teaser == "Others say so."
    settings.TODAY = "2021-05-01"
    assert publishing.hide_without_consent() == 1
    assert "We count." not in shown() and "Others say so." in shown()
    settings.TODAY = "2021-04-15"
    showing.show_again([page.pk])
    assert "We count." in shown()
    consents.withdraw(consent=agreed, by=None)
    assert "We count." not in shown()


def test_the_reference_of_a_quotation_must_be_that_of_a_consent_to_it(db, settings):

    def cleaned(reference: str, said_by: str = "") -> str:
        value = {"text": "We count.", "said_by": said_by, "language": "", "consent": reference}
        block = Quote()
        return block.clean(block.to_python(value))["consent"]

    settings.TODAY = "2021-04-15"
    agreed = followup.consent("quote").reference
    assert (cleaned(agreed.lower()), cleaned("")) == (agreed, "")
    for asked in (("C-NOTHING",), (followup.consent("photo").reference,), (agreed, "Ada")):
        with pytest.raises(ValidationError):
            cleaned(*asked)
