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
from palais.apps.office.services.imports.organisation_cells import state_names
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
    work_states = forms.CharField(
        label=gettext_lazy("States of work"),
        help_text=gettext_lazy("One on each line, by name in any of our languages."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, said: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = {key: topic.name for key, topic in treaties.topics().items()}
        kept = {one: one for one in said["topics"] if one not in topics}
        field: Any = self.fields["topics"]
        field.choices = list({**topics, **kept}.items())

    def clean_work_states(self) -> list[str]:
        """The codes of the States; a line that is none is named, with those that look like it."""
        known, codes, names = state_names(), set(), state_words()
        for line in filter(str.strip, self.cleaned_data["work_states"].splitlines()):
            code = known.find(line.strip())
            if code is None:
                near = ", ".join(names.get(one, one) for one in known.nearest(line)) or "–"
                raise forms.ValidationError(
                    _("“%(line)s” is no State that is known here. Nearest: %(near)s."),
                    params={"line": line.strip()[:60], "near": near},
                )
            codes.add(code)
        return sorted(codes)

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
    names = state_words()
    states = "\n".join(sorted(names.get(code, code) for code in said["work_states"]))
    own |= {"languages": ", ".join(said["languages"]), "work_states": states}
    return {**own, "version": version}


def state_words() -> dict[str, str]:
    """What States are called in the language of the page."""
    return {one.iso3: one.name for one in treaties.every_page()}


def shown(
    request: HttpRequest, organisation: Organisation, form: OwnForm, *, status: int = 200
) -> HttpResponse:
    context = {"organisation": organisation, "form": form}
    return render(request, "pages/own_organisation.html", context, status=status)
