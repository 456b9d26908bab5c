"""Organisations: finding, adding, editing. Two people who edit at once are shown each other's changes."""

from abc import ABC, abstractmethod
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office.desk import columns
from palais.apps.office.desk.organisation_forms import OrganisationForm
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.desk.people_forms import OrganisationsFilter
from palais.apps.office.services.people import organisations
from palais.apps.people import permissions, queries
from palais.apps.people.models import Organisation

PAGE = 50


class OrganisationPage(DeskPage):
    header_icon = "group"
    may = staticmethod(permissions.may_see_organisations)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:organisations"), gettext_lazy("Organisations"))]


class Organisations(OrganisationPage):
    page_title = gettext_lazy("Organisations")
    template_name = "office/desk/organisations.html"

    def path(self) -> list[tuple[str, Any]]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        form = OrganisationsFilter(request.GET)
        wanted = form.cleaned_data if form.is_valid() else {}
        page = Paginator(queries.organisations(**wanted), PAGE).get_page(request.GET.get("p"))
        names = columns.names_of("states")
        return self.show(
            form=form,
            lines=[(one, names.get(one.state, one.state)) for one in page],
            may_edit=permissions.may_edit_organisations(request.user),
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


class Form(OrganisationPage, ABC):
    """Adding and editing share everything but the service. Who may only look is shown the form and may not send it."""

    template_name = "office/desk/deed.html"

    def post(self, request: HttpRequest, **address: str) -> HttpResponse:
        if not permissions.may_edit_organisations(request.user):
            raise PermissionDenied
        form = self.form(request.POST)
        if not form.is_valid():
            return self.again(form)
        try:
            saved = self.save(form)
        except organisations.ChangedMeanwhile as error:
            return self.again(form, changed=True, meanwhile=form.merge(error.now, error.version))
        messages.success(request, _("Saved: %(name)s.") % {"name": saved.name})
        return redirect("desk:organisation", key=saved.key)

    def get(self, request: HttpRequest, **address: str) -> HttpResponse:
        return self.page(self.form())

    def again(self, form: OrganisationForm, **more: Any) -> HttpResponse:
        return self.page(form, status=422, unsaved=True, **more)

    def page(self, form: OrganisationForm, *, status: int = 200, **more: Any) -> HttpResponse:
        return self.show(
            form=form, submit=_("Save"), back_url=reverse("desk:organisations"), status=status, **more
        )

    def form(self, data: Any = None) -> OrganisationForm:
        return OrganisationForm(
            data,
            instance=self.organisation(),
            states=columns.names_of("states"),
            topics=columns.names_of("topics"),
        )

    def organisation(self) -> Organisation | None:
        return None

    @abstractmethod
    def save(self, form: OrganisationForm) -> Organisation:
        """Call the service with what a valid form holds. Raises ChangedMeanwhile."""


class Add(Form):
    page_title = gettext_lazy("Add an organisation")
    header_icon = "plus"
    may = staticmethod(permissions.may_edit_organisations)

    def save(self, form: OrganisationForm) -> Organisation:
        names = form.cleaned_data["other_names"]
        return organisations.add(values=form.values, other_names=names, by=self.request.user)


class OneOrganisation(Form):
    header_icon = "edit"

    def get_page_title(self) -> str:
        found = queries.organisation(key=self.kwargs["key"])
        return found.name if found else ""

    def organisation(self) -> Organisation:
        found = queries.organisation(key=self.kwargs["key"])
        if found is None:
            raise Http404
        return found

    def save(self, form: OrganisationForm) -> Organisation:
        return organisations.edit(
            key=self.kwargs["key"],
            version=form.cleaned_data["version"] or 0,
            values=form.values,
            other_names=form.cleaned_data["other_names"],
            by=self.request.user,
        )
