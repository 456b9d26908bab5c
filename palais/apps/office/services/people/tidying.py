"""Forgetting what nobody needs: old invitations, sessions that have ended, counts of the shared cache."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from palais.apps.people import queries

KEEP_INVITATIONS = timedelta(days=30)
CACHE_TABLE = "office_cache"


def tidy() -> int:
    """Delete invitations whose link ended thirty days ago, sessions that are over, and counts of earlier days; how
    many invitations and sessions."""
    now = timezone.now()
    invitations = queries.forgotten_invitations(before=now - KEEP_INVITATIONS).delete()[0]
    sessions = Session.objects.filter(expire_date__lt=now).delete()[0]
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
    forget_counts()
    return invitations + sessions


def forget_counts() -> None:
    """The cache itself deletes what is too old only when it is full."""
    now = timezone.now().replace(microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {CACHE_TABLE} WHERE expires < %s", [connection.ops.adapt_datetimefield_value(now)]
        )
