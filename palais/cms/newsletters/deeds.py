"""Deeds on pages and newsletters that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

START_NEWSLETTER, FILL_NEWSLETTER = "start-newsletter", "fill-newsletter"
SEND_NEWSLETTER, GIVE_NEWSLETTER, UNDO_NEWSLETTER = (
    "send-newsletter",
    "give-newsletter-to-post",
    "undo-newsletter",
)


def register() -> None:
    deeds.register(
        start_newsletter=_("Newsletter started"),
        fill_newsletter=_("Newsletter filled"),
        send_newsletter=_("Newsletter to be sent"),
        give_newsletter_to_post=_("Newsletter given to the post"),
        undo_newsletter=_("Sending of a newsletter undone"),
    )
