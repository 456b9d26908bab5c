"""“Report an error” beside each figure: a short form, no account, a limit per reader."""

from datetime import timedelta

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from palais.apps.office import queries
from palais.apps.office.services import limits, reports
from palais.web.site.views import errors

TIMES, WITHIN = 10, timedelta(hours=1)


class ReportForm(forms.Form):
    message = forms.CharField(
        label=_("What is wrong?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Please say what is wrong.")},
    )
    evidence = forms.CharField(
        label=_("Where can it be read?"),
        help_text=_("A UN symbol or the address of a page. You may leave this empty."),
        max_length=500,
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        help_text=_("Used for the answer alone and deleted when the report is closed."),
        required=False,
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)


@never_cache
def report(request: HttpRequest, table: str, key: str) -> HttpResponse:
    row = queries.fact(table=table, key=key)
    if row is None:
        raise Http404
    if request.method == "POST":
        form = ReportForm(request.POST)
        if form.is_valid():
            return take_in(request, form, table=table, key=key)
    else:
        form = ReportForm()
    context = {"form": form, "row": row, "table": table, "key": key, "sent": "sent" in request.GET}
    return render(request, "pages/report.html", context, status=422 if form.errors else 200)


def take_in(request: HttpRequest, form: ReportForm, *, table: str, key: str) -> HttpResponse:
    """A filled trap field means a robot: it is thanked like everybody else, and nothing is kept."""
    if not limits.allow(
        what="report", address=limits.reader_address(request.META), times=TIMES, within=WITHIN
    ):
        return errors.too_many(request, wait_seconds=int(WITHIN.total_seconds()))
    if not form.cleaned_data["website"]:
        reports.report_error(
            table=table,
            key=key,
            message=form.cleaned_data["message"],
            evidence=form.cleaned_data["evidence"],
            reply_to=form.cleaned_data["reply_to"],
            language=translation.get_language() or "en",
        )
    return redirect(f"{request.path}?sent")
