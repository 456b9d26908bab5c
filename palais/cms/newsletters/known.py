"""What the office is told about newsletters: their deeds, their kinds of messages, their job."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import jobs
from palais.cms.newsletters import deeds, sending


def register() -> None:
    deeds.register()
    sending.register_kinds()
    jobs.register(jobs.JobKind(sending.TASK, _("Give a newsletter to the post")))
