"""UN document symbols: what one means, and the way to the document when it is known here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from palais.apps.library import queries
from palais.apps.office import clock
from palais.core import symbols
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
    if queries.document(symbol=str(found)) is not None:
        return redirect("document", text=str(found))
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


def document(request: HttpRequest, text: str) -> HttpResponse:
    records = queries.documents(symbol=text)
    if not records:
        raise Http404
    return render(request, "pages/document.html", present_document.context(records, on=clock.today()))
