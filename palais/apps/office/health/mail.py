"""Whether messages leave: what is uncertain, what failed, what waits and why."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palais.apps.office import queries
from palais.apps.office.choices import PostStatus
from palais.apps.office.health import Check, Finding, doubtful, well
from palais.apps.office.health import register as add
from palais.apps.office.models import OutboxMessage

WAITED_TOO_LONG = timedelta(hours=2)


def register() -> None:
    add(Check("mail", gettext_lazy("Post"), mail, quick=False))


def mail() -> Finding:
    """Never bad: a message that waits or is uncertain is seen to at the desk, and readers of pages miss nothing."""
    counts = queries.post_counts()
    number = counts.get(str(PostStatus.UNCERTAIN), 0)
    if number:
        words = ngettext(
            "%(number)s message is uncertain: look at Post at the desk.",
            "%(number)s messages are uncertain: look at Post at the desk.",
            number,
        )
        return doubtful(words % {"number": number})
    if is_waiting():
        if settings.MAIL["way"] == "smtp" and not queries.sender(fallback="").is_written:
            return doubtful(_("Messages wait: the site identity names no address that e-mails come from."))
        return doubtful(_("Messages wait for more than two hours: look at Post at the desk."))
    number = counts.get(str(PostStatus.FAILED), 0)
    if number:
        words = ngettext(
            "%(number)s message failed lately: look at Post at the desk.",
            "%(number)s messages failed lately: look at Post at the desk.",
            number,
        )
        return doubtful(words % {"number": number})
    return well(_("No message waits for long, and none is uncertain."))


def is_waiting() -> bool:
    long_ago = timezone.now() - WAITED_TOO_LONG
    return OutboxMessage.objects.filter(status=PostStatus.WAITING, created_at__lt=long_ago).exists()
