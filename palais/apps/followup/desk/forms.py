"""The forms of the follow-up monitor's desk, but for their texts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.widgets import AdminImageChooser

from palais.apps.followup import choices
from palais.apps.followup.models import Activity, Assessment, Commitment, Evidence, Monitor
from palais.apps.followup.services import ActivityWords, monitors
from palais.apps.followup.services import commitments as commitment_services
from palais.apps.office import clock
from palais.apps.people.models import Consent, Organisation
from palais.apps.treaties.models import State, TreatyBody


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Versioned(forms.ModelForm):
    """A form that knows in which version it was opened."""

    data: Any
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version

    def _post_clean(self) -> None:
        """The service checks and saves; the instance is left as it was read."""

    @property
    def seen(self) -> int:
        return self.cleaned_data["version"] or 0


def address(label: Any, help_text: Any) -> forms.URLField:
    return forms.URLField(
        label=label, help_text=help_text, required=False, max_length=500, assume_scheme="https"
    )


class MonitorForm(Versioned):
    url = address(_("Page"), _("Empty: none known here."))

    class Meta:
        model = Monitor
        fields = ("key", *monitors.FIELDS)
        widgets = {"closed_on": day()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = sorted((body.pk, body.name) for body in TreatyBody.public.all())
        self.fields["body"] = forms.ChoiceField(
            label=_("Body"), choices=[("", _("none in particular")), *bodies], required=False
        )
        if self.instance.pk:
            del self.fields["key"]


class CommitmentForm(Versioned):
    source_url = address(_("Page of the source"), _("Empty: none known here."))
    actors = forms.MultipleChoiceField(
        label=_("Who is to act"),
        choices=choices.ActorKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Commitment
        fields = ("number", *commitment_services.FIELDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["number"]
            self.initial["actors"] = [one.kind for one in self.instance.actors.all()]


class ActivityForm(Versioned):
    states = forms.ModelMultipleChoiceField(
        State.public.none(),
        label=_("States"),
        required=False,
        help_text=_("Empty: it reaches beyond States."),
    )
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Organisations known here"), required=False
    )
    others = forms.CharField(
        label=_("Other organisations"),
        help_text=_("One on each line."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    about = forms.ModelMultipleChoiceField(
        Commitment.objects.none(),
        label=_("Commitments it is about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Activity
        fields: tuple[str, ...] = (
            *("level", "form", "begins_on", "ends_on", "is_going_on", "place", "states", "organisations"),
            *("others", "children_led", "about", "language", "source", "standing", "consent"),
        )

    def __init__(self, *args: Any, monitor: Monitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["states"].queryset = State.public.all()
        fields["organisations"].queryset = Organisation.objects.all()
        fields["about"].queryset = monitor.commitments.all()
        if "consent" in fields:
            own = Consent.objects.filter(pk=self.instance.consent_id)
            fields["consent"].queryset = consents_in_force() | own
        if self.instance.pk:
            rows = self.instance.organisations.all()
            self.initial |= {
                "states": [one.state for one in self.instance.states.all()],
                "about": [one.pk for one in self.instance.commitments.all()],
                "organisations": [row.organisation_id for row in rows if row.organisation_id],
                "others": "\n".join(row.name for row in rows if row.name),
            }

    def words(self, texts: dict[str, dict[str, str]], **more: Any) -> ActivityWords:
        data = self.cleaned_data
        plain = ("level", "form", "begins_on", "ends_on", "is_going_on", "place", "children_led", "language")
        return ActivityWords(
            **{name: data[name] for name in plain},
            texts=texts,
            states=[one.pk for one in data["states"]],
            commitments=[one.pk for one in data["about"]],
            organisations=[one.pk for one in data["organisations"]],
            others=[line.strip() for line in data["others"].splitlines() if line.strip()],
            **{"source": data.get("source", ""), **more},
        )


def consents_in_force() -> Any:
    return Consent.objects.in_force(on=clock.today())


class AssessmentForm(forms.ModelForm):
    class Meta:
        model = Assessment
        fields = ("status", "by_kind", "organisation", "on", "language", "reason", "source")
        widgets = {"on": day(), "reason": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def _post_clean(self) -> None:
        """The service checks and saves."""


class EvidenceForm(forms.ModelForm):
    """One piece; the file goes through the intake."""

    data: Any
    url = address(_("Address"), _("Of a link."))
    upload = forms.FileField(
        label=_("File"), required=False, help_text=_("Of a file: PDF, office file or picture.")
    )

    class Meta:
        model = Evidence
        fields = ("kind", "title", "language", "url", "upload", "image", "quote", "said_by", "consent")
        widgets = {"quote": forms.Textarea(attrs={"rows": 3, "dir": "auto"}), "image": AdminImageChooser}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["consent"]
        field.queryset = consents_in_force()

    def _post_clean(self) -> None:
        """The service checks and saves."""
