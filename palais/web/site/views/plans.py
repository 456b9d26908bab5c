"""A plan counted backwards: the page, its document, and the plans that signed-in people keep."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palais.apps.calendar import queries, services
from palais.apps.office import clock
from palais.apps.treaties import queries as treaties
from palais.web.page_cache import keys
from palais.web.plans.asking import PlanForm, asked, query
from palais.web.site import exports, plan_document
from palais.web.site.present import plan as present

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD"])
def plan(request: HttpRequest) -> HttpResponse:
    """The form, and below it the plan where there is something to count from."""
    return page(request, asked(request.GET, on=clock.today()))


def page(request: HttpRequest, form: PlanForm, **more: Any) -> HttpResponse:
    answer = form.answer()
    context = {
        **present.context(form, answer),
        "is_signed_in": is_signed_in(request),
        "kept": kept(request),
        "most": services.saved_plans.LONGEST_NAME,
        **more,
    }
    wrong = bool(form.errors or more.get("name_error"))
    return render(request, "pages/plan.html", context, status=422 if wrong else 200)


def is_signed_in(request: HttpRequest) -> bool:
    """Without a look into the session where there is none: the page of a visitor is the same for all."""
    return keys.personal(request) and request.user.is_authenticated


def kept(request: HttpRequest) -> list[dict[str, Any]]:
    if not is_signed_in(request):
        return []
    return [
        {
            "name": row.name,
            "state": row.state.name,
            "url": f"{reverse('plan')}?{query(row.choices)}",
            "drop_url": reverse("plan-drop", args=[row.pk]),
        }
        for row in queries.plans_of(person=request.user)
    ]


@require_http_methods(["GET", "HEAD"])
def document(request: HttpRequest) -> HttpResponse:
    """The plan for a word processor; not found where the address asks for none."""
    form = asked(request.GET, on=clock.today())
    answer = form.answer()
    if answer is None:
        raise Http404
    body = plan_document.written(present.plan(answer), made_on=answer.on)
    return exports.attachment(HttpResponse(body, content_type=DOCX), f"plan-{answer.iso3}.docx")


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the choices of a plan under a name; the days are counted anew each time it is opened."""
    form = asked(QueryDict(request.POST.get("choices", "")[:2_000]), on=clock.today())
    if form.answer() is None:
        return redirect("plan")
    said = form.said()
    state = treaties.state(iso3=said["state"])
    if state is None:
        raise Http404
    try:
        services.keep_plan(person=request.user, state=state, name=request.POST.get("name", ""), choices=said)
    except services.PlanNotKept as refused:
        return page(request, form, name_error=str(refused), name=request.POST.get("name", "")[:200])
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('plan')}?{form.query()}")


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    if not services.drop_plan(person=request.user, pk=pk):
        raise Http404
    messages.success(request, _("The plan was deleted."))
    return redirect("plan")
