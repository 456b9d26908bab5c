"""The jobs of the follow-up monitor."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from palais.apps.office import jobs


def register() -> None:
    jobs.register(
        jobs.JobKind(
            "palais.apps.followup.tasks.forget_ended",
            _("Take out of search what stood on a consent that ended"),
            every=timedelta(days=1),
            at=time(0, 10),
        ),
        jobs.JobKind(
            "palais.apps.followup.tasks.forget_stories",
            _("Delete stories whose time is over"),
            every=timedelta(days=1),
            at=time(0, 20),
        ),
    )
