"""The organisations of the network: the list, and each of them, as pages and as files of the same answer."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from palais.apps.office import queries
from palais.web.answers.groups import names_of_groups
from palais.web.answers.members import Member, MemberList, member_list, one_member
from palais.web.answers.network import figures
from palais.web.answers.plain import plain
from palais.web.answers.statements import signed_by
from palais.web.site import exports
from palais.web.site.present import members as present
from palais.web.site.present import statements as present_statements

FILTERS = ("q", "kind", "standing", "state", "work", "region", "topic", "language")


def asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:100] for name in FILTERS}


def answer(wanted: dict[str, str]) -> MemberList:
    filters = {name: value for name, value in wanted.items() if name != "q"}
    return member_list(query=wanted["q"], **filters)


def index(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    shown = present.context(answer(wanted), figures=figures(), wanted=wanted)
    return render(request, "pages/members.html", shown)


def index_file(request: HttpRequest, form: str) -> HttpResponse:
    found = answer(asked(request))
    if form == "json":
        return exports.as_json(plain(found.members))
    rows = present.rows(found.members)
    return exports.rows_file(form, name="members", columns=present.COLUMNS, rows=rows, request=request)


def member(request: HttpRequest, key: str) -> HttpResponse:
    found = known(key)
    language = translation.get_language() or settings.LANGUAGE_CODE
    network = queries.identity(language=language).name
    groups = names_of_groups(organisation_key=key)
    together = list(map(present_statements.line, signed_by(key=key)))
    shown = present.page(found, name=network, groups=groups)
    return render(request, "pages/member.html", {**shown, "said_together": together})


def member_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = known(key)
    if form == "json":
        return exports.as_json(plain(found))
    rows = present.rows((found,))
    return exports.rows_file(form, name=key, columns=present.COLUMNS, rows=rows, request=request)


def known(key: str) -> Member:
    """Not found says the same of one that is not listed and of one that is not there."""
    found = one_member(key=key)
    if found is None:
        raise Http404
    return found
