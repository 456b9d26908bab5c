"""What waits of the library on the first screen of the desk."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from palais.apps.library import permissions
from palais.apps.library.choices import RunStatus
from palais.apps.library.models import ParseRun
from palais.apps.library.queries_of_tags import few_to_judge
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
    register(
        Line(
            "tags",
            _("Tags to judge"),
            permissions.may_judge_tags,
            lambda user: few_to_judge(),
            reverse_lazy("library-tags:tags"),
            order=290,
        )
    )
