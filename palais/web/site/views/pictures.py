"""Pictures as files. One whose consent ended or was withdrawn is not there any more, also not under an old address."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

from palais.apps.office import clock
from palais.apps.office.models import PalaisRendition
from palais.apps.people import permissions


def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file made of a picture for pages; what no record knows is not given to readers."""
    rendition = (
        PalaisRendition.objects.filter(file=f"images/{path}")
        .select_related("image", "image__consent")
        .first()
    )
    hidden = rendition is None or rendition.image.hidden_because(on=clock.today())
    if hidden and not permissions.is_staff(request.user):
        raise Http404
    return serve(request, path, document_root=settings.MEDIA_ROOT / "images")
