"""Forms that several pages of the site share."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from palais.apps.office.services import post


class AddressForm(forms.Form):
    """One e-mail address. `website` is a trap: people do not see it."""

    address = forms.CharField(
        label=_("Your e-mail address"),
        max_length=1_000,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": _("Please write your e-mail address.")},
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_address(self) -> str:
        try:
            return post.written(self.cleaned_data["address"])
        except post.AddressRefused as refused:
            raise forms.ValidationError(str(refused)) from None


class ChoiceForm(forms.Form):
    """How a subscriber wants to be told."""

    language = forms.ChoiceField(label=_("Language of the messages"), choices=settings.INTERFACE_LANGUAGES)
    quiet_days = forms.TypedMultipleChoiceField(
        label=_("Days on which nothing is sent"),
        help_text=_("What happens then comes with the next message."),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    paused = forms.BooleanField(
        label=_("Pause"),
        help_text=_("Nothing is sent, and what happens meanwhile is not sent afterwards."),
        required=False,
    )

    def choices(self) -> dict[str, Any]:
        """What was chosen, as the service takes it."""
        return {name: self.cleaned_data[name] for name in ("language", "quiet_days", "paused")}
