"""What waits of the library on the first screen of the desk."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from palais.apps.library import permissions
from palais.apps.library.choices import RunStatus
from palais.apps.library.models import ParseRun
from palais.apps.office.desk.waiting import Line, register


def register_lines() -> None:
    register(
        Line(
            "document-doubts",
            _("UN documents with doubts to settle"),
            permissions.may_read_documents,
            lambda user: ParseRun.objects.filter(status=RunStatus.WAITING).count(),
            reverse_lazy("library-desk:documents"),
            order=110,
        )
    )
