"""Newsletters: filled once, composed as text and HTML, sent once to those who confirmed, undone until they left."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from palais.apps.office.models import Change, Job, OutboxMessage, Subscriber, Subscription
from palais.apps.office.services import post
from palais.apps.people.choices import Role
from palais.cms import newsletters
from palais.cms.choices import ItemKind, SendingStatus
from palais.cms.models import NewsletterIndexPage, NewsletterPage, Sending
from palais.cms.newsletters import Pick, composing, filling, sending, tasks
from tests.apps.office.subscribing import reader
from tests.makers import people
from tests.web import reading


@pytest.fixture
def rooms(monkeypatch, db) -> list[Pick]:
    """One room with news that the test fills."""
    found = [Pick("news", "First", "What happened.", "3 April 2021", "/news/first/")]
    source = newsletters.Source(ItemKind.NEWS, lambda **asked: list(found))
    monkeypatch.setattr(newsletters, "_sources", {"news": source})
    return found


def issue(language: str = "en", *, live: bool = True, beside: NewsletterPage | None = None, **fields):
    index = NewsletterIndexPage.objects.get(locale__language_code=language)
    own = {"title": f"Letter {language}", "slug": "letter", "live": False, **fields}
    page = NewsletterPage(locale=index.locale, **own)
    if beside:
        page.translation_key = beside.translation_key
    index.add_child(instance=page)
    if live:
        page.save_revision().publish()
    return NewsletterPage.objects.get(pk=page.pk)


def confirmed(address: str, language: str = "en", **fields) -> Subscriber:
    return reader(address, "all", since=timezone.now(), source="newsletter", language=language, **fields)


@pytest.fixture
def sender(db):
    return people.person("administrator", Role.ADMINISTRATOR)


def items(page: NewsletterPage) -> list[str]:
    return [part.value["title"] for part in page.body if part.block_type == "item"]


def test_a_new_issue_holds_everything_new_and_filling_again_adds_only_what_is_newer(rooms, sender):
    page = filling.start(language="en", by=sender).get_latest_revision_as_object()
    assert ([part.block_type for part in page.body], items(page), page.live) == (
        ["heading", "item"],
        ["First"],
        False,
    )
    rooms.append(Pick("news", "Second", "", "", "/news/second/"))
    handles = {"news-/news/first/", "news-/news/second/", "news-/never-offered/"}
    after = date(2021, 4, 1)
    assert [filling.fill(issue=page, handles=handles, after=after, by=sender) for _ in range(2)] == [1, 0]
    filled = NewsletterPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert ([part.block_type for part in filled.body], items(filled)) == (
        ["heading", "item", "item"],
        ["First", "Second"],
    )
    assert Change.objects.filter(deed="fill-newsletter").count() == 2


def test_an_issue_of_another_language_is_tied_to_the_first_and_made_once(rooms, sender):
    first = issue()
    other = filling.start(language="fr", by=sender, beside=first)
    assert (other.translation_key, other.locale.language_code) == (first.translation_key, "fr")
    with pytest.raises(filling.NotPossible):
        filling.start(language="fr", by=sender, beside=first)


@pytest.fixture
def full(db, settings) -> NewsletterPage:
    """An issue with a part of each kind, in French."""
    settings.SITE_ADDRESS = "https://network.example"
    page = issue("fr", summary="En bref.")
    page.body = [
        ("heading", {"text": "À lire"}),
        (
            "text",
            {
                "text": '<p>Un <a href="/states/MAR/">lien</a> & <b>plus</b>.</p><ul><li>un</li><li>deux</li></ul>'
            },
        ),
        (
            "item",
            {"kind": "news", "title": "Titre <1>", "text": "Texte", "when": "3 avril", "address": "/news/x/"},
        ),
        (
            "item",
            {
                "kind": "other",
                "title": "Ailleurs",
                "text": "",
                "when": "",
                "address": "https://other.example/",
            },
        ),
    ]
    return page


def test_a_letter_has_whole_addresses_and_says_the_same_twice(full):
    letter = composing.composed(full)
    assert (letter.subject, letter.language) == ("Letter fr", "fr")
    for said in (
        "En bref.",
        "À lire",
        "lien (https://network.example/states/MAR/)",
        "• un",
        "• deux",
        "Titre <1>",
    ):
        assert said in letter.text
    assert "https://network.example/fr/news/x/" in letter.text
    soup = reading.page(type("Sent", (), {"content": letter.html.encode()}))
    assert (soup.html["lang"], soup.html["dir"]) == ("fr", "ltr")
    assert [a["href"] for a in soup.find_all("a")] == [
        "https://network.example/states/MAR/",
        "https://network.example/fr/news/x/",
        "https://other.example/",
        "https://network.example/fr/newsletters/letter/",
        composing.END,
        "https://network.example",
    ]
    text, html = letter.for_reader("https://network.example/end/?a=1&b=2")
    assert composing.END not in text + html
    assert "https://network.example/end/?a=1&b=2" in text
    assert "https://network.example/end/?a=1&amp;b=2" in html


def test_only_confirmed_readers_of_the_language_get_it_each_with_a_link_of_their_own(db, sender):
    page = issue()
    mine = confirmed("reader@example.org")
    confirmed("paused@example.org", paused_at=timezone.now())
    confirmed("lecteur@example.org", "fr")
    asked = Subscriber.objects.create(address="never@example.org", language="en")
    Subscription.objects.create(subscriber=asked, source="newsletter", key="all")
    reader("other@example.org", "MAR", since=timezone.now(), source="state")
    made = sending.ask(issue=page, by=sender)
    assert sending.give_to_post(sending=made.pk) == 1
    message = OutboxMessage.objects.get(kind="newsletter")
    assert (message.to, message.subject, message.bulk) == ("reader@example.org", "Letter en", True)
    end = message.headers["List-Unsubscribe"].strip("<>")
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (end in message.text, "/leave/" in end) == (True, True)
    assert mine.key in end


def test_clicked_twice_it_is_sent_once(db, sender):
    page = issue()
    confirmed("reader@example.org")
    first, second = (sending.ask(issue=page, by=sender) for _ in range(2))
    assert first.pk == second.pk
    assert Job.objects.filter(task_path=sending.TASK).count() == 1
    assert [tasks.send_newsletter.func(first.pk) for _ in range(2)] == [1, 0]
    assert OutboxMessage.objects.filter(kind="newsletter").count() == 1
    assert sending.ask(issue=page, by=sender).pk == first.pk


def test_each_reader_gets_an_issue_in_one_language_only(db, sender):
    page = issue()
    twin = issue("fr", beside=page)
    for address, language in (("a@example.org", "en"), ("b@example.org", "fr"), ("c@example.org", "ru")):
        confirmed(address, language)
    assert sending.readers(page, also_others=False).count() == 1
    assert sending.readers(page, also_others=True).count() == 2
    for one in (page, twin):
        sending.give_to_post(sending=sending.ask(issue=one, by=sender, also_others=True).pk)
    got = OutboxMessage.objects.filter(kind="newsletter").order_by("to").values_list("to", "language")
    assert list(got) == [("a@example.org", "en"), ("b@example.org", "fr"), ("c@example.org", "en")]


def test_what_is_undone_before_it_leaves_is_never_written(db, sender):
    page = issue()
    confirmed("reader@example.org")
    made = sending.ask(issue=page, by=sender)
    assert sending.undo(sending=made, by=sender).status == SendingStatus.UNDONE
    assert sending.give_to_post(sending=made.pk) == 0
    assert not OutboxMessage.objects.filter(kind="newsletter").exists()
    again = sending.ask(issue=page, by=sender)
    assert (again.pk != made.pk, sending.give_to_post(sending=again.pk)) == (True, 1)


def test_undoing_takes_back_what_has_not_left_and_keeps_what_has(db, sender):
    page = issue()
    for name in ("a", "b", "c"):
        confirmed(f"{name}@example.org")
    made = sending.ask(issue=page, by=sender)
    sending.give_to_post(sending=made.pk)
    OutboxMessage.objects.filter(to="a@example.org").update(status="sent")
    after = sending.undo(sending=made, by=sender)
    assert (after.status, after.written, after.taken_back) == (SendingStatus.SENT, 3, 2)
    assert list(OutboxMessage.objects.filter(kind="newsletter").values_list("to", flat=True)) == [
        "a@example.org"
    ]
    assert [change.after for change in Change.objects.filter(deed="undo-newsletter")] == [
        {"sending": made.pk, "taken_back": 2}
    ]


def test_what_was_taken_back_in_part_goes_on_to_the_others_alone(db, client, sender):
    page = issue()
    for name in ("a", "b", "c"):
        confirmed(f"{name}@example.org")
    made = sending.ask(issue=page, by=sender)
    sending.give_to_post(sending=made.pk)
    OutboxMessage.objects.filter(to="a@example.org").update(status="sent")
    sending.undo(sending=made, by=sender)
    client.force_login(sender)
    here = reverse("cms-newsletter", args=[page.pk])
    assert "Send to the others in ten minutes" in client.get(here).content.decode()
    client.post(here, {"deed": "go-on", "sending": made.pk})
    assert sending.give_to_post(sending=made.pk) == 2
    made.refresh_from_db()
    assert (made.status, made.written, made.taken_back) == (SendingStatus.SENT, 3, 0)
    sent = OutboxMessage.objects.filter(kind="newsletter").order_by("to")
    assert list(sent.values_list("to", flat=True)) == ["a@example.org", "b@example.org", "c@example.org"]
    assert "Send to the others" not in client.get(here).content.decode()
    with pytest.raises(filling.NotPossible):
        sending.go_on(sending=made, by=sender)


def test_going_on_can_be_undone_and_what_had_left_stays_sent(db, sender):
    page = issue()
    for name in ("a", "b"):
        confirmed(f"{name}@example.org")
    made = sending.ask(issue=page, by=sender)
    sending.give_to_post(sending=made.pk)
    OutboxMessage.objects.filter(to="a@example.org").update(status="sent")
    sending.undo(sending=made, by=sender)
    sending.go_on(sending=made, by=sender)
    after = sending.undo(sending=made, by=sender)
    assert (after.status, after.written, after.taken_back) == (SendingStatus.SENT, 1, 0)
    assert (sending.give_to_post(sending=made.pk), sending.may_go_on(after)) == (0, True)
    Sending.objects.update(asked_at=timezone.now() - timedelta(days=16))
    after.refresh_from_db()
    assert not sending.may_go_on(after)


def test_a_draft_is_not_sent(db, sender):
    with pytest.raises(filling.NotPossible):
        sending.ask(issue=issue(live=False), by=sender)
    assert not Job.objects.filter(task_path=sending.TASK).exists()


def test_an_issue_taken_off_the_site_meanwhile_goes_to_nobody(db, sender):
    page = issue()
    confirmed("reader@example.org")
    made = sending.ask(issue=page, by=sender)
    page.unpublish()
    assert sending.give_to_post(sending=made.pk) == 0


def test_one_click_ends_the_newsletter_alone(db, client, sender):
    page, mine = issue(), confirmed("reader@example.org")
    Subscription.objects.create(
        subscriber=mine, source="state", key="MAR", confirmed_at=timezone.now(), told_until=timezone.now()
    )
    sending.give_to_post(sending=sending.ask(issue=page, by=sender).pk)
    message = OutboxMessage.objects.get(kind="newsletter")
    path = "/" + message.headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    assert client.get(path).status_code == 200
    assert mine.subscriptions.count() == 2
    assert client.post(path).status_code == 200
    assert list(mine.subscriptions.values_list("source", flat=True)) == ["state"]
    assert client.post(path).status_code == 404


def test_who_leaves_is_forgotten_with_the_newsletter_that_waits(db, client, sender):
    page, mine = issue(), confirmed("reader@example.org")
    sending.give_to_post(sending=sending.ask(issue=page, by=sender).pk)
    path = "/" + OutboxMessage.objects.get().headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    client.post(path)
    assert not Subscriber.objects.filter(pk=mine.pk).exists()
    assert not OutboxMessage.objects.filter(to="reader@example.org").exists()


def test_a_look_goes_to_oneself_and_counts_as_no_sending(db, sender):
    page = issue(live=False)
    message = sending.to_myself(issue=page, by=sender)
    assert (message.to, message.kind, message.headers) == (sender.email, sending.TEST, {})
    assert sending.current(page) is None


def test_a_mail_file_can_be_opened_by_a_mail_program(db):
    from email import message_from_bytes, policy

    mail = message_from_bytes(sending.as_file(issue=issue(summary="Ünïcode")), policy=policy.default)
    assert (mail["Subject"], mail.get_body(("plain",)).get_content_type()) == ("Letter en", "text/plain")
    assert "Ünïcode" in mail.get_body(("html",)).get_content()


def test_the_archive_shows_what_is_published_in_its_language(db, client):
    issue()
    issue("fr", live=False)
    assert reading.links(reading.page(client.get("/newsletters/")), "/newsletters/letter") == [
        "/newsletters/letter/"
    ]
    assert client.get("/newsletters/letter/").status_code == 200
    assert client.get("/fr/newsletters/letter/").status_code == 404
    soup = reading.page(client.get("/fr/newsletters/"))
    assert soup.find(class_="nothing") is not None


def screens(page: NewsletterPage) -> list[str]:
    names = ("cms-newsletter", "cms-newsletter-fill", "cms-newsletter-preview", "cms-newsletter-file")
    return [reverse("cms-newsletters"), *(reverse(name, args=[page.pk]) for name in names)]


@pytest.mark.parametrize(
    ("roles", "status"), [((Role.ADMINISTRATOR,), 200), ((Role.PLANNER,), 403), ((), 403)]
)
def test_the_desk_opens_to_those_who_write_pages(db, client, roles, status):
    page = issue(live=False)
    client.force_login(people.person("somebody", *roles))
    seen = {client.get(path, follow=True).status_code for path in screens(page)}
    if status == 403 and roles:  # Wagtail leads people at the desk back with a message
        assert all(client.get(path)["Location"] == "/admin/" for path in screens(page))
    else:
        assert seen == {status}


def test_who_may_not_publish_may_not_send(db, client):
    page = issue()
    confirmed("reader@example.org")
    editor = people.person("editor", Role.EDITOR)
    client.force_login(editor)
    may = page.permissions_for_user(editor).can_publish()
    client.post(reverse("cms-newsletter", args=[page.pk]), {"deed": "send"})
    assert (sending.current(page) is not None) is may


def test_from_the_desk_it_is_sent_and_undone(db, client, sender):
    page = issue()
    client.force_login(sender)
    here = reverse("cms-newsletter", args=[page.pk])
    client.post(here, {"deed": "send"})
    client.post(here, {"deed": "send"})
    made = sending.current(page)
    assert page.sendings.count() == 1
    client.post(here, {"deed": "undo", "sending": made.pk})
    assert sending.current(page) is None


def test_forms_that_nobody_made_do_no_harm(db, client, sender):
    page = issue()
    client.force_login(sender)
    for data in ({"deed": "undo", "sending": "x"}, {"deed": "undo"}):
        assert client.post(reverse("cms-newsletter", args=[page.pk]), data).status_code == 404
    assert client.post(reverse("cms-newsletter", args=[page.pk]), {"deed": "burn"}).status_code == 302
    assert client.post(reverse("cms-newsletters"), {"language": "xx"}).status_code == 302
    assert client.post(reverse("cms-newsletters"), {"language": "es", "beside": "x'"}).status_code == 302
    assert NewsletterPage.objects.filter(locale__language_code="es").count() == 1


def test_who_may_not_write_starts_no_newsletter(db):
    with pytest.raises(filling.NotPossible):
        filling.start(language="en", by=people.person("planner", Role.PLANNER))
    assert not NewsletterPage.objects.exists()


def test_the_preview_is_the_letter(db, client, sender):
    page = issue(summary="In short.")
    client.force_login(sender)
    response = client.get(reverse("cms-newsletter-preview", args=[page.pk]))
    assert "In short." in response.content.decode()
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_source_is_subscribed_to_and_adds_nothing_to_digests(db, client):
    assert client.get("/subscribe/newsletter/all/").status_code == 200
    assert client.get("/subscribe/newsletter/other/").status_code == 404
    from palais.apps.office import subscriptions

    source = subscriptions.registered()["newsletter"]
    assert source.tell(["all"], timezone.now(), timezone.now()) == {}
    assert post.domain_of("a@example.org") == "example.org"
    assert Page.objects.filter(slug="newsletters").count() == 6
