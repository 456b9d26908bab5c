"""Consents at the desk: which hold, which end soon, recording one, withdrawing one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import clock
from palais.apps.office.desk.consent_forms import ConsentForm
from palais.apps.office.desk.menu import SOON
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.services.people import consents
from palais.apps.office.services.people.refusals import Refused
from palais.apps.people import permissions, queries
from palais.apps.people.models import Consent

PAGE = 50
SHOWN = ("ending", "in-force", "ended", "withdrawn")


class ConsentPage(DeskPage):
    header_icon = "pick"
    may = staticmethod(permissions.may_see_consents)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:consents"), gettext_lazy("Consents"))]


class Consents(ConsentPage):
    page_title = gettext_lazy("Consents")
    template_name = "office/desk/consents.html"

    def path(self) -> list[tuple[str, Any]]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        on = clock.today()
        chosen = request.GET.get("show", "in-force")
        chosen = chosen if chosen in SHOWN else "in-force"
        lists = {name: queries.consents(on=on, show=name) for name in SHOWN[1:]}
        lists["ending"] = queries.consents_ending(on=on, within=SOON)
        names = {
            "ending": _("Ending within 30 days"),
            "in-force": _("In force"),
            "ended": _("Ended"),
            "withdrawn": _("Withdrawn"),
        }
        page = Paginator(lists[chosen], PAGE).get_page(request.GET.get("p"))
        return self.show(
            tabs=[(name, names[name], lists[name].count(), name == chosen) for name in SHOWN],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
            may_edit=permissions.may_edit_consents(request.user),
        )


class Add(ConsentPage):
    page_title = gettext_lazy("Record a consent")
    template_name = "office/desk/deed.html"
    may = staticmethod(permissions.may_edit_consents)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(ConsentForm(initial={"own_on": clock.today()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ConsentForm(request.POST)
        if form.is_valid():
            try:
                made = consents.record(agreed=form.agreed, by=request.user)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(
                    request,
                    _("Recorded as %(reference)s. Write this reference on the paper.")
                    % {"reference": made.reference},
                )
                return redirect("desk:consent", reference=made.reference)
        return self.page(form, status=422, unsaved=True)

    def page(self, form: ConsentForm, **more: Any) -> HttpResponse:
        return self.show(form=form, submit=_("Save"), back_url=reverse("desk:consents"), **more)


class OneConsent(ConsentPage):
    """What was agreed, which pictures stand on it, and withdrawing it."""

    template_name = "office/desk/consent.html"

    def get_page_title(self) -> str:
        return str(self.kwargs["reference"])

    def consent(self) -> Consent:
        found = queries.consent(reference=self.kwargs["reference"])
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        consent, on = self.consent(), clock.today()
        return self.show(
            consent=consent,
            in_force=consent.is_in_force(on=on),
            images=[
                (image, image.hidden_because(on=on)) for image in consent.images.select_related("consent")
            ],
            may_edit=permissions.may_edit_consents(request.user),
        )

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        if not permissions.may_edit_consents(request.user):
            raise PermissionDenied
        consents.withdraw(consent=self.consent(), by=request.user)
        messages.success(request, _("Withdrawn. What stood on it is no longer shown."))
        return redirect("desk:consent", reference=reference)
