"""The queue of what members propose: read, take up with edits, or decline with a reason that they see."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import downloads
from palais.apps.office.desk.pages import DeskPage
from palais.apps.resources import permissions, queries
from palais.apps.resources.choices import Audience, Format, WorkKind
from palais.apps.resources.desk.editions import others, private
from palais.apps.resources.desk.forms import SURE, take_faults
from palais.apps.resources.desk.pages import PAGE
from palais.apps.resources.desk.works import one_section, sections
from palais.apps.resources.models import Proposal
from palais.apps.resources.models.codes import LanguageField, PartialDateField
from palais.apps.resources.models.links import LONGEST
from palais.apps.resources.services import proposals
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.refusals import KnownAddress, Refused
from palais.apps.resources.services.works import Maker, Text, WorkWords
from palais.apps.treaties import queries as treaties


class AcceptForm(forms.Form):
    """What becomes of it: the words can be changed before it is shown."""

    fields: Any
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    language = forms.CharField(
        label=gettext_lazy("Language"), max_length=12, validators=LanguageField().validators
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=WorkKind.choices)
    dated = forms.CharField(
        label=gettext_lazy("Date"), max_length=10, required=False, validators=PartialDateField().validators
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    audiences = forms.MultipleChoiceField(
        label=gettext_lazy("For"),
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    address = forms.URLField(
        label=gettext_lazy("Link"), max_length=LONGEST, required=False, assume_scheme="https"
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=Format.choices, initial=Format.HTML)
    section = forms.ChoiceField(label=gettext_lazy("Section of a hub"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("A word to whoever proposed it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("Empty: they only see that it was taken up."),
    )
    sure = forms.BooleanField(label=SURE, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [(key, one.name) for key, one in treaties.topics().items()]
        self.fields["section"].choices = [("", _("none")), *((str(pk), name) for pk, name in sections())]


class DeclineForm(forms.Form):
    """Why it is not taken up."""

    fields: Any
    why = forms.CharField(
        label=gettext_lazy("Why not?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Whoever proposed it reads this."),
        error_messages={"required": gettext_lazy("Say why: whoever proposed it reads this.")},
    )


class ProposalPage(DeskPage):
    header_icon = "download"
    may = staticmethod(permissions.may_settle_proposals)

    def path(self) -> list[Any]:
        return [(reverse("resources-desk:proposals"), gettext_lazy("Proposed resources"))]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user) and "pk" in kwargs:
            rows = Proposal.objects.select_related("by", "organisation", "hub", "file", "work")
            found = rows.filter(pk=kwargs["pk"]).first()
            if found is None:
                raise Http404
            self.proposal = found
        return super().dispatch(request, *args, **kwargs)


class Proposals(ProposalPage):
    page_title = gettext_lazy("Proposed resources")
    template_name = "resources/desk/proposals.html"

    def path(self) -> list[Any]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        settled = request.GET.get("show") == "settled"
        rows = Proposal.objects.exclude(status="waiting").select_related("by", "organisation", "hub")
        found = rows.order_by("-settled_at")[:PAGE] if settled else queries.proposals_waiting()[:PAGE]
        return self.show(lines=list(found), settled=settled, waiting=queries.proposals_waiting().count())


class OneProposal(ProposalPage):
    template_name = "resources/desk/proposal.html"

    def get_page_title(self) -> str:
        return self.proposal.title

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(AcceptForm(initial=self.proposed()), DeclineForm())

    def proposed(self) -> dict[str, Any]:
        """What was proposed, as the form to take it up shows it."""
        one = self.proposal
        names = ("title", "language", "kind", "dated", "summary", "address")
        format_ = one.file.kind if one.file and one.file.kind in Format.values else str(Format.HTML)
        return {name: getattr(one, name) for name in names} | {"format": format_}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.POST.get("deed") == "decline":
            return self.decline(request)
        form = AcceptForm(request.POST)
        if form.is_valid():
            try:
                self.accept(form)
            except Refused as refused:
                take_faults(form, refused.faults)
            except KnownAddress as known:
                form.fields["sure"].widget = forms.CheckboxInput()
                form.add_error("address", others(known))
            else:
                messages.success(request, _("Taken up: it is shown now."))
                return redirect("resources-desk:proposals")
        return self.page(form, DeclineForm(), status=422)

    def accept(self, form: AcceptForm) -> None:
        data, one = form.cleaned_data, self.proposal
        proposals.accept(
            proposal=one,
            words=WorkWords(
                language=data["language"],
                texts={data["language"]: Text(data["title"], data["summary"])},
                kind=data["kind"],
                dated=data["dated"],
                origin=proposals.origin_of(one.organisation),
                makers=[Maker(key=one.organisation.key)],
                audiences=data["audiences"],
                topics=data["topics"],
            ),
            edition=EditionWords(
                language=data["language"], format=data["format"], address=data["address"], file=one.file
            ),
            section=one_section(data["section"]),
            by=self.request.user,
            sure=data["sure"],
            reason=data["reason"],
        )

    def decline(self, request: HttpRequest) -> HttpResponse:
        form = DeclineForm(request.POST)
        if form.is_valid():
            try:
                proposals.decline(proposal=self.proposal, reason=form.cleaned_data["why"], by=request.user)
            except Refused as refused:
                take_faults(form, refused.faults)
            else:
                messages.success(request, _("Declined. Whoever proposed it sees the reason."))
                return redirect("resources-desk:proposals")
        return self.page(AcceptForm(initial=self.proposed()), form, status=422)

    def page(self, form: AcceptForm, decline: DeclineForm, **more: Any) -> HttpResponse:
        return self.show(proposal=self.proposal, form=form, decline=decline, **more)


class ProposalFile(ProposalPage):
    """The file that was sent, for those who settle it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.proposal.file is None:
            raise Http404
        return private(downloads.attachment(self.proposal.file))
