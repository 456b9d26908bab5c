"""What the library's screens share: who may see them, and their place in the desk."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palais.apps.library import permissions
from palais.apps.library.choices import RunStatus
from palais.apps.library.models import DocumentFile, ParseRun
from palais.apps.office.desk.pages import DeskPage


class LibraryPage(DeskPage):
    """A screen for those who may read documents."""

    header_icon = "doc-full"
    may = staticmethod(permissions.may_read_documents)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("library-desk:documents"), _("UN documents"))]


class FilePage(LibraryPage):
    """A screen about one file: its newest reading, the published one where that is another, and the last attempt."""

    file: DocumentFile
    run: ParseRun
    published: ParseRun | None
    last: ParseRun
    """The last attempt to read it: the newest reading, or a refusal after it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            runs = list(
                ParseRun.objects.filter(file=kwargs["pk"])
                .exclude(status=RunStatus.SUPERSEDED)
                .select_related("file__document", "file__file", "published_by")
                .defer("found", "as_published")
            )
            if not runs:
                raise Http404
            self.run = next((run for run in runs if not run.refusal), runs[0])
            self.last, self.file = runs[0], self.run.file
            self.published = next((run for run in runs if run.status == RunStatus.PUBLISHED), None)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        document = self.file.document
        return document.symbol or document.title or self.file.name
