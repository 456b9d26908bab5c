"""Giving a received file out: always as a download, never as something that a browser opens on our address."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views import View

from palais.apps.office.intake import purposes
from palais.apps.office.intake.kinds import KINDS
from palais.apps.office.models import ReceivedFile

HARMLESS = "sandbox; default-src 'none'"


class Download(View):
    """One received file, for those whom its purpose allows it."""

    def get(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        file = get_object_or_404(ReceivedFile, pk=pk)
        purpose = purposes.registered().get(file.purpose)
        if purpose is None or purpose.may is None or not purpose.may(request.user):
            raise PermissionDenied
        try:
            opened = file.path.open("rb")
        except FileNotFoundError:
            raise Http404 from None
        kind = KINDS[file.kind].content_type
        answer = FileResponse(opened, as_attachment=True, filename=file.name, content_type=kind)
        answer["Content-Security-Policy"] = HARMLESS
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return answer
