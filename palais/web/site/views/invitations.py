"""Accepting an invitation: a name, a language, and a way to sign in; or only a click for those who have an account."""

from datetime import timedelta

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office.services import limits
from palais.apps.office.services.people import invitations, refusals
from palais.apps.people.choices import Duty, Role
from palais.apps.people.models import Invitation, User
from palais.web.site.views import errors

TIMES, WITHIN = 60, timedelta(hours=1)
PASSWORD, PASSKEY = "password", "passkey"


class AcceptForm(forms.Form):
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
    password = forms.CharField(
        label=gettext_lazy("Password"),
        required=False,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, way: str = PASSWORD, email: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.way, self.email = way, email
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict:
        """A password is asked for where no passkey is to follow."""
        given = super().clean() or {}
        if self.way == PASSKEY:
            given["password"] = None
        elif not given.get("password"):
            self.add_error("password", _("Please choose a password, or go on with a passkey."))
        else:
            try:
                validate_password(given["password"], User(email=self.email, first_name=given.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return given


def accept(request: HttpRequest, token: str) -> HttpResponse:
    if not limits.allow(
        what="invitation", address=limits.reader_address(request.META), times=TIMES, within=WITHIN
    ):
        return errors.too_many(request, wait_seconds=limits.wait(within=WITHIN))
    invitation = invitations.find(token=token)
    if invitation is None:
        return gone(request)
    person = User.objects.filter(email=invitation.email).first()
    if person is not None:
        return join(request, invitation, person, token)
    way = PASSKEY if PASSKEY in request.POST else PASSWORD
    form = AcceptForm(
        request.POST if request.method == "POST" else None,
        way=way,
        email=invitation.email,
        initial={"language": invitation.language},
    )
    if request.method == "POST" and form.is_valid():
        return begin(request, form, token)
    return shown(request, invitation, form=form, status=422 if form.errors else 200)


def begin(request: HttpRequest, form: AcceptForm, token: str) -> HttpResponse:
    """Make the account, sign its person in, and go where a passkey is made or to the account."""
    try:
        person = invitations.accept(token=token, **form.cleaned_data)
    except refusals.Refused as error:
        return gone(request, str(error))
    record_authentication(request, person, method="invitation")
    address = reverse("mfa_add_webauthn" if form.way == PASSKEY else "account")
    return perform_login(request, Login(user=person, redirect_url=address, email=person.email))


def join(request: HttpRequest, invitation: Invitation, person: User, token: str) -> HttpResponse:
    """For an address that has an account: its person signs in, and accepts with a click."""
    if request.user.pk != person.pk:
        return shown(request, invitation, other=request.user.is_authenticated, sign_in=True)
    if request.method != "POST":
        return shown(request, invitation)
    try:
        invitations.accept(token=token)
    except refusals.Refused as error:
        return gone(request, str(error))
    messages.success(request, _("You have accepted the invitation."))
    return redirect("account")


def shown(request: HttpRequest, invitation: Invitation, *, status: int = 200, **more: object) -> HttpResponse:
    context = {
        "invitation": invitation,
        "roles": [Role(role).label for role in invitation.roles],
        "duty": Duty(invitation.duty).label,
        **more,
    }
    return render(request, "pages/invitation.html", context, status=status)


def gone(request: HttpRequest, why: str = "") -> HttpResponse:
    """The same page for a link that was used, withdrawn, is too old, or was never made."""
    return render(request, "pages/invitation_gone.html", {"why": why}, status=410)
