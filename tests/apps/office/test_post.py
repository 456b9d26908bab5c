"""The outbox: one message is written with the deed, claimed, handed over, settled; what is not certain waits."""

from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Site

from palais.apps.office import post as registry
from palais.apps.office.mail_backend import AttachmentRefused
from palais.apps.office.models import Change, Job, OutboxMessage, SiteIdentity
from palais.apps.office.services import post
from palais.apps.office.services.post import settling, ways
from palais.apps.people.models import User
from tests.makers import mail

ANNA = "someone@example.org"


@pytest.fixture
def server(db, settings):
    with mail.server() as letters:
        settings.MAIL = letters.address()
        SiteIdentity.objects.create(
            site=Site.objects.get(is_default_site=True),
            name="Example network",
            sender_name="Réseau, exemple",
            sender_email="post@example.org",
        )
        yield letters


@pytest.fixture
def folder(db, settings, tmp_path) -> Path:
    settings.MAIL = {**settings.MAIL, "way": "files", "folder": str(tmp_path / "mail")}
    return tmp_path / "mail"


@pytest.fixture
def administrator(db) -> User:
    return User.objects.create_superuser(email="admin@example.org", password="x")


def write(to: str = ANNA, **fields) -> OutboxMessage:
    wanted = {
        "language": "en",
        "subject": "A subject",
        "text": "A text.\n.\nWith a dot.\n",
        "kind": registry.OTHER,
    }
    return post.put(to=to, **(wanted | fields))


def standing(message: OutboxMessage) -> tuple[str, str]:
    message.refresh_from_db()
    return message.status, message.reason


def deliver() -> int:
    return post.deliver(run="a job")


def test_a_message_that_is_rolled_back_is_never_sent(server):
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert (deliver(), OutboxMessage.objects.count(), Job.objects.count()) == (0, 0, 0)


def test_a_message_is_handed_over_once_and_its_words_are_blanked(server):
    message = write(headers={"List-Unsubscribe": "<https://example.org/" + "x" * 120 + ">"})
    assert [deliver(), deliver()] == [1, 0]
    (letter,) = server.taken
    assert server.recipients == [ANNA]
    assert (letter["Message-ID"], letter["Subject"]) == (message.message_id, "A subject")
    assert letter["From"].addresses[0].display_name == "Réseau, exemple"
    assert letter["From"].addresses[0].addr_spec == "post@example.org"
    assert (letter["Auto-Submitted"], letter["Content-Language"]) == ("auto-generated", "en")
    assert letter["List-Unsubscribe"].strip() == "<https://example.org/" + "x" * 120 + ">"
    assert letter.get_body(("plain",)).get_content().replace("\r\n", "\n") == "A text.\n.\nWith a dot.\n"
    assert standing(message) == ("sent", "")
    assert (message.subject, message.text, message.html, message.headers) == ("", "", "", {})


def test_many_messages_need_one_job(server):
    for number in range(5):
        write(f"reader{number}@example.org")
    assert Job.objects.filter(task_path="palais.apps.office.tasks.deliver_post").count() == 1
    assert (deliver(), len(server.taken)) == (5, 5)


def test_of_messages_with_the_same_words_of_once_there_is_one(server):
    first = write(once="digest 7 2026-11-02")
    second = write("another@example.org", once="digest 7 2026-11-02")
    assert (first.pk, second.to, deliver()) == (second.pk, ANNA, 1)


def test_messages_that_somebody_waits_for_go_before_bulk_mail(server, monkeypatch):
    monkeypatch.setitem(registry.registered(), "bulk", registry.PostKind("bulk", "Bulk", bulk=True))
    write("late@example.org", kind="bulk")
    write("soon@example.org")
    assert (deliver(), server.recipients) == (2, ["soon@example.org", "late@example.org"])


def test_a_permanent_refusal_fails_and_the_others_go_on(server):
    server.to_recipient = {"nobody@example.org": "550 5.1.1 nobody@example.org is not known"}
    refused, fine = write("nobody@example.org"), write()
    assert (deliver(), standing(refused), standing(fine)) == (1, ("failed", "refused"), ("sent", ""))
    assert (refused.answer, refused.text != "") == ("550 5.1.1", True)


