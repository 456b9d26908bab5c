"""What is written to people about their account."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from palais.apps.office import queries
from palais.apps.people.choices import Role
from palais.apps.people.models import Invitation


def link(*, language: str, token: str) -> str:
    """The address at which an invitation is accepted, in the language of the person."""
    with translation.override(language):
        return f"{settings.SITE_ADDRESS}{reverse('invitation', args=[token])}"


def invitation(*, invitation: Invitation, token: str) -> None:
    """The link, who asks, for what, and until when it is good."""
    facts = {
        "link": link(language=invitation.language, token=token),
        "by": invitation.invited_by.get_full_name() if invitation.invited_by else "",
        "organisation": invitation.organisation.name if invitation.organisation else "",
        "roles": [Role(role).label for role in invitation.roles],
        "expires_at": invitation.expires_at,
    }
    identity = queries.identity(language=invitation.language)
    with translation.override(invitation.language):
        whole = render_to_string(
            "emails/invitation.txt", {**facts, "identity": identity, "site_address": settings.SITE_ADDRESS}
        )
    subject, _, text = whole.strip().partition("\n")
    send_mail(subject, text.strip(), None, [invitation.email])
