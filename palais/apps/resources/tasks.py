"""What the resources do later: their links are checked."""

from django.conf import settings
from django_tasks import task

from palais.apps.resources.services import checking


@task()
def check_links() -> int:
    """Ask the addresses whose time has come, where this installation checks links; how many were asked."""
    return checking.one_round() if settings.CHECK_LINKS else 0