def test_a_temporary_refusal_waits_longer_each_time_and_then_fails(server):
    server.to_recipient = {ANNA: "451 4.7.1 Greylisted, come back"}
    message = write()
    waits = []
    for _ in range(7):
        before = timezone.now()
        OutboxMessage.objects.update(next_try_at=before)
        assert deliver() == 0
        message.refresh_from_db()
        waits.append(round((message.next_try_at - before).total_seconds() / 60))
    assert waits[:6] == [5, 15, 60, 240, 720, 1440]
    assert (standing(message), message.attempts) == (("failed", "gave-up"), 7)


def test_a_message_refused_for_now_goes_when_the_server_takes_it(server):
    server.to_data = "452 4.3.1 No room"
    message = write()
    assert (deliver(), standing(message)) == (0, ("waiting", "later"))
    server.to_data = mail.ACCEPTED
    assert deliver() == 0
    OutboxMessage.objects.update(next_try_at=timezone.now())
    assert (deliver(), standing(message)) == (1, ("sent", ""))


def test_without_a_server_everything_waits_and_nothing_is_lost(server, settings):
    port = settings.MAIL["port"]
    settings.MAIL = {**settings.MAIL, "port": 1}
    one, two = write(), write("another@example.org")
    assert (deliver(), standing(one), standing(two)) == (0, ("waiting", "no-server"), ("waiting", ""))
    assert one.answer == "ConnectionRefusedError"
    settings.MAIL = {**settings.MAIL, "port": port}
    OutboxMessage.objects.update(next_try_at=timezone.now())
    assert deliver() == 2


def test_a_server_that_does_not_want_tls_gets_nothing(server, settings):
    settings.MAIL = {**settings.MAIL, "tls": "starttls"}
    message = write()
    assert (deliver(), standing(message), message.answer) == (
        0,
        ("waiting", "no-server"),
        "SMTPNotSupportedError",
    )
    assert server.taken == []


def test_a_server_that_goes_away_after_the_message_leaves_it_uncertain(server, settings, administrator):
    server.to_data = "421 4.3.2 Shutting down"
    message = write()
    assert (deliver(), standing(message)) == (0, ("waiting", "no-server"))  # it said that it did not take it

    class GoneAfterwards(ways.Smtp):
        def step(self, answer, **words):
            super().step(answer, **words)
            if words.get("expected") == (354,):
                self.server.sock.shutdown(2)

    way = GoneAfterwards(settings.MAIL)
    with pytest.raises(ways.NotKnown):
        way.hand_over(b"Subject: x\r\n\r\nx\r\n", sender="post@example.org", to=ANNA, name="x")


def test_without_a_sender_nothing_leaves_and_nothing_is_claimed(server):
    SiteIdentity.objects.update(sender_email="")
    message = write()
    assert (deliver(), standing(message), server.taken) == (0, ("waiting", ""), [])
    SiteIdentity.objects.update(sender_email="post@example.org")
    assert deliver() == 1


def test_each_mail_domain_gets_so_many_within_a_minute(server, settings):
    settings.MAIL_PER_DOMAIN = 2
    for number in range(4):
        write(f"reader{number}@example.org")
    write("reader@example.net")
    Job.objects.all().delete()
    assert (deliver(), server.recipients[-1]) == (3, "reader@example.net")
    assert Job.objects.get().run_after > timezone.now()  # the rest has a job of its own, a little later
    OutboxMessage.objects.update(claimed_at=timezone.now() - timedelta(seconds=61))
    assert deliver() == 2


def test_a_turn_ends_in_time_and_asks_for_another(server, monkeypatch):
    message = write()
    Job.objects.all().delete()
    monkeypatch.setattr("palais.apps.office.services.post.delivering.TURN_SECONDS", -1.0)
    assert (deliver(), standing(message), Job.objects.count()) == (0, ("waiting", ""), 1)


