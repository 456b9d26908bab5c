"""Giving a received file out at the desk, to whom its purpose allows it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views import View

from palais.apps.office import downloads
from palais.apps.office import imports as registry
from palais.apps.office.intake import purposes
from palais.apps.office.models import ImportRun, ReceivedFile


class Download(View):
    """One received file, for those whom its purpose allows it."""

    def get(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        file = get_object_or_404(ReceivedFile, pk=pk)
        purpose = purposes.registered().get(file.purpose)
        if purpose is None or purpose.may is None or not purpose.may(request.user):
            raise PermissionDenied
        kinds = set(ImportRun.objects.filter(file=file).values_list("kind", flat=True))
        if kinds and kinds <= registry.closed(request.user):
            raise PermissionDenied
        answer = downloads.attachment(file)
        answer["Cache-Control"] = "private, no-store"
        return answer
