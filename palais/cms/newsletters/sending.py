"""Sending an issue: asked for once, undone until its messages have left, each reader once for all its languages."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office import post as kinds
from palais.apps.office import queries
from palais.apps.office.choices import PostStatus
from palais.apps.office.models import OutboxMessage, Subscriber, Subscription
from palais.apps.office.services import changelog, jobs, post, subscriptions
from palais.apps.office.services.post import composing as mail
from palais.apps.office.services.post import tidying
from palais.apps.office.services.subscriptions import tokens
from palais.apps.people.models import User
from palais.cms import newsletters
from palais.cms.choices import SendingStatus
from palais.cms.models import NewsletterPage, Sending
from palais.cms.newsletters import composing, deeds
from palais.cms.newsletters.composing import Letter
from palais.cms.newsletters.filling import NotPossible

TASK = "palais.cms.newsletters.tasks.send_newsletter"
TEST = "newsletter-test"
UNDO_FOR = timedelta(minutes=10)
STEP = 200


def register_kinds() -> None:
    kinds.register(
        kinds.PostKind(subscriptions.NEWSLETTER, gettext_lazy("Newsletter"), bulk=True),
        kinds.PostKind(TEST, gettext_lazy("Newsletter, to look at")),
    )


def readers(issue: NewsletterPage, *, also_others: bool) -> "QuerySet[Subscriber]":
    """Who confirmed the newsletter and reads this language; `also_others`: and readers of the languages in which this
    issue is not published. Who has paused gets nothing."""
    wanted = Subscription.objects.filter(
        subscriber=OuterRef("pk"), source=newsletters.SOURCE, confirmed_at__isnull=False
    )
    languages = {issue.locale.language_code}
    if also_others:
        others = issue.get_translations().live().values_list("locale__language_code", flat=True)
        languages |= {code for code, _name in settings.INTERFACE_LANGUAGES} - set(others)
    return Subscriber.objects.filter(Exists(wanted), language__in=languages, paused_at__isnull=True).order_by(
        "pk"
    )


def current(issue: NewsletterPage) -> Sending | None:
    """The sending of an issue that was not undone; None where there is none."""
    return issue.sendings.exclude(status=SendingStatus.UNDONE).first()


def ask(*, issue: NewsletterPage, by: User, also_others: bool = False) -> Sending:
    """Send an issue in ten minutes. Asked a second time, nothing happens: the first sending comes back.

    Raises NotPossible where it is not published.
    """
    if not issue.live:
        raise NotPossible(_("Publish the newsletter first: its readers are led to its page."))
    now: datetime = timezone.now()
    try:
        with transaction.atomic():
            sending = Sending.objects.create(
                issue=issue, by=by, also_others=also_others, asked_at=now, starts_at=now + UNDO_FOR
            )
            jobs.enqueue(task=TASK, after=sending.starts_at, sending=sending.pk)
            changelog.record(
                deed=deeds.SEND_NEWSLETTER,
                kind="newsletter",
                key=str(issue.pk),
                by=by,
                after={"sending": sending.pk, "also_others": also_others},
            )
    except IntegrityError:
        first = current(issue)
        if first is None:
            raise
        return first
    return sending


@transaction.atomic
def undo(*, sending: Sending, by: User) -> Sending:
    """Take back what has not left the house. What has left stays sent, and the sending with it."""
    locked = Sending.objects.select_for_update().get(pk=sending.pk)
    if locked.status == SendingStatus.UNDONE:
        return locked
    taken = messages(locked.issue).filter(status=PostStatus.WAITING).delete()[0]
    locked.taken_back += taken
    nothing_left = locked.taken_back >= locked.written
    locked.status = SendingStatus.UNDONE if nothing_left else SendingStatus.SENT
    locked.save()
    changelog.record(
        deed=deeds.UNDO_NEWSLETTER,
        kind="newsletter",
        key=str(locked.issue_id),
        by=by,
        after={"sending": locked.pk, "taken_back": taken},
    )
    return locked


def may_go_on(sending: Sending | None) -> bool:
    """Whether some of its readers have not had it, as after it was taken back in part.

    Asked only as long as the outbox surely knows who has.
    """
    if sending is None or sending.status != SendingStatus.SENT:
        return False
    if timezone.now() - sending.asked_at > tidying.KEEP_ENDED / 2:
        return False
    issue = sending.issue
    known = OutboxMessage.objects.filter(kind=subscriptions.NEWSLETTER, once__startswith=prefix(issue))
    had = set(known.values_list("once", flat=True))
    keys = readers(issue, also_others=sending.also_others).values_list("key", flat=True)
    return any(f"{prefix(issue)}{key}" not in had for key in keys)


@transaction.atomic
def go_on(*, sending: Sending, by: User) -> Sending:
    """Send to those who have not had it, in ten minutes. Raises NotPossible where there are none, or it is long ago."""
    locked = Sending.objects.select_for_update().get(pk=sending.pk)
    if not may_go_on(locked):
        raise NotPossible(_("Nobody is left who should get this newsletter."))
    locked.written -= locked.taken_back
    locked.taken_back = 0
    locked.status, locked.starts_at = SendingStatus.WAITING, timezone.now() + UNDO_FOR
    locked.save()
    jobs.enqueue(task=TASK, after=locked.starts_at, sending=locked.pk)
    changelog.record(
        deed=deeds.SEND_NEWSLETTER,
        kind="newsletter",
        key=str(locked.issue_id),
        by=by,
        after={"sending": locked.pk, "also_others": locked.also_others},
    )
    return locked


@transaction.atomic
def give_to_post(*, sending: int) -> int:
    """Write the messages of a sending into the outbox; how many. Run again, it writes those that are missing."""
    found = Sending.objects.select_for_update().filter(pk=sending).first()
    if found is None or found.status != SendingStatus.WAITING:
        return 0
    issue = NewsletterPage.objects.get(pk=found.issue_id)
    before = messages(issue).count()
    if issue.live:
        letter = composing.composed(issue)
        for batch in batches(readers(issue, also_others=found.also_others)):
            post.put_all([draft(letter, issue, reader) for reader in batch])
    written = messages(issue).count() - before
    found.status, found.written = SendingStatus.SENT, found.written + written
    found.save()
    changelog.record(
        deed=deeds.GIVE_NEWSLETTER,
        kind="newsletter",
        key=str(issue.pk),
        by=None,
        after={"sending": found.pk, "messages": written},
    )
    return written


def batches(rows: "QuerySet[Subscriber]") -> Any:
    """Readers with the subscription that a link in their letter ends, some at a time; who got the issue in another
    language is left out when the outbox takes each `once` once."""
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:STEP]):
        last = batch[-1].pk
        wanted = Subscription.objects.filter(subscriber__in=batch, source=newsletters.SOURCE)
        own = {row.subscriber_id: row for row in wanted}
        for reader in batch:
            reader.newsletter = own[reader.pk]
        yield batch


def messages(issue: NewsletterPage) -> "QuerySet[OutboxMessage]":
    """What the outbox holds of an issue in its language."""
    return OutboxMessage.objects.filter(
        kind=subscriptions.NEWSLETTER,
        language=issue.locale.language_code,
        once__startswith=prefix(issue),
    )


def prefix(issue: NewsletterPage) -> str:
    """The same for all languages of an issue: each reader gets it in one of them."""
    return f"newsletter {issue.translation_key.hex} "


def draft(letter: Letter, issue: NewsletterPage, reader: Any) -> OutboxMessage:
    end = tokens.address_of(tokens.LEAVE, f"{reader.key}~{reader.newsletter.pk}", language=letter.language)
    text, html = letter.for_reader(end)
    return post.draft(
        to=reader.address,
        language=letter.language,
        subject=letter.subject,
        text=text,
        html=html,
        kind=subscriptions.NEWSLETTER,
        once=f"{prefix(issue)}{reader.key}",
        headers=post.one_click(end),
    )


def to_myself(*, issue: NewsletterPage, by: User) -> OutboxMessage:
    """The letter as it stands now, drafts too, to the one who asks; its link to end leads to one’s choices."""
    return post.put(to=by.email, kind=TEST, **worded(issue))


def as_file(*, issue: NewsletterPage) -> bytes:
    """The letter as an .eml file that any mail program opens, addressed to nobody."""
    sender = queries.sender(fallback=f"no-reply@{post.site_host()}")
    message = post.draft(to="reader@example.org", kind=TEST, **worded(issue))
    return mail.composed(message, sender=sender)


def worded(issue: NewsletterPage) -> dict[str, Any]:
    letter = composing.composed(issue)
    text, html = letter.for_reader(f"{settings.SITE_ADDRESS}/subscriptions/")
    return {"language": letter.language, "subject": letter.subject, "text": text, "html": html}
