"""The network's public face: where it works, its working groups, and how to become a member."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from palais.apps.office import queries
from palais.cms.models import ProsePage
from palais.web.answers import groups as answers
from palais.web.answers.network import where_it_works
from palais.web.answers.plain import plain
from palais.web.site import exports
from palais.web.site.present import groups as present_groups
from palais.web.site.present import network as present
from palais.web.site.present import tongues

JOINING = "become-a-member"
"""What an editor calls the page of text that takes the place of ours."""


def where(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/network/map.html", present.where(where_it_works()))


def where_file(request: HttpRequest, form: str) -> HttpResponse:
    found = where_it_works()
    if form == "json":
        return exports.as_json(plain(found))
    rows = present.rows(found)
    name = "where-the-network-works"
    return exports.rows_file(form, name=name, columns=present.COLUMNS, rows=rows, request=request)


def groups(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/network/groups.html", present_groups.index(answers.groups()))


def group(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "pages/network/group.html", present_groups.page(known(key)))


def group_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    if form != "json":
        raise Http404
    return exports.as_json(plain(known(key)))


def known(key: str) -> answers.Group:
    found = answers.one_group(key=key)
    if found is None:
        raise Http404
    return found


def joining(request: HttpRequest) -> HttpResponse:
    """How an organisation becomes a member: an editor's page where there is one, else what the rules say."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    written = editors_page(language)
    context: dict[str, Any] = {
        "identity_name": queries.identity(language=language).name,
        "crumbs": present_groups.crumbs({"label": _("Become a member")}),
    }
    if written is not None:
        code = written.locale.language_code
        context |= {"text": written, "lang": tongues.tag(code), "dir": tongues.direction(code)}
    return render(request, "pages/network/joining.html", context)


def editors_page(language: str) -> ProsePage | None:
    """The page of text that editors call so, below the first page: in this language, else in English."""
    pages = ProsePage.objects.live().public().filter(slug=JOINING, depth=3).select_related("locale")
    found = {page.locale.language_code: page for page in pages}
    return found.get(language) or found.get(settings.LANGUAGE_CODE)


def moved(request: HttpRequest, name: str, **address: str) -> HttpResponse:
    """To where the list and the organisations stand now; `name` is that of the new address."""
    response = redirect(name, permanent=True, **address)
    if asked := request.META.get("QUERY_STRING", ""):
        response["Location"] += f"?{asked}"
    return response


def to_joining(request: HttpRequest) -> HttpResponse:
    """The page of an editor has one address: that of ours."""
    return redirect("become-a-member", permanent=True)
