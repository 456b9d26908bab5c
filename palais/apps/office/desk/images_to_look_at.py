"""Pictures of which nobody has said whether they show children: looked at one after the other, answered by keyboard."""

from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from palais.apps.office import queries
from palais.apps.office.desk.own_waiting import may_change_images
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.desk.uploads import Described
from palais.apps.office.models import PalaisImage

AT_ONCE = 20


class LookForm(Described):
    """What has to be known before readers see a picture. It says nothing while the question is not answered."""

    class Meta:
        model = PalaisImage
        fields = ("shows_children", "description", "is_decorative", "consent_note")
        widgets: ClassVar[dict[str, Any]] = {
            "consent_note": forms.TextInput,
            "description": forms.TextInput,
        }

    @property
    def is_answered(self) -> bool:
        return self["shows_children"].value() not in (None, "")


class LookAt(DeskPage):
    """Twenty pictures at a time; those that are answered are saved, the others stay."""

    header_icon = "image"
    page_title = gettext_lazy("Do these pictures show children?")
    template_name = "office/desk/images_to_look_at.html"
    may = staticmethod(may_change_images)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page([form_of(image) for image in images_of(request.user)[:AT_ONCE]])

    @transaction.atomic
    def post(self, request: HttpRequest) -> HttpResponse:
        keys = [int(key) for key in request.POST.getlist("image") if key.isdecimal() and len(key) < 19][
            :AT_ONCE
        ]
        found = PalaisImage.objects.select_for_update().filter(pk__in=images_of(request.user).values("pk"))
        shown = [form_of(image, data=request.POST) for image in found.filter(pk__in=keys).order_by("pk")]
        answered = [form for form in shown if form.is_answered]
        right = [form for form in answered if form.is_valid()]
        for form in right:
            log(instance=form.save(), action="wagtail.edit", user=request.user)
        if right:
            words = ngettext(
                "%(number)s picture was looked at.", "%(number)s pictures were looked at.", len(right)
            )
            messages.success(request, words % {"number": len(right)})
        if len(right) == len(answered):
            return redirect("desk:images-to-look-at")
        return self.page([form for form in shown if form not in right], status=422)

    def page(self, shown: list[LookForm], *, status: int = 200) -> HttpResponse:
        return self.show(status=status, forms=shown, left=images_of(self.request.user).count())


def images_of(user: Any) -> QuerySet[PalaisImage]:
    """Those of them that this person may change."""
    policy = policy_registry.get_by_type(PalaisImage)
    mine = policy.instances_user_has_any_permission_for(user, ["change"])
    return queries.images_not_looked_at().filter(pk__in=mine.values("pk"))


def form_of(image: PalaisImage, data: Any = None) -> LookForm:
    return LookForm(data, instance=image, prefix=f"image-{image.pk}")
