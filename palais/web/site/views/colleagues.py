"""Colleagues in one's own organisation: a focal point invites them and ends their seats; no roles are given here."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office import clock
from palais.apps.office.services import limits
from palais.apps.office.services.people import invitations, members
from palais.apps.people import permissions, queries
from palais.apps.people.choices import Duty
from palais.apps.people.models import Organisation
from palais.web.site.views import errors

TIMES, WITHIN = 20, timedelta(days=1)


class ColleagueForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        error_messages={"required": gettext_lazy("Please write the address.")},
    )
    duty = forms.ChoiceField(label=gettext_lazy("Duty"), choices=Duty.choices, initial=Duty.MEMBER)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"), choices=settings.INTERFACE_LANGUAGES
    )


@login_required
def colleagues(request: HttpRequest, key: str) -> HttpResponse:
    """Not found for everybody but those who may: that an organisation is known here is not for all."""
    organisation = queries.organisation(key=key)
    if organisation is None or not permissions.may_invite_colleagues(
        request.user, organisation, on=clock.today()
    ):
        raise Http404
    deed = DEEDS.get(request.POST.get("deed", "")) if request.method == "POST" else None
    if deed is not None:
        return deed(request, organisation)
    return shown(request, organisation, ColleagueForm(initial={"language": request.user.language}))


def shown(
    request: HttpRequest, organisation: Organisation, form: ColleagueForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "organisation": organisation,
        "seats": [
            (seat, Duty(seat.duty).label)
            for seat in queries.colleagues(organisation=organisation, on=clock.today())
        ],
        "invitations": [
            (one, Duty(one.duty).label) for one in queries.invitations(organisation=organisation)
        ],
        "form": form,
    }
    return render(request, "pages/colleagues.html", context, status=status)


def invite(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = ColleagueForm(request.POST)
    if not form.is_valid():
        return shown(request, organisation, form, status=422)
    if not limits.allow(what="invite", address=str(request.user.pk), times=TIMES, within=WITHIN):
        return errors.too_many(request, wait_seconds=limits.wait(within=WITHIN))
    invitations.invite(by=request.user, organisation=organisation, **form.cleaned_data)
    messages.success(request, _("The invitation is on its way."))
    return redirect("colleagues", key=organisation.key)


def resend(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    if not limits.allow(what="invite", address=str(request.user.pk), times=TIMES, within=WITHIN):
        return errors.too_many(request, wait_seconds=limits.wait(within=WITHIN))
    invitations.resend(invitation=asked(request, organisation), by=request.user)
    messages.success(request, _("A new link is on its way; the one before no longer works."))
    return redirect("colleagues", key=organisation.key)


def withdraw(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    invitations.withdraw(invitation=asked(request, organisation), by=request.user)
    messages.success(request, _("The invitation was withdrawn."))
    return redirect("colleagues", key=organisation.key)


def end(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    seats = queries.colleagues(organisation=organisation, on=clock.today())
    members.end_seat(seat=get_object_or_404(seats, pk=number(request)), by=request.user)
    messages.success(request, _("The seat was ended."))
    return redirect("account")


def asked(request: HttpRequest, organisation: Organisation) -> Any:
    return get_object_or_404(queries.invitations(organisation=organisation), pk=number(request))


def number(request: HttpRequest) -> int:
    text = request.POST.get("which", "")
    return int(text) if text.isdecimal() and len(text) < 18 else 0


DEEDS = {"invite": invite, "resend": resend, "withdraw": withdraw, "end": end}
