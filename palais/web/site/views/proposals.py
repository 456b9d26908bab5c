"""Proposing a resource for one's own organisation, and seeing what became of it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palais.apps.office import clock
from palais.apps.office.intake import uploading
from palais.apps.office.intake.purposes import registered
from palais.apps.office.intake.sentences import sentence
from palais.apps.office.services import limits
from palais.apps.people import queries as people
from palais.apps.people.models import Organisation
from palais.apps.resources import queries
from palais.apps.resources.choices import ProposalStatus, WorkKind
from palais.apps.resources.models import Hub, Proposal
from palais.apps.resources.models.codes import LanguageField, PartialDateField
from palais.apps.resources.models.links import LONGEST
from palais.apps.resources.services import proposals, received
from palais.apps.resources.services.proposals import ProposalWords
from palais.apps.resources.services.refusals import KnownAddress, Refused
from palais.web.answers import hubs as answers
from palais.web.answers.resources import line
from palais.web.site.views import errors

TIMES, WITHIN = 20, timedelta(days=1)


class ProposalForm(forms.Form):
    organisation = forms.ChoiceField(label=gettext_lazy("For which organisation?"))
    hub = forms.ChoiceField(label=gettext_lazy("For which hub?"), required=False)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        help_text=gettext_lazy("As it stands on the resource, in its language."),
        error_messages={"required": gettext_lazy("Write the title.")},
    )
    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=12,
        help_text=gettext_lazy("Its code, as en, fr, es, ar, bn."),
        validators=LanguageField().validators,
        error_messages={"required": gettext_lazy("Write the code of the language.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=WorkKind.choices)
    address = forms.URLField(
        label=gettext_lazy("Link"),
        max_length=LONGEST,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Its page or file on the web. Empty: send a file instead."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("PDF, Word or an image, up to 50 MB."),
    )
    dated = forms.CharField(
        label=gettext_lazy("Date"),
        max_length=10,
        required=False,
        validators=PartialDateField().validators,
        help_text=gettext_lazy("A year, a month or a day: 2020, 2020-05, 2020-05-14. Empty: not known."),
    )
    summary = forms.CharField(
        label=gettext_lazy("What is in it, and for whom?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("Two or three sentences. Write no full name of a child."),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own: Any = self.fields["organisation"]
        own.choices = [(one.key, one.name) for one in organisations]
        hubs: Any = self.fields["hub"]
        today = clock.today()
        hubs.choices = [
            ("", _("None in particular")),
            *(
                (one.slug, one.title.text)
                for one in answers.hub_list()
                if one.closed_on is None or one.closed_on > today
            ),
        ]


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """What this person proposed, and what became of it."""
    shown = [
        {"proposal": one, "status": ProposalStatus(one.status).label, "waits": one.status == "waiting"}
        for one in queries.proposals_of(person=request.user)
    ]
    return render(request, "pages/proposals.html", {"proposals": shown, "may": bool(own(request))})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The form; who holds no seat is told whom to ask."""
    organisations = own(request)
    if not organisations:
        return render(request, "pages/proposal.html", {"form": None})
    if request.method != "POST":
        initial = {
            "hub": request.GET.get("hub", "")[:60],
            "language": request.user.language.partition("-")[0],
        }
        return shown(request, ProposalForm(organisations=organisations, initial=initial))
    form = ProposalForm(request.POST, request.FILES, organisations=organisations)
    if most := uploading.was_too_large(request):
        form.errors.clear()
        form.add_error("file", sentence("too-large", most=most))
    elif form.is_valid():
        if not limits.allow(what="propose", address=str(request.user.pk), times=TIMES, within=WITHIN):
            return errors.too_many(request, wait_seconds=limits.wait(within=WITHIN))
        if send(request, form, organisations):
            messages.success(
                request, _("Thank you. Somebody will look at it; what becomes of it stands here.")
            )
            return redirect("proposals")
    return shown(request, form)


def shown(request: HttpRequest, form: ProposalForm) -> HttpResponse:
    context = {"form": form, "endings": registered()[received.KEY].endings}
    return render(request, "pages/proposal.html", context, status=422 if form.errors else 200)


def send(request: HttpRequest, form: ProposalForm, organisations: list[Organisation]) -> bool:
    """Whether it was sent; what stands in the way is told in the form, and no file is kept."""
    data = form.cleaned_data
    if bool(data["address"]) == bool(data["file"]):
        form.add_error("address", _("Give either a link or a file."))
        return False
    try:
        file = received.take_in(file=data["file"], by=request.user) if data["file"] else None
        proposals.propose(
            organisation=next(one for one in organisations if one.key == data["organisation"]),
            words=ProposalWords(
                **{name: data[name] for name in ("title", "language", "kind", "address", "summary", "dated")},
                file=file,
                hub=Hub.public.filter(slug=data["hub"]).first() if data["hub"] else None,
            ),
            by=request.user,
            on=clock.today(),
        )
    except Refused as refused:
        for field, fault in refused.faults.items():
            form.add_error(field or None, fault)
        return False
    except KnownAddress as known:
        form.add_error("address", here_already(known))
        return False
    return True


def here_already(known: KnownAddress) -> str:
    one = line(known.works[0])
    said = {"title": one.title.text, "address": reverse("resource", args=[one.key])}
    return _("It is here already: “%(title)s”, at %(address)s.") % said


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Not found for everybody but whoever proposed it."""
    proposal = get_object_or_404(Proposal, pk=pk, by=request.user)
    try:
        proposals.take_back(proposal=proposal, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("The proposal was taken back."))
    return redirect("proposals")


def own(request: HttpRequest) -> list[Organisation]:
    """The organisations for which this person may propose."""
    return [seat.organisation for seat in people.seats_of(person=request.user, on=clock.today())]