def test_the_words_are_in_a_file_that_can_be_read(folder, settings):
    settings.SITE_ADDRESS = "https://palais.example.org"
    write(language="ar", subject="موضوع", text="نص\n", html="<p>نص</p>")
    assert deliver() == 1
    (file,) = folder.iterdir()
    letter = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert letter["From"].addresses[0].addr_spec == "no-reply@palais.example.org"
    assert letter["Message-ID"].endswith("@palais.example.org>")
    assert letter["Subject"] == "موضوع"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    assert "نص" in file.read_text(encoding="utf-8")
    assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_the_console_shows_it(db, settings, capsys):
    settings.MAIL = {**settings.MAIL, "way": "console"}
    write()
    assert deliver() == 1
    assert "To: someone@example.org" in capsys.readouterr().out


def test_a_message_whose_worker_died_is_uncertain_and_not_sent_again(server, administrator):
    message = write()
    job = Job.objects.get()
    job.claim("a worker")
    OutboxMessage.objects.update(
        status="claimed", claimed_by=str(job.pk), claimed_at=timezone.now(), attempts=1
    )
    assert post.deliver(run="another job") == 0
    assert standing(message) == ("claimed", "")  # its worker may still be at it
    job.set_failed(RuntimeError())
    assert (deliver(), standing(message)) == (0, ("uncertain", "worker-ended"))
    assert (deliver(), server.taken) == (0, [])
    post.send_again(message=message.pk, by=administrator)
    assert (deliver(), server.taken[0]["Message-ID"]) == (1, message.message_id)
    change = Change.objects.get(deed="send-message-again")
    assert (change.about_key, change.before, change.after) == (
        str(message.pk),
        {"status": "uncertain"},
        {"status": "waiting"},
    )
    assert ANNA not in str(Change.objects.values())


def test_a_claim_that_is_old_is_uncertain_whoever_holds_it(server):
    message = write()
    OutboxMessage.objects.update(
        status="claimed", claimed_by="a job long ago", claimed_at=timezone.now() - timedelta(minutes=11)
    )
    assert (deliver(), standing(message)) == (0, ("uncertain", "worker-ended"))


def test_a_worker_that_was_only_asleep_may_say_that_it_was_sent(server, administrator):
    message = write()
    OutboxMessage.objects.update(status="claimed", claimed_by="a job", claimed_at=timezone.now(), attempts=1)
    asleep = OutboxMessage.objects.get()
    settling.doubt(run="a job")
    settling.succeed(asleep)
    assert standing(message) == ("sent", "")
    again = write("another@example.org")
    OutboxMessage.objects.filter(pk=again.pk).update(status="uncertain", claimed_by="a job", attempts=1)
    asleep = OutboxMessage.objects.get(pk=again.pk)
    post.send_again(message=again.pk, by=administrator)
    settling.succeed(asleep)  # too late: an administrator has decided
    assert standing(again) == ("waiting", "")


def test_an_uncertain_message_can_be_closed_and_then_says_nothing_any_more(server, administrator):
    message = write()
    OutboxMessage.objects.update(status="uncertain")
    post.close(message=message.pk, by=administrator)
    assert (standing(message), message.text) == (("failed", "closed"), "")
    for deed in (post.close, post.send_again):
        with pytest.raises(post.NotUncertain) as refused:
            deed(message=message.pk, by=administrator)
    assert str(refused.value) == "Only a message that is uncertain or failed can be sent again or closed."


BAD_ADDRESSES = [
    ("", "This is not an e-mail address. Please write it like name@example.org."),
    ("example.org", "This is not an e-mail address. Please write it like name@example.org."),
    ("a@b@example.org", "This is not an e-mail address. Please write it like name@example.org."),
    ("a b@example.org", "This is not an e-mail address. Please write it like name@example.org."),
    ("a@localhost..org", "The part after the @ is not the name of a mail domain."),
    (
        "a@example.org\nBcc: all@example.org",
        "This is not an e-mail address. Please write it like name@example.org.",
    ),
    ("x" * 65 + "@example.org", "This e-mail address is too long."),
    ("a@" + "b." * 130 + "org", "This e-mail address is too long."),
    ("x" * 1_000_000 + "@example.org", "This e-mail address is too long."),
    (
        "用户@example.org",
        "Many mail servers cannot take letters such as these before the @. "
        "Please use an address that has only plain letters there.",
    ),
]


