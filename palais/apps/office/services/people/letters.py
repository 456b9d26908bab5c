"""What is written to people about their account."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from palais.apps.office.choices import PostStatus
from palais.apps.office.models import OutboxMessage
from palais.apps.office.post import PostKind, register
from palais.apps.office.services import post
from palais.apps.people.choices import Role
from palais.apps.people.models import Invitation

INVITATION, ACCOUNT = "invitation", "account"


def register_kinds() -> None:
    register(
        PostKind(INVITATION, gettext_lazy("Invitation")),
        PostKind(ACCOUNT, gettext_lazy("Signing in")),
    )


def link(*, language: str, token: str) -> str:
    """The address at which an invitation is accepted, in the language of the person."""
    with translation.override(language):
        return f"{settings.SITE_ADDRESS}{reverse('invitation', args=[token])}"


def invitation(*, invitation: Invitation, token: str) -> None:
    """The link, who asks, for what, and until when it is good. The roles stay lazy: they are said in its language."""
    post.enqueue(
        to=invitation.email,
        language=invitation.language,
        template="invitation",
        facts={
            "link": link(language=invitation.language, token=token),
            "by": invitation.invited_by.get_full_name() if invitation.invited_by else "",
            "organisation": invitation.organisation.name if invitation.organisation else "",
            "roles": [Role(role).label for role in invitation.roles],
            "expires_at": invitation.expires_at,
        },
        kind=INVITATION,
        once=mark(invitation),
    )


def take_back(*, invitation: Invitation) -> None:
    """A letter that still waits is not sent: its link no longer works."""
    OutboxMessage.objects.filter(once=mark(invitation), status=PostStatus.WAITING).delete()


def mark(invitation: Invitation) -> str:
    """By which the letter of one link is known; it tells nothing of the link."""
    return f"{INVITATION} {invitation.token_hash[:32]}"
