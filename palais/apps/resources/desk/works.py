"""Resources at the desk: finding, adding, changing, showing and withdrawing them."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import clock
from palais.apps.resources.choices import WorkKind, WorkStatus
from palais.apps.resources.desk import levels
from palais.apps.resources.desk.forms import (
    TextForms,
    WithdrawForm,
    WorkForm,
    initial_of,
    take_faults,
    texts_of,
    title_of,
)
from palais.apps.resources.desk.pages import ResourcePage, WorkPage, hub_title
from palais.apps.resources.models import Edition, Hub, HubSection, Work
from palais.apps.resources.services import arranging, works
from palais.apps.resources.services.refusals import ChangedMeanwhile, Refused
from palais.core.words import fold


class Filter(forms.Form):
    """Which resources; an empty field asks for all."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False, choices=[("", gettext_lazy("all")), *WorkStatus.choices]
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[("", gettext_lazy("all")), *WorkKind.choices]
    )


class Works(ResourcePage):
    page_title = gettext_lazy("Resources")
    template_name = "resources/desk/works.html"

    def path(self) -> list[Any]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        form = Filter(request.GET)
        context = self.paged(found(form.cleaned_data if form.is_valid() else {}))
        return self.show(form=form, lines=[(one, title_of(one)) for one in context["page_obj"]], **context)


def found(wanted: dict[str, Any]) -> QuerySet[Work]:
    rows: QuerySet[Work] = Work.everything.prefetch_related("texts").order_by("-changed_at", "-pk")
    for word in fold(wanted.get("q", "")).split():
        rows = rows.filter(folded__contains=word)
    for name in ("status", "kind"):
        if wanted.get(name):
            rows = rows.filter(**{name: wanted[name]})
    return rows


class AddWork(ResourcePage):
    page_title = gettext_lazy("Add a resource")
    header_icon = "plus"
    template_name = "resources/desk/work_form.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = TextForms(prefix="texts", initial=[{"language": "en"}])
        return self.page(WorkForm(is_new=True), rows)

    def post(self, request: HttpRequest) -> HttpResponse:
        form, rows = WorkForm(request.POST, is_new=True), TextForms(request.POST, prefix="texts")
        if form.is_valid() and rows.is_valid():
            try:
                work = works.add_work(words=form.words(texts_of(rows)), by=request.user)
            except Refused as refused:
                take_faults(form, refused.faults)
            else:
                messages.success(request, _("Added as a draft. Now add its link or file, then show it."))
                return redirect("resources-desk:edition-add", key=work.key)
        return self.page(form, rows, status=422)

    def page(self, form: WorkForm, rows: Any, **more: Any) -> HttpResponse:
        return self.show(form=form, rows=rows, back_url=reverse("resources-desk:works"), **more)


class OneWork(WorkPage):
    """Its editions, its places in hubs, and what can be done with it."""

    template_name = "resources/desk/work.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.page(WithdrawForm())

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it, make it a draft again, withdraw it, put it into a section, take it out."""
        deed, form = request.POST.get("deed", ""), WithdrawForm(request.POST)
        try:
            if deed in (WorkStatus.SHOWN, WorkStatus.DRAFT):
                works.put_status(work=self.work, status=deed, by=request.user)
            elif deed == WorkStatus.WITHDRAWN and form.is_valid():
                works.put_status(work=self.work, status=deed, by=request.user, why=form.cleaned_data["why"])
            elif deed == "place" and (section := one_section(request.POST.get("section", ""))):
                arranging.place(section=section, work=self.work, by=request.user)
            elif deed == "take-out":
                for placement in self.work.placements.filter(pk=number(request.POST.get("which", ""))):
                    arranging.take_out(placement=placement, by=request.user)
            else:
                return self.page(form, status=422)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Saved."))
        return redirect("resources-desk:work", key=key)

    def page(self, form: WithdrawForm, **more: Any) -> HttpResponse:
        editions = Edition.objects.filter(work=self.work).select_related("link", "file", "saved")
        places = self.work.placements.select_related("section__hub").prefetch_related("section__texts")
        return self.show(
            work=self.work,
            form=form,
            editions=editions,
            places=[(one, hub_title(one.section.hub), section_title(one.section)) for one in places],
            sections=sections(),
            simple=levels.before_showing(self.work),
            **more,
        )


class ChangeWork(WorkPage):
    template_name = "resources/desk/work_form.html"
    header_icon = "edit"

    def path(self) -> list[Any]:
        return self.above()

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        said = [
            {"language": one.language, "title": one.title, "summary": one.summary}
            for one in sorted(self.work.texts.all(), key=lambda text: text.language != self.work.language)
        ]
        return self.page(WorkForm(initial=initial_of(self.work)), TextForms(prefix="texts", initial=said))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form, rows = WorkForm(request.POST), TextForms(request.POST, prefix="texts")
        if form.is_valid() and rows.is_valid():
            data = form.cleaned_data
            try:
                works.change_work(
                    work=self.work,
                    words=form.words(texts_of(rows)),
                    by=request.user,
                    seen=data["seen"],
                    changed_on=clock.today() if data["changed"] else None,
                )
            except Refused as refused:
                take_faults(form, refused.faults)
            except ChangedMeanwhile as meanwhile:
                form.data = form.data.copy()
                form.data["seen"] = str(meanwhile.version)
                return self.page(form, rows, meanwhile=True, status=422)
            else:
                messages.success(request, _("Saved."))
                return redirect("resources-desk:work", key=key)
        return self.page(form, rows, status=422)

    def page(self, form: WorkForm, rows: Any, **more: Any) -> HttpResponse:
        back = reverse("resources-desk:work", args=[self.work.key])
        return self.show(form=form, rows=rows, back_url=back, **more)


def sections() -> list[tuple[int, str]]:
    """Every section of the hubs that are not closed, for a choice."""
    every = HubSection.objects.filter(hub__in=Hub.everything.open()).select_related("hub")
    rows = every.order_by("hub__position", "hub__slug", "position").prefetch_related("texts", "hub__texts")
    return [(one.pk, f"{title_in(one.hub, one.hub.slug)}: {title_in(one, one.slug)}") for one in rows]


def title_in(record: Any, otherwise: str) -> str:
    main = getattr(record, "language", "") or record.hub.language
    return next((one.title for one in record.texts.all() if one.language == main), otherwise)


def section_title(section: HubSection) -> str:
    return title_in(section, section.slug)


def one_section(text: str) -> HubSection | None:
    return HubSection.objects.select_related("hub").filter(pk=number(text)).first()


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
