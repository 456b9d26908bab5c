"""Recommendations one by one, all to one State, two of them beside each other, and help for drafting a new one."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from palais.apps.library.permissions import may_read_documents
from palais.apps.office import clock
from palais.apps.office.services import limits
from palais.web.answers import comparing, drafting, names
from palais.web.answers.recommendation import RecommendationPage, recommendation_page
from palais.web.answers.recommended import state_recommended
from palais.web.page_cache import keys
from palais.web.site import citing, exports
from palais.web.site.present import comparing as present_comparing
from palais.web.site.present import drafting as present_drafting
from palais.web.site.present import recommendation as present_one
from palais.web.site.present import recommended as present
from palais.web.site.views import errors
from palais.web.site.views.draft_form import DraftForm

TIMES, WITHIN = 60, timedelta(hours=1)
SHOW = "show"
"""The button that only shows what was said on a theme, and leaves the draft as it is typed."""


def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """One recommendation; one that is gone from its source keeps its address and says so."""
    page = known(request, pk)
    context = present_one.context(page)
    if page.withdrawn_on or page.covered_by or not page.is_published:
        context["unlisted"] = True
    status = 410 if page.withdrawn_on else 200
    return render(request, "pages/library/recommendation.html", context, status=status)


def recommendation_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    page = known(request, pk)
    if form == "json":
        return exports.as_json(present_one.data(page))
    if form not in citing.FORMS:
        raise Http404
    return citing.written(form, name=f"recommendation-{pk}", works=[present_one.citation(page)])


def known(request: HttpRequest, pk: int) -> RecommendationPage:
    """What stands in a document that is not published is there for those who bring documents in."""
    drafts = keys.personal(request) and may_read_documents(request.user)
    page = recommendation_page(pk=pk, drafts=drafts)
    if page is None:
        raise Http404
    return page


def of_state(request: HttpRequest, iso3: str) -> HttpResponse:
    if moved := in_capitals(request, iso3):
        return moved
    name = name_of(iso3)
    context = present.context(state_recommended(iso3=iso3), name=name, choices=comparing.cycles(iso3=iso3))
    return render(request, "pages/library/state.html", context)


def of_state_file(request: HttpRequest, iso3: str, form: str) -> HttpResponse:
    if moved := in_capitals(request, iso3):
        return moved
    name_of(iso3)
    rows = present.rows(state_recommended(iso3=iso3, most=0))
    return exports.rows_file(
        form, name=f"{iso3}-recommendations", columns=present.COLUMNS, rows=rows, request=request
    )


def in_capitals(request: HttpRequest, iso3: str) -> HttpResponse | None:
    """The way to the same address with the code of the State in capitals, where only that is wrong with it."""
    code, match = iso3.upper(), request.resolver_match
    if iso3 == code or code not in names.states() or match is None:
        return None
    address = reverse(match.view_name, kwargs={**match.kwargs, "iso3": code})
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address, permanent=True)


def name_of(iso3: str) -> str:
    name = names.states().get(iso3)
    if name is None:
        raise Http404
    return name


def compare(request: HttpRequest) -> HttpResponse:
    """Two States, or two reviews of one; what is asked for but not there is left out."""
    asked = present_comparing.asked(request.GET)
    return render(request, "pages/library/compare.html", present_comparing.context(asked))


@csrf_exempt  # it writes nothing, so nobody can be made to write; and reading sets no cookie
@never_cache
def draft(request: HttpRequest, iso3: str) -> HttpResponse:
    """A theme is chosen in the address or beside the draft; a draft is sent, answered, and kept nowhere."""
    if moved := in_capitals(request, iso3):
        return moved
    name = name_of(iso3)
    theme = (request.POST or request.GET).get("theme", "")[:80]
    typed = {field: request.POST[field] for field in ("draft", "language") if field in request.POST}
    language = (get_language() or "en").partition("-")[0]
    themes = drafting.themes(iso3=iso3)
    form = DraftForm(
        request.POST if request.method == "POST" and SHOW not in request.POST else None,
        initial={"language": language, "theme": theme, **typed},
        themes=themes,
    )
    drafted = None
    if form.is_bound and form.is_valid():
        address = limits.reader_address(request.META)
        if not limits.allow(what="draft", address=address, times=TIMES, within=WITHIN):
            return errors.too_many(request, wait_seconds=int(WITHIN.total_seconds()))
        drafted = drafting.drafted(
            iso3=iso3,
            text=form.cleaned_data["draft"],
            language=form.cleaned_data["language"],
            on=clock.today(),
        )
    context = {
        "name": name,
        "form": form,
        "answer": present_drafting.answer(drafted) if drafted else None,
        "before": present_drafting.before(drafting.before(iso3=iso3, theme=theme))
        if theme in dict(themes)
        else None,
        "more_url": present_drafting.more(iso3=iso3, theme=theme),
        "all_url": reverse("state-recommendations", args=[iso3]),
        "crumbs": present_drafting.crumbs(iso3, name),
    }
    return render(request, "pages/library/draft.html", context, status=422 if form.errors else 200)
