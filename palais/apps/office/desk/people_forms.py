"""Forms about people and organisations."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from palais.apps.people.choices import Duty, Kind, Role, Standing
from palais.apps.people.models import Organisation

ALL = ("", gettext_lazy("all"))


class PeopleFilter(forms.Form):
    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=200)
    show = forms.ChoiceField(
        label=gettext_lazy("Accounts"),
        required=False,
        choices=[
            ("active", gettext_lazy("in use")),
            ("ended", gettext_lazy("ended")),
            ("all", gettext_lazy("all")),
        ],
    )


class OrganisationsFilter(forms.Form):
    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False, choices=[ALL, *Kind.choices])
    standing = forms.ChoiceField(
        label=gettext_lazy("Standing"), required=False, choices=[ALL, *Standing.choices]
    )
    listed = forms.ChoiceField(
        label=gettext_lazy("Listed in public"),
        required=False,
        choices=[ALL, ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))],
    )


def organisation_field(*, required: bool) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Organisation.objects.all(), label=gettext_lazy("Organisation"), required=required, empty_label="–"
    )


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        help_text=gettext_lazy("None: the person does not enter the desk."),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SeatForm(forms.Form):
    organisation = organisation_field(required=True)
    duty = forms.ChoiceField(label=gettext_lazy("Duty"), choices=Duty.choices, initial=Duty.MEMBER)


class InviteForm(RolesForm):
    field_order = ("email", "language", "roles", "organisation", "duty")
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"), choices=settings.INTERFACE_LANGUAGES
    )
    organisation = organisation_field(required=False)
    duty = forms.ChoiceField(label=gettext_lazy("Duty"), choices=Duty.choices, initial=Duty.MEMBER)


class StatesForm(forms.Form):
    """The States somebody follows; the codes and names are given, since the States are facts of a room above."""

    states = forms.MultipleChoiceField(
        label=gettext_lazy("States"),
        help_text=gettext_lazy("Hold Ctrl or ⌘ to choose several. None: no country desk."),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 14}),
    )

    def __init__(self, *args: Any, states: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["states"]
        field.choices = sorted(states.items(), key=lambda pair: pair[1])
