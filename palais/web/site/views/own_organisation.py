"""What is public of one's own organisation, corrected by its focal point. Name, kind, standing and seat stay with the
secretariat, and so does whether it is listed."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office import clock
from palais.apps.office.desk.organisation_forms import languages_of
from palais.apps.office.services import limits
from palais.apps.office.services.people import organisations
from palais.apps.people import permissions, queries
from palais.apps.people.choices import Involvement
from palais.apps.people.models import Organisation
from palais.apps.treaties import queries as treaties
from palais.web.site.views import errors

TIMES, WITHIN = 20, timedelta(days=1)


class OwnForm(forms.Form):
    """Lists that are not known here are empty; a contact needs the word that it may be shown."""

    acronym = forms.CharField(label=gettext_lazy("Acronym"), required=False, max_length=40)
    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, max_length=500, assume_scheme="https"
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("Public contact"),
        help_text=gettext_lazy("An address of your office, as info@…. Empty: none is shown."),
        required=False,
    )
    contact_is_open = forms.BooleanField(
        label=gettext_lazy(
            "It is our office’s address, or the person whose it is has agreed that all may see it"
        ),
        required=False,
    )
    children = forms.ChoiceField(label=gettext_lazy("Children"), choices=Involvement.choices)
    languages = forms.CharField(
        label=gettext_lazy("Languages of work"),
        help_text=gettext_lazy("Codes with commas between them, as en, fr, ar."),
        required=False,
        max_length=200,
    )
    work_states = forms.MultipleChoiceField(
        label=gettext_lazy("States of work"),
        help_text=gettext_lazy("Hold Ctrl or ⌘ to choose several."),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, said: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = sorted(((one.iso3, one.name) for one in treaties.every_page()), key=lambda pair: pair[1])
        topics = [(key, topic.name) for key, topic in treaties.topics().items()]
        self.offer("work_states", states, said["work_states"])
        self.offer("topics", topics, said["topics"])

    def offer(self, name: str, known: list[tuple[str, str]], held: list[str]) -> None:
        """What is held and no longer known stays a choice."""
        field: Any = self.fields[name]
        field.choices = [*known, *((one, one) for one in held if one not in dict(known))]

    def clean_languages(self) -> list[str]:
        return languages_of(self.cleaned_data["languages"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("contact_email") and not data.get("contact_is_open"):
            self.add_error("contact_is_open", _("Please tick this, or leave the contact empty."))
        return dict(data)


@login_required
def own_organisation(request: HttpRequest, key: str) -> HttpResponse:
    """Not found for everybody but its focal points."""
    organisation = queries.organisation(key=key)
    if organisation is None or not permissions.leads(request.user, organisation, on=clock.today()):
        raise Http404
    said = organisations.said(organisation)
    if request.method != "POST":
        return shown(request, organisation, OwnForm(initial=initial(said, organisation.version), said=said))
    form = OwnForm(request.POST, said=said)
    if not form.is_valid():
        return shown(request, organisation, form, status=422)
    if not limits.allow(what="own-organisation", address=str(request.user.pk), times=TIMES, within=WITHIN):
        return errors.too_many(request, wait_seconds=limits.wait(within=WITHIN))
    return saved(request, organisation, form)


def saved(request: HttpRequest, organisation: Organisation, form: OwnForm) -> HttpResponse:
    values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    try:
        organisations.correct_own(
            organisation=organisation,
            version=form.cleaned_data["version"],
            values=values,
            by=request.user,
            on=clock.today(),
        )
    except organisations.ChangedMeanwhile as error:
        form.add_error(
            None, _("Somebody else changed this meanwhile. Look at what you typed and save again.")
        )
        form.data = form.data.copy()
        form.data["version"] = str(error.version)
        return shown(request, organisation, form, status=422)
    messages.success(request, _("Saved."))
    return redirect("own-organisation", key=organisation.key)


def initial(said: dict[str, Any], version: int) -> dict[str, Any]:
    own = {name: said[name] for name in organisations.OWN}
    return {**own, "languages": ", ".join(said["languages"]), "version": version}


def shown(
    request: HttpRequest, organisation: Organisation, form: OwnForm, *, status: int = 200
) -> HttpResponse:
    context = {"organisation": organisation, "form": form}
    return render(request, "pages/own_organisation.html", context, status=status)
