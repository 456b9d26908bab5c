"""The jobs of the library."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import jobs

TASKS = "palais.apps.library.tasks"


def register() -> None:
    jobs.register(
        jobs.JobKind(f"{TASKS}.read_documents", _("Read documents")),
        jobs.JobKind(f"{TASKS}.read_documents_again", _("Read documents again with a newer reader")),
    )
