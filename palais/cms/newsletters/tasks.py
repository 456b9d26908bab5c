"""What pages do later: a newsletter leaves."""

from django_tasks import task

from palais.cms.newsletters import sending as newsletters


@task()
def send_newsletter(sending: int) -> int:
    """Write the messages of a newsletter into the outbox, unless it was undone."""
    return newsletters.give_to_post(sending=sending)
