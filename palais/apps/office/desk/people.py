"""People: who has an account, what they may do, who is invited. For administrators."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import clock
from palais.apps.office.desk import columns
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.desk.people_forms import InviteForm, PeopleFilter, RolesForm, SeatForm, StatesForm
from palais.apps.office.services.people import accounts, invitations, members, refusals
from palais.apps.people import permissions, queries
from palais.apps.people.choices import Role
from palais.apps.people.models import Invitation, User

PAGE = 50
asked_again = method_decorator(reauthentication_required, name="post")


class PeoplePage(DeskPage):
    header_icon = "group"
    may = staticmethod(permissions.may_manage_people)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:people"), gettext_lazy("People"))]


class People(PeoplePage):
    page_title = gettext_lazy("People")
    template_name = "office/desk/people.html"

    def path(self) -> list[tuple[str, Any]]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        form = PeopleFilter(request.GET)
        wanted = form.cleaned_data if form.is_valid() else {}
        found = queries.people(on=clock.today(), q=wanted.get("q", ""), show=wanted.get("show") or "active")
        page = Paginator(found, PAGE).get_page(request.GET.get("p"))
        return self.show(
            form=form,
            lines=[(one, [role.label for role in permissions.roles_of(one)]) for one in page],
            invitations=[(one, role_words(one)) for one in queries.invitations()],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


def role_words(invitation: Invitation) -> list[Any]:
    return [Role(role).label for role in invitation.roles]


@asked_again
class Invite(PeoplePage):
    page_title = gettext_lazy("Invite somebody")
    template_name = "office/desk/deed.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(InviteForm(initial={"language": "en"}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InviteForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        if not form.cleaned_data["roles"] and not form.cleaned_data["organisation"]:
            form.add_error(None, _("Choose a role, an organisation, or both."))
            return self.page(form, status=422)
        try:
            invitations.invite(by=request.user, **form.cleaned_data)
        except refusals.Refused as error:
            form.add_error(None, str(error))
            return self.page(form, status=422)
        messages.success(request, _("The invitation is on its way."))
        return redirect("desk:people")

    def page(self, form: InviteForm, *, status: int = 200) -> HttpResponse:
        return self.show(
            form=form,
            submit=_("Invite"),
            back_url=reverse("desk:people"),
            unsaved=status != 200,
            status=status,
        )


class OneInvitation(PeoplePage):
    """Sending it again, and withdrawing it."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        invitation = get_object_or_404(queries.invitations(), pk=pk)
        if "resend" in request.POST:
            invitations.resend(invitation=invitation, by=request.user)
            messages.success(request, _("A new link is on its way; the one before no longer works."))
        elif "withdraw" in request.POST:
            invitations.withdraw(invitation=invitation, by=request.user)
            messages.success(request, _("The invitation was withdrawn."))
        return redirect("desk:people")


@asked_again
class Person(PeoplePage):
    """One account: its roles, seats and States; ending, opening and erasing it."""

    template_name = "office/desk/person.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pk: int = kwargs["pk"]

    def person(self) -> User:
        found = queries.person(pk=self.pk)
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return str(self.person())

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.person())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self.person()
        deed = DEEDS.get(request.POST.get("deed", ""))
        try:
            said = deed(request, person) if deed else ""
        except refusals.Refused as error:
            messages.error(request, str(error))
            return self.page(person, status=422)
        if said:
            messages.success(request, said)
        gone = request.POST.get("deed") == "erase" and said
        return redirect("desk:people") if gone else redirect("desk:person", pk=pk)

    def page(self, person: User, *, status: int = 200) -> HttpResponse:
        followed = [desk.state for desk in person.country_desks.all()]
        states = columns.names_of("states")
        return self.show(
            person=person,
            roles=RolesForm(initial={"roles": [role.value for role in permissions.roles_of(person)]}),
            seat=SeatForm(),
            seats=queries.seats_of(person=person, on=clock.today()),
            states=StatesForm(initial={"states": followed}, states=states),
            status=status,
        )


def roles(request: HttpRequest, person: User) -> str:
    form = RolesForm(request.POST)
    if not form.is_valid():
        return ""
    members.set_roles(person=person, roles=form.cleaned_data["roles"], by=request.user)
    return _("The roles were saved.")


def seat(request: HttpRequest, person: User) -> str:
    form = SeatForm(request.POST)
    if not form.is_valid():
        return ""
    members.give_seat(person=person, by=request.user, **form.cleaned_data)
    return _("The seat was given.")


def end_seat(request: HttpRequest, person: User) -> str:
    text = request.POST.get("which", "")
    held = queries.seats_of(person=person, on=clock.today())
    found = get_object_or_404(held, pk=int(text) if text.isdecimal() and len(text) < 18 else 0)
    members.end_seat(seat=found, by=request.user)
    return _("The seat was ended.")


def states(request: HttpRequest, person: User) -> str:
    form = StatesForm(request.POST, states=columns.names_of("states"))
    if not form.is_valid():
        return ""
    members.follow_states(person=person, states=form.cleaned_data["states"], by=request.user)
    return _("The States were saved.")


def end(request: HttpRequest, person: User) -> str:
    accounts.end(person=person, by=request.user)
    return _("The account was ended.")


def reopen(request: HttpRequest, person: User) -> str:
    accounts.reopen(person=person, by=request.user)
    return _("The account is open again.")


def erase(request: HttpRequest, person: User) -> str:
    accounts.erase(person=person, by=request.user)
    return _("The account and its personal data were erased.")


DEEDS = {
    "roles": roles,
    "seat": seat,
    "end-seat": end_seat,
    "states": states,
    "end": end,
    "reopen": reopen,
    "erase": erase,
}


class MyStates(DeskPage):
    """The States that a person of the desk follows."""

    page_title = gettext_lazy("States I follow")
    header_icon = "globe"
    template_name = "office/desk/deed.html"
    may = staticmethod(permissions.is_staff)

    def get(self, request: HttpRequest) -> HttpResponse:
        followed = [desk.state for desk in request.user.country_desks.all()]
        return self.page(StatesForm(initial={"states": followed}, states=columns.names_of("states")))

    def post(self, request: HttpRequest) -> HttpResponse:
        said = states(request, request.user)
        if not said:
            return self.page(StatesForm(request.POST, states=columns.names_of("states")), status=422)
        messages.success(request, said)
        return redirect("desk:my-states")

    def page(self, form: StatesForm, *, status: int = 200) -> HttpResponse:
        return self.show(
            form=form,
            submit=_("Save"),
            back_url=reverse("wagtailadmin_home"),
            unsaved=status != 200,
            status=status,
        )
