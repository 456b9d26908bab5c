"""Giving a received file out: always as a download, never as something that a browser opens on our address."""

from django.http import FileResponse, Http404

from palais.apps.office.intake.kinds import KINDS
from palais.apps.office.models import ReceivedFile

HARMLESS = "sandbox; default-src 'none'"


def attachment(file: ReceivedFile) -> FileResponse:
    """The file under its own name; whether this reader may have it is asked before. Not found where it is gone."""
    try:
        opened = file.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(
        opened, as_attachment=True, filename=file.name, content_type=KINDS[file.kind].content_type
    )
    answer["Content-Security-Policy"] = HARMLESS
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
