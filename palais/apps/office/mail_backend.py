"""Django's own way of sending, led through the outbox: what any library sends with `django.core.mail` goes the
same way as our own messages, in the transaction that asks for it."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from palais.apps.office.post import OTHER
from palais.apps.office.services import post


class AttachmentRefused(ValueError):
    """The outbox keeps words, not files."""


class Outbox(BaseEmailBackend):
    """One row for each recipient. The sender is the site identity's, whatever the message says."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self.take_in(message) for message in email_messages)

    def take_in(self, message: EmailMessage) -> int:
        if message.attachments:
            raise AttachmentRefused("Messages of this installation carry no files: name an address instead.")
        is_html = message.content_subtype == "html"
        forms: dict[str, Any] = {form[1]: form[0] for form in getattr(message, "alternatives", ())}
        text = forms.get("text/plain", "") if is_html else message.body
        html = message.body if is_html else forms.get("text/html", "")
        recipients = dict.fromkeys(message.recipients())
        for recipient in recipients:
            post.put(
                to=recipient,
                language=get_language() or "en",
                subject=str(message.subject),
                text=str(text),
                html=str(html),
                kind=OTHER,
                reply_to=next(iter(message.reply_to), ""),
            )
        return 1 if recipients else 0
