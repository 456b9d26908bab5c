"""Pages in languages in which the site itself does not speak: found in their own tree, in an English frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from wagtail.models import Page
from wagtail.views import serve


def page(request: HttpRequest, language: str, path: str) -> HttpResponse:
    """Wagtail's answer to an address below a language; it remembers the way that was found in that language.

    Above all of them stands the first page of the site.
    """
    if not path:
        return redirect("home")
    with translation.override(language):
        Page.route_for_request(request, path)
    return serve(request, path)
