"""Joint statements and letters: the list, each of them, and both as files."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from palais.apps.office import queries
from palais.apps.office.downloads import HARMLESS
from palais.apps.office.intake.kinds import KINDS
from palais.apps.signons.permissions import may_edit_statements
from palais.apps.signons.services import texts
from palais.web.answers import statements as answers
from palais.web.answers.statement import StatementPage, statement_page
from palais.web.site import exports
from palais.web.site.present import statement as present_one
from palais.web.site.present import statements as present

LONGEST = 110


def asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:LONGEST] for name in answers.FILTERS}


def index(request: HttpRequest) -> HttpResponse:
    wanted, number = asked(request), request.GET.get("page", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 1
    found = answers.statement_list(asked=wanted, page=max(page, 1))
    if found.page > found.pages:
        raise Http404
    return render(request, "pages/statements/index.html", present.context(found, wanted=wanted))


def index_file(request: HttpRequest, form: str) -> HttpResponse:
    rows = present.rows(answers.every_statement(asked=asked(request)))
    return exports.rows_file(form, name="statements", columns=present.COLUMNS, rows=rows, request=request)


def statement(request: HttpRequest, key: str) -> HttpResponse:
    found = known(request, key)
    language = translation.get_language() or settings.LANGUAGE_CODE
    network = queries.identity(language=language).name
    return render(request, "pages/statements/one.html", present_one.context(found, network=network))


def statement_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    if form != "json":
        raise Http404
    return exports.as_json(present_one.data(known(request, key)))


def signatories_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = known(request, key)
    return exports.rows_file(
        form,
        name=f"{key}-signatories",
        columns=present_one.SIGNATORY_COLUMNS,
        rows=present_one.signatory_rows(found),
        request=request,
    )


def document(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """A file of a statement: always as a download, never as something that a browser opens on our address."""
    file = texts.public_file(key=key, pk=pk, drafts=may_edit_statements(request.user))
    if file is None:
        raise Http404
    try:
        opened = file.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = KINDS[file.kind].content_type
    answer = FileResponse(opened, as_attachment=True, filename=file.name, content_type=kind)
    answer["Content-Security-Policy"] = HARMLESS
    return answer


def known(request: HttpRequest, key: str) -> StatementPage:
    """Drafts are not there, but for those who write them."""
    found = statement_page(
        key=key,
        wanted=request.GET.get("text", "")[:12],
        beside=request.GET.get("beside", "")[:12],
        drafts=may_edit_statements(request.user),
    )
    if found is None:
        raise Http404
    return found
