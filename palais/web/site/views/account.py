"""“My account”: name and language, seats, second factor, sessions, taking one's data along, erasing the account."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from palais.apps.office import clock
from palais.apps.office.services.people import accounts, members, refusals
from palais.apps.people import permissions, queries
from palais.apps.people.choices import Duty
from palais.apps.people.models import Seat
from palais.web.site import exports, second_factor


class AccountForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Please write your name.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of letters to you and of the desk"),
        choices=settings.INTERFACE_LANGUAGES,
    )


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, erase my account"),
        error_messages={"required": gettext_lazy("Please tick this if you are sure.")},
    )


@login_required
def account(request: HttpRequest) -> HttpResponse:
    person = request.user
    form = AccountForm(sent(request), initial={"name": person.get_full_name(), "language": person.language})
    if request.method == "POST" and form.is_valid():
        accounts.change(person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("account")
    return render(request, "pages/account.html", context(request, form), status=422 if form.errors else 200)


def context(request: HttpRequest, form: AccountForm) -> dict[str, Any]:
    person, today = request.user, clock.today()
    return {
        "form": form,
        "person": person,
        "roles": [role.label for role in permissions.roles_of(person)],
        "is_staff": permissions.is_staff(person),
        "seats": [
            {"seat": seat, "duty": Duty(seat.duty).label, "leads": seat.duty == Duty.FOCAL_POINT}
            for seat in queries.seats_of(person=person, on=today)
        ],
        "has_second_factor": second_factor.is_set_up(person),
        "codes_left": codes_left(person),
        "sessions": len(UserSession.objects.purge_and_list(person)),
        "has_password": person.has_usable_password(),
    }


def sent(request: HttpRequest) -> Any:
    """What a form was sent with; None where it is only shown."""
    return request.POST if request.method == "POST" else None


def codes_left(person: Any) -> int | None:
    """Unused recovery codes; None where there are none set up."""
    codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else None


@login_required
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Why the desk is still closed, and the two ways to open it."""
    if second_factor.is_set_up(request.user) or not permissions.is_staff(request.user):
        return redirect("mfa_index")
    return render(request, "pages/second_factor.html")


@login_required
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Everything kept about the person, as a file."""
    return exports.attachment(exports.as_json(accounts.export(person=request.user)), "account.json")


@login_required
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up one's own seat."""
    seat = get_object_or_404(Seat, pk=pk, person=request.user, valid_to=None)
    members.end_seat(seat=seat, by=request.user)
    messages.success(request, _("The seat was given up."))
    return redirect("account")


@login_required
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            accounts.erase(person=request.user, by=request.user)
        except refusals.Refused as error:
            form.add_error(None, str(error))
        else:
            logout(request)
            return render(request, "pages/account_erased.html")
    return render(request, "pages/account_erase.html", {"form": form}, status=422 if form.errors else 200)