@pytest.mark.parametrize(("address", "sentence"), BAD_ADDRESSES, ids=range(len(BAD_ADDRESSES)))
def test_an_address_that_cannot_be_used_is_refused_with_a_sentence(address, sentence):
    with pytest.raises(post.AddressRefused) as refused:
        post.written(address)
    assert str(refused.value) == sentence


def test_a_domain_in_another_script_is_written_as_mail_servers_know_it(server):
    assert post.written(" Anna@пример.РФ ") == "Anna@xn--e1afmkfd.xn--p1ai"
    write("someone@例子.中国")
    assert (deliver(), server.recipients) == (1, ["someone@xn--fsqu00a.xn--fiqs8s"])


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Hello\r\nBcc: all@example.org"},
        {"reply_to": "me@example.org\nBcc: all@example.org"},
        {"headers": {"List-Unsubscribe": "<x>\nBcc: all@example.org"}},
        {"headers": {"X\nBcc": "all@example.org"}},
        {"to": "me@example.org\0"},
    ],
)
def test_nobody_writes_headers_of_their_own(db, fields):
    with pytest.raises(post.HeaderRefused, match="holds a line break"):
        write(**fields)
    assert OutboxMessage.objects.count() == 0


def test_a_kind_that_nobody_registered_is_refused(db):
    with pytest.raises(post.NoSuchKind):
        write(kind="surprise")


def test_django_mail_goes_through_the_outbox(server):
    outbox = get_connection("palais.apps.office.mail_backend.Outbox")
    plain = EmailMessage("Plain", "Words", "me@elsewhere.example", [ANNA], bcc=["b@example.org"])
    rich = EmailMultiAlternatives("Rich", "Words", None, [ANNA], reply_to=["desk@example.org"])
    rich.attach_alternative("<p>Words</p>", "text/html")
    with translation.override("fr"):
        assert outbox.send_messages([plain, rich, EmailMessage("Nobody", "Words")]) == 2
    assert (deliver(), server.recipients) == (3, [ANNA, "b@example.org", ANNA])
    assert {letter["From"].addresses[0].addr_spec for letter in server.taken} == {"post@example.org"}
    assert server.taken[2]["Reply-To"] == "desk@example.org"
    assert (server.taken[2].is_multipart(), server.taken[2]["Content-Language"]) == (True, "fr")
    plain.attach("file.txt", "x", "text/plain")
    with pytest.raises(AttachmentRefused):
        outbox.send_messages([plain])


def test_tidying_gives_up_blanks_and_deletes(server):
    now = timezone.now()
    waiting, failed, sent = write("a@example.org"), write("b@example.org"), write("c@example.org")
    OutboxMessage.objects.filter(pk=waiting.pk).update(created_at=now - timedelta(days=6))
    OutboxMessage.objects.filter(pk=failed.pk).update(status="failed", ended_at=now - timedelta(days=8))
    OutboxMessage.objects.filter(pk=sent.pk).update(status="sent", ended_at=now - timedelta(days=31))
    assert post.tidy() == 1
    assert standing(waiting) == ("failed", "too-old")
    assert (standing(failed), failed.text) == (("failed", ""), "")
    assert not OutboxMessage.objects.filter(pk=sent.pk).exists()


def test_a_person_who_asks_for_it_is_forgotten(server):
    sent, waiting, other = write(), write(), write("other@example.org")
    OutboxMessage.objects.filter(pk=sent.pk).update(status="sent")
    assert post.forget_address(address=ANNA.upper()) == 2
    assert not OutboxMessage.objects.filter(pk=waiting.pk).exists()
    sent.refresh_from_db()
    other.refresh_from_db()
    assert (sent.to, sent.text, other.to) == ("", "", "other@example.org")
