"""Forms about people and organisations."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office.desk.forms import signed, unsigned
from palais.apps.office.services.people import organisations
from palais.apps.office.services.people.organisations import OtherName
from palais.apps.people.choices import Duty, Kind, NameKind, Role, Standing
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


class OrganisationForm(forms.ModelForm):
    """An organisation with its other names, and what it said when the form was made."""

    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    website = forms.URLField(
        label=gettext_lazy("Website"),
        help_text=gettext_lazy("Empty: none known here."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    other_names = forms.CharField(
        label=gettext_lazy("Other names"),
        help_text=gettext_lazy(
            "One on each line: name | language | kind. The kind is translation, former or other; language and kind may "
            "be left out."
        ),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    data: Any

    class Meta:
        model = Organisation
        fields = organisations.FIELDS
        widgets = {
            "joined_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "left_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, states: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.states = states
        names = sorted(states.items(), key=lambda pair: pair[1])
        known = {*states, ""}
        kept = [(self.instance.state, self.instance.state)] if self.instance.state not in known else []
        field: Any = self.fields["state"]
        field.choices = [("", "–"), *kept, *names]
        if self.instance.pk:
            said = organisations.said(self.instance)
            self.initial |= {
                "other_names": said["other_names"],
                "version": self.instance.version,
                "seen": signed(said),
            }

    def clean_other_names(self) -> list[OtherName]:
        """The lines as names; a line that is not understood is named."""
        found = []
        for line in filter(str.strip, self.cleaned_data["other_names"].splitlines()):
            name, language, kind = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
            if not name or len(name) > 250 or len(language) > 12 or line.count("|") > 2:
                raise forms.ValidationError(
                    _("This line is not a name: %(line)s"), params={"line": line[:80]}
                )
            if kind not in {*NameKind.values, ""}:
                raise forms.ValidationError(
                    _("“%(kind)s” is not one of translation, former, other."), params={"kind": kind[:40]}
                )
            found.append(OtherName(name, language, kind or NameKind.OTHER))
        return list(dict.fromkeys(found))

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in organisations.FIELDS}

    def merge(self, now: Mapping[str, Any], version: int) -> list[dict[str, Any]]:
        """What somebody else changed meanwhile beside what was typed; fields that only they changed follow them."""
        before = unsigned(self.data.get("seen", "")) or {}
        self.data = self.data.copy()
        meanwhile = []
        for name, new in now.items():
            old, typed = before.get(name, ""), self.typed(name)
            if old == new:
                continue
            label = self.fields[name].label
            meanwhile.append({"label": label, "before": old, "now": new, "typed": typed})
            if typed == old:
                self.data[name] = new
                if new is False:
                    self.data.pop(name)
        self.data |= {"version": str(version), "seen": signed(dict(now))}
        return meanwhile

    def typed(self, name: str) -> Any:
        if name == "other_names":
            return "\n".join(sorted_lines(self.cleaned_data.get("other_names") or []))
        return organisations.text(self.cleaned_data.get(name))


def sorted_lines(names: list[OtherName]) -> list[str]:
    """In the order in which the records stand."""
    return [
        organisations.written(one)
        for one in sorted(names, key=lambda one: (one.kind, one.language, one.name))
    ]
