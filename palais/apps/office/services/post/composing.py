"""From a row of the outbox to the bytes that a mail server gets: the same bytes each time but for the date."""

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address

from palais.apps.office import queries
from palais.apps.office.models import OutboxMessage
from palais.apps.office.services.post.rendering import BCP47, as_html

MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
"""So that no absence notice answers a machine."""


def composed(message: OutboxMessage, *, sender: queries.Sender) -> bytes:
    """Raises ValueError where it cannot be written as an e-mail."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=sanitize_address((sender.name, sender.email), "utf-8"),
        to=[message.to],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={
            **MACHINE,
            **message.headers,
            "Message-ID": message.message_id,
            "Content-Language": BCP47.get(message.language, message.language),
        },
    )
    html = message.html or as_html(subject=message.subject, text=message.text, language=message.language)
    mail.attach_alternative(html, "text/html")
    return bytes(mail.message().as_bytes(linesep="\r\n"))
