"""Pages an administrator writes in the site identity: privacy, imprint, accessibility. And the glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from palais.apps.office import queries
from palais.web.answers import glossary as terms
from palais.web.site import languages


def prose(request: HttpRequest, *, key: str, title: str) -> HttpResponse:
    identity = queries.identity(language=translation.get_language() or "en")
    spoken = identity.texts_language[key]
    context = {
        "key": key,
        "title": title,
        "text": identity.texts[key],
        "text_language": languages.BCP47.get(spoken, spoken),
        "text_direction_own": "rtl" if spoken == "ar" else "ltr",
    }
    return render(request, f"pages/{key}.html", context)


def privacy(request: HttpRequest) -> HttpResponse:
    return prose(request, key="privacy", title=_("Privacy"))


def imprint(request: HttpRequest) -> HttpResponse:
    return prose(request, key="imprint", title=_("Imprint"))


def accessibility(request: HttpRequest) -> HttpResponse:
    return prose(request, key="accessibility", title=_("Accessibility"))


def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/glossary.html", {"terms": terms.entries()})
