"""Publications at the desk, and what a work stands beside: its versions, its cover, what takes its place."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.images.widgets import AdminImageChooser

from palais.apps.office import clock
from palais.apps.office.models import PalaisImage
from palais.apps.resources.choices import TwinKind, WorkStatus
from palais.apps.resources.desk.forms import take_faults, title_of
from palais.apps.resources.desk.pages import ResourcePage, WorkPage
from palais.apps.resources.models import Twin, Work
from palais.apps.resources.queries import publications as queries
from palais.apps.resources.services import versions
from palais.apps.resources.services.refusals import Refused

MOST_CHOICES = 500


class Publications(ResourcePage):
    """All publications, and first the versions that their source has left behind."""

    page_title = gettext_lazy("Publications")
    template_name = "resources/desk/publications.html"
    header_icon = "openquote"

    def path(self) -> list[Any]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        works = Work.everything.filter(is_publication=True).prefetch_related(
            "texts", "editions", "twins__work"
        )
        context = self.paged(works.order_by("-dated", "key"))
        flagged = queries.flagged().prefetch_related("work__texts", "source__texts")
        return self.show(
            flagged=[(one, title_of(one.work), title_of(one.source)) for one in flagged],
            lines=[(one, title_of(one), languages(one)) for one in context["page_obj"]],
            **context,
        )


def languages(work: Work) -> list[str]:
    return list(dict.fromkeys(one.language for one in work.editions.all()))


class SourceForm(forms.Form):
    """Which other resource a work retells, and how."""

    data: Any
    fields: Any
    source = forms.ChoiceField(label=gettext_lazy("Made from"))
    kind = forms.ChoiceField(label=gettext_lazy("How it retells it"), choices=TwinKind.choices)
    same = forms.BooleanField(
        label=gettext_lazy("I have compared both today: they say the same"),
        required=False,
        help_text=gettext_lazy(
            "Off: nobody has compared them yet. Readers see it once the full text changes."
        ),
    )

    def __init__(self, *args: Any, work: Work, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", "—"), *others(work)]


class PlaceForm(forms.Form):
    """Which newer work takes a work's place, and its cover."""

    data: Any
    fields: Any
    replaced_by = forms.ChoiceField(
        label=gettext_lazy("Replaced by"),
        required=False,
        help_text=gettext_lazy("A newer resource; readers are led there. Empty: none."),
    )
    cover = forms.ModelChoiceField(
        label=gettext_lazy("Cover"),
        queryset=PalaisImage.objects.all(),
        required=False,
        widget=AdminImageChooser,
        help_text=gettext_lazy("An image with a description. Empty: the title stands in its place."),
    )

    def __init__(self, *args: Any, work: Work, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replaced_by"].choices = [("", "—"), *others(work)]


def others(work: Work) -> list[tuple[str, str]]:
    """Other works by title, the newest first; those that were withdrawn are left out."""
    found = Work.everything.exclude(pk=work.pk).exclude(status=WorkStatus.WITHDRAWN)
    rows = found.order_by("-is_publication", "-changed_at").prefetch_related("texts")[:MOST_CHOICES]
    named = ((one.key, " · ".join(filter(None, (title_of(one), one.dated)))) for one in rows)
    return sorted(named, key=lambda pair: pair[1].casefold())


class Versions(WorkPage):
    template_name = "resources/desk/versions.html"
    header_icon = "copy"

    def path(self) -> list[Any]:
        return self.above()

    def get_page_title(self) -> str:
        return _("Versions and cover")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.page(SourceForm(work=self.work), self.place())

    def place(self) -> PlaceForm:
        newer = self.work.replaced_by
        initial = {"replaced_by": newer.key if newer else "", "cover": self.work.cover_id}
        return PlaceForm(work=self.work, initial=initial)

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        deed = request.POST.get("deed", "")
        if deed == "tie":
            return self.tie(request)
        if deed == "place":
            return self.put(request)
        twin = self.twin(request.POST.get("which", ""))
        if twin is not None and deed == "compare":
            versions.compare(twin=twin, on=clock.today(), by=request.user)
        elif twin is not None and deed == "untie":
            versions.untie(twin=twin, by=request.user)
        else:
            return self.page(SourceForm(work=self.work), self.place(), status=422)
        messages.success(request, _("Saved."))
        return redirect("resources-desk:versions", key=key)

    def twin(self, text: str) -> Twin | None:
        """A version or a source of this work, by its number."""
        if not (text.isascii() and text.isdigit() and len(text) < 18):
            return None
        known = Twin.objects.select_related("work", "source")
        either = known.filter(pk=int(text), work=self.work) | known.filter(pk=int(text), source=self.work)
        return either.first()

    def tie(self, request: HttpRequest) -> HttpResponse:
        form = SourceForm(request.POST, work=self.work)
        if form.is_valid():
            data = form.cleaned_data
            try:
                versions.tie(
                    work=self.work,
                    source=Work.everything.get(key=data["source"]),
                    kind=data["kind"],
                    on=clock.today() if data["same"] else None,
                    by=request.user,
                )
            except Refused as refused:
                take_faults(form, refused.faults)
            else:
                messages.success(request, _("Saved."))
                return redirect("resources-desk:versions", key=self.work.key)
        return self.page(form, self.place(), status=422)

    def put(self, request: HttpRequest) -> HttpResponse:
        form = PlaceForm(request.POST, work=self.work)
        if form.is_valid():
            newer = Work.everything.filter(key=form.cleaned_data["replaced_by"]).first()
            try:
                versions.place(work=self.work, newer=newer, cover=form.cleaned_data["cover"], by=request.user)
            except Refused as refused:
                take_faults(form, refused.faults)
            else:
                messages.success(request, _("Saved."))
                return redirect("resources-desk:versions", key=self.work.key)
        return self.page(SourceForm(work=self.work), form, status=422)

    def page(self, form: SourceForm, place: PlaceForm, **more: Any) -> HttpResponse:
        twins = Twin.objects.filter(source=self.work).select_related("work").prefetch_related("work__texts")
        sources = (
            Twin.objects.filter(work=self.work).select_related("source").prefetch_related("source__texts")
        )
        left_behind = set(queries.flagged().values_list("pk", flat=True))
        return self.show(
            work=self.work,
            form=form,
            place=place,
            media=form.media + place.media,
            twins=[(one, title_of(one.work), one.pk in left_behind) for one in twins],
            sources=[(one, title_of(one.source), one.pk in left_behind) for one in sources],
            back_url=reverse("resources-desk:work", args=[self.work.key]),
            **more,
        )
