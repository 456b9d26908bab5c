"""UN document symbols: what one means, and the way to the document when it is known here."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from palais.apps.library import queries, shown
from palais.apps.library.permissions import may_read_documents
from palais.apps.office import clock, downloads
from palais.core import symbols
from palais.web.answers.library_document import DocumentPage, document_page
from palais.web.answers.plain import plain
from palais.web.page_cache import keys
from palais.web.site import citing, exports
from palais.web.site.present import cited_document, read_document
from palais.web.site.present import document as present_document
from palais.web.site.present import symbol as present


def index(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("q", "").strip()[:200]
    if wanted:
        return redirect("symbol", text=wanted)
    return render(request, "pages/symbols.html", present.index_context())


def symbol(request: HttpRequest, text: str) -> HttpResponse:
    """The meaning of a symbol; a document known here is where the address leads."""
    try:
        found = symbols.parse(text.rstrip("/"))
    except symbols.SymbolNotUnderstood as error:
        return no_symbol(request, error, text=text)
    if key := key_of(found):
        return redirect("document", text=key)
    if text != str(found):
        return redirect("symbol", text=str(found))
    return render(request, "pages/symbol.html", present.context(found))


def no_symbol(request: HttpRequest, error: symbols.SymbolNotUnderstood, *, text: str) -> HttpResponse:
    """A file's name is no symbol, but may hold one or say what the file is; anything else is refused."""
    try:
        file = symbols.parse_file_name(text)
    except symbols.SymbolNotUnderstood:
        context = {**present.refusal(error, text=text), "unlisted": True}
        return render(request, "pages/symbol_unknown.html", context, status=404)
    if isinstance(file, symbols.SymbolFile):
        return redirect("symbol", text=str(file.symbol))
    return render(request, "pages/file_name.html", {**present.file_name(file, text=text), "unlisted": True})


def key_of(symbol: symbols.Symbol, *, drafts: bool = False) -> str:
    """Where the document of a symbol stands here, under this or a further symbol of it; empty: it is not here."""
    for one in symbol.all:
        if queries.document(symbol=str(one)) is not None:
            return str(one)
        if (found := shown.document(key=str(one), drafts=drafts)) is not None:
            return found.key
    return ""


def document(request: HttpRequest, text: str) -> HttpResponse:
    """What the facts know of a document, and its text where it was read here."""
    records, page = queries.documents(symbol=text), read_page(request, text)
    if records:
        known = present_document.context(records, on=clock.today())
    elif page is not None and text in (page.key, page.symbol):
        known = present_document.only_read(page)
    else:
        return elsewhere(request, text, key=page.key if page is not None else "")
    more = read_document.context(page, known_as=bool(records)) if page is not None else {}
    work = cited_document.citation(records, page)
    more |= cited_document.context(work, text, read=page is not None)
    if page is not None and not page.is_published:
        more["unlisted"] = True
    return render(request, "pages/document.html", known | more)


def read_page(request: HttpRequest, text: str) -> DocumentPage | None:
    """The text in the language that is asked for, else the reader's, and what may stand beside it."""
    return document_page(
        key=text,
        language=(get_language() or settings.LANGUAGE_CODE).partition("-")[0],
        wanted=request.GET.get("text", "")[:12],
        beside=request.GET.get("beside", "")[:12],
        drafts=sees_drafts(request),
    )


def document_reference(request: HttpRequest, text: str, form: str) -> HttpResponse:
    """The document as a reference; as JSON, with all its paragraphs."""
    records, page = queries.documents(symbol=text), read_page(request, text)
    if form == "json" and page is not None:
        return exports.as_json(plain(page))
    if form == "json" or not (records or page):
        raise Http404
    work = cited_document.citation(records, page)
    return citing.written(form, name=work.key, works=[work])


def elsewhere(request: HttpRequest, text: str, *, key: str) -> HttpResponse:
    """A symbol written otherwise, or a further symbol of a document, leads to where that stands."""
    try:
        key = key or key_of(symbols.parse(text.rstrip("/")), drafts=sees_drafts(request))
    except symbols.SymbolNotUnderstood:
        raise Http404 from None
    if key in ("", text):
        raise Http404
    address, query = reverse("document", args=[key]), request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address)


def document_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was received, always as a download."""
    found = shown.file(pk=pk, drafts=sees_drafts(request))
    if found is None or found.file is None:
        raise Http404
    return downloads.attachment(found.file)


def sees_drafts(request: HttpRequest) -> bool:
    """Those who bring documents in see them before they are published; a visitor's session is not looked into."""
    return keys.personal(request) and may_read_documents(request.user)
