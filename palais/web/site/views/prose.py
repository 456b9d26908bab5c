"""Pages an administrator writes in the site identity: privacy, imprint, accessibility. And the glossary."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

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


def written(request: HttpRequest, key: UUID) -> HttpResponse:
    """To a page that editors write, wherever it stands now: in this language, else in English, else in any."""
    pages = Page.objects.live().public().filter(translation_key=key, alias_of=None).select_related("locale")
    wanted = (translation.get_language(), settings.LANGUAGE_CODE)
    order = {code: place for place, code in enumerate(wanted)}
    found = sorted(pages, key=lambda page: order.get(page.locale.language_code, len(order)))
    address = found[0].get_url(request) if found else None
    if address is None:
        raise Http404
    return redirect(address)


def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/glossary.html", {"terms": terms.entries()})
