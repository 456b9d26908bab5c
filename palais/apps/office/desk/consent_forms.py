"""The form in which a consent is recorded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palais.apps.office.services.people.consents import Agreed
from palais.apps.people.choices import Purpose
from palais.apps.people.models import Consent


class ConsentForm(forms.ModelForm):
    """Everything but the reference, which is given, and the withdrawal, which is a deed of its own."""

    data: Any
    purposes = forms.MultipleChoiceField(
        label=_("For"), choices=Purpose.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Consent
        fields = (
            *("about", "purposes", "age_band", "own_on"),
            *("guardian_basis", "guardian_on", "evidence_note", "ends_on"),
        )
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("own_on", "guardian_on", "ends_on")
        } | {"evidence_note": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    @property
    def agreed(self) -> Agreed:
        return Agreed(**{name: self.cleaned_data[name] for name in self.Meta.fields})
