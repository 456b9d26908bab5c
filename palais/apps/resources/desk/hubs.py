"""Hubs at the desk: their words, their sections and what stands in them, how old they are."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import clock
from palais.apps.resources import queries
from palais.apps.resources.desk.forms import TextForms, take_faults, texts_of, title_of
from palais.apps.resources.desk.pages import HubPage, ResourcePage, hub_title
from palais.apps.resources.desk.works import number, section_title
from palais.apps.resources.models import HubSection, Placement
from palais.apps.resources.models.codes import LanguageField
from palais.apps.resources.queries.hubs import SOON, due_on
from palais.apps.resources.services import arranging, hubs
from palais.apps.resources.services.hubs import HubTextWords, HubWords
from palais.apps.resources.services.refusals import ChangedMeanwhile, Refused


class HubForm(forms.Form):
    """What a hub is. Its titles stand in rows of their own."""

    data: Any
    fields: Any
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=60,
        validators=[validate_slug],
        help_text=gettext_lazy("As covid-19: small letters, digits, hyphens. It never changes."),
    )
    language = forms.CharField(
        label=gettext_lazy("Main language"),
        max_length=12,
        initial="en",
        validators=LanguageField().validators,
    )
    is_shown = forms.BooleanField(
        label=gettext_lazy("Shown in public"),
        required=False,
        help_text=gettext_lazy("Off: only the desk sees it."),
    )
    in_focus = forms.BooleanField(
        label=gettext_lazy("In focus"),
        required=False,
        help_text=gettext_lazy("On: it stands on the home page."),
    )
    position = forms.IntegerField(
        label=gettext_lazy("Place in the list"), min_value=0, max_value=1000, initial=0
    )
    review_by = forms.DateField(
        label=gettext_lazy("Look through by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Empty: 90 days after it was last looked through."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["slug"]

    def words(self, texts: Any) -> HubWords:
        names = ("language", "is_shown", "in_focus", "position", "review_by")
        return HubWords(texts=words_of(texts), **{name: self.cleaned_data[name] for name in names})


def words_of(texts: Any) -> dict[str, HubTextWords]:
    return {code: HubTextWords(row["title"], row["summary"]) for code, row in texts.items()}


class Hubs(ResourcePage):
    page_title = gettext_lazy("Resource hubs")
    header_icon = "folder-open-inverse"
    template_name = "resources/desk/hubs.html"

    def path(self) -> list[Any]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        on = clock.today()
        lines = [
            (one, hub_title(one), due_on(one), due_on(one) <= on + SOON and one.closed_on is None)
            for one in queries.hubs(everything=True)
        ]
        return self.show(lines=lines)


class HubWordsPage(ResourcePage):
    """Adding a hub and changing one share their form."""

    header_icon = "edit"
    template_name = "resources/desk/hub_form.html"

    def page(self, form: HubForm, rows: Any, **more: Any) -> HttpResponse:
        return self.show(form=form, rows=rows, **more)


class AddHub(HubWordsPage):
    page_title = gettext_lazy("Add a hub")

    def path(self) -> list[Any]:
        return [(reverse("resources-desk:hubs"), gettext_lazy("Resource hubs"))]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.shown(HubForm(is_new=True), TextForms(prefix="texts", initial=[{"language": "en"}]))

    def post(self, request: HttpRequest) -> HttpResponse:
        form, rows = HubForm(request.POST, is_new=True), TextForms(request.POST, prefix="texts")
        if form.is_valid() and rows.is_valid():
            try:
                words = form.words(texts_of(rows))
                hub = hubs.add_hub(slug=form.cleaned_data["slug"].lower(), words=words, by=request.user)
            except Refused as refused:
                take_faults(form, refused.faults)
            else:
                messages.success(request, _("Saved. Now give it sections."))
                return redirect("resources-desk:hub", slug=hub.slug)
        return self.shown(form, rows, status=422)

    def shown(self, form: HubForm, rows: Any, **more: Any) -> HttpResponse:
        return self.page(form, rows, back_url=reverse("resources-desk:hubs"), **more)


class ChangeHub(HubPage):
    header_icon = "edit"
    template_name = "resources/desk/hub_form.html"

    def path(self) -> list[Any]:
        return self.above()

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        names = ("language", "is_shown", "in_focus", "position", "review_by")
        initial = {name: getattr(self.hub, name) for name in names} | {"seen": self.hub.version}
        return self.page(HubForm(initial=initial), TextForms(prefix="texts", initial=rows_of(self.hub)))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form, rows = HubForm(request.POST), TextForms(request.POST, prefix="texts")
        if form.is_valid() and rows.is_valid():
            try:
                words = form.words(texts_of(rows))
                hubs.change_hub(hub=self.hub, words=words, by=request.user, seen=form.cleaned_data["seen"])
            except Refused as refused:
                take_faults(form, refused.faults)
            except ChangedMeanwhile as meanwhile:
                form.data = form.data.copy()
                form.data["seen"] = str(meanwhile.version)
                return self.page(form, rows, meanwhile=True, status=422)
            else:
                messages.success(request, _("Saved."))
                return redirect("resources-desk:hub", slug=slug)
        return self.page(form, rows, status=422)

    def page(self, form: HubForm, rows: Any, **more: Any) -> HttpResponse:
        back = reverse("resources-desk:hub", args=[self.hub.slug])
        return self.show(form=form, rows=rows, back_url=back, **more)


def rows_of(record: Any) -> list[dict[str, str]]:
    return [
        {"language": one.language, "title": one.title, "summary": one.intro} for one in record.texts.all()
    ]


class Section(HubPage):
    """A new section, or what one is called."""

    template_name = "resources/desk/section.html"

    def path(self) -> list[Any]:
        return self.above()

    def section(self) -> HubSection | None:
        found = HubSection.objects.filter(hub=self.hub).prefetch_related("texts").select_related("hub")
        return get_object_or_404(found, slug=self.kwargs["section"]) if "section" in self.kwargs else None

    def get_page_title(self) -> str:
        section = self.section()
        return section_title(section) if section else _("Add a section")

    def get(self, request: HttpRequest, slug: str, section: str = "") -> HttpResponse:
        known = self.section()
        initial = rows_of(known) if known else [{"language": self.hub.language}]
        return self.page(TextForms(prefix="texts", initial=initial))

    def post(self, request: HttpRequest, slug: str, section: str = "") -> HttpResponse:
        known, rows = self.section(), TextForms(request.POST, prefix="texts")
        if not rows.is_valid():
            return self.page(rows, status=422)
        texts = words_of(texts_of(rows))
        try:
            if known:
                arranging.change_section(section=known, texts=texts, by=request.user)
            else:
                arranging.add_section(hub=self.hub, texts=texts, by=request.user)
        except Refused as refused:
            return self.page(rows, fault=str(refused), status=422)
        messages.success(request, _("Saved."))
        return redirect("resources-desk:hub", slug=slug)

    def page(self, rows: Any, **more: Any) -> HttpResponse:
        back = reverse("resources-desk:hub", args=[self.hub.slug])
        return self.show(rows=rows, back_url=back, **more)


class OneHub(HubPage):
    """Its sections and what stands in them, in order; buttons move things, no mouse is needed."""

    template_name = "resources/desk/hub.html"

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        placed = (
            Placement.objects.filter(section__hub=self.hub).select_related("work").order_by("position", "pk")
        )
        by_section: dict[int, list[Any]] = {}
        for one in placed.prefetch_related("work__texts"):
            by_section.setdefault(one.section_id, []).append((one, title_of(one.work)))
        sections = (
            self.hub.sections.order_by("position", "pk").prefetch_related("texts").select_related("hub")
        )
        return self.show(
            hub=self.hub,
            due=due_on(self.hub),
            today=clock.today(),
            sections=[(one, section_title(one), by_section.get(one.pk, [])) for one in sections],
        )

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        deed, which = request.POST.get("deed", ""), number(request.POST.get("which", ""))
        try:
            at = self.done(deed, which)
        except Refused as refused:
            messages.error(request, str(refused))
            at = ""
        return redirect(f"{reverse('resources-desk:hub', args=[slug])}{at}")

    def done(self, deed: str, which: int) -> str:
        """Do it; the place on the page where the reader was comes back."""
        by, on = self.request.user, clock.today()
        kind, _slash, what = deed.partition("/")
        if deed == "look-through":
            hubs.look_through(hub=self.hub, on=on, by=by)
            messages.success(self.request, _("Looked through today: the page says so."))
        elif deed == "close":
            hubs.close_hub(hub=self.hub, on=day_of(self.request.POST.get("closed_on", "")) or on, by=by)
        elif deed == "reopen":
            hubs.reopen_hub(hub=self.hub, by=by)
        elif kind == "section":
            self.with_section(get_object_or_404(self.hub.sections.select_related("hub"), pk=which), what)
            return f"#section-{which}"
        elif kind == "place":
            found = Placement.objects.select_related("section__hub", "work").filter(section__hub=self.hub)
            self.with_placement(get_object_or_404(found, pk=which), what)
            return f"#place-{which}"
        return ""

    def with_section(self, section: HubSection, what: str) -> None:
        if what == "remove":
            arranging.remove_section(section=section, by=self.request.user)
        else:
            arranging.move_section(section=section, by=self.request.user, up=what == "up")

    def with_placement(self, placement: Placement, what: str) -> None:
        by = self.request.user
        if what == "take-out":
            arranging.take_out(placement=placement, by=by)
        elif what == "to":
            to = self.hub.sections.filter(pk=number(self.request.POST.get("to", ""))).first()
            if to is not None and to.pk != placement.section_id:
                arranging.move_placement(placement=placement, by=by, to=to)
        else:
            arranging.move_placement(placement=placement, by=by, up=what == "up")


def day_of(text: str) -> date | None:
    """A day as the browser sends it; None where none was said. Raises Refused for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused({"": _("Write the day as 2021-04-15.")}) from None
