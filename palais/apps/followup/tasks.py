"""What the follow-up monitor does later: taking out of search what stood on a consent that has ended, and deleting
stories whose time is over."""

from datetime import timedelta

from django_tasks import task

from palais.apps.followup import following
from palais.apps.followup.models import Activity
from palais.apps.followup.services import story_keeping
from palais.apps.office import clock


@task()
def forget_ended() -> int:
    """Pages hide it by themselves on the day; search is told of what ended within the last week. How many."""
    on = clock.today()
    ended = Activity.objects.filter(consent__ends_on__lt=on, consent__ends_on__gte=on - timedelta(days=7))
    return following.note(ended)


@task()
def forget_stories() -> int:
    """How many stories were deleted."""
    return story_keeping.forget_due(on=clock.today())
