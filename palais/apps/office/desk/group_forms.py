"""The form of a working group: its fields, the organisations in it, and its texts in each language of the site."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office.services.people import groups
from palais.apps.office.services.people.groups import GroupText
from palais.apps.people.models import Organisation, WorkingGroup, WorkingGroupText
from palais.core.dates import DateNotUnderstood, PartialDate


class SeveralOrganisations(forms.ModelMultipleChoiceField):
    def __init__(self, **more: Any) -> None:
        widget = forms.SelectMultiple(attrs={"size": 8})
        super().__init__(Organisation.objects.all(), required=False, widget=widget, **more)


class GroupForm(forms.ModelForm):
    """A working group as it is said in all languages."""

    organisations = SeveralOrganisations(
        label=gettext_lazy("Organisations in it"), help_text=gettext_lazy("Hold Ctrl or ⌘ to choose several.")
    )
    convenors = SeveralOrganisations(
        label=gettext_lazy("Who convenes it"), help_text=gettext_lazy("They are in it. None: not known here.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    data: Any

    class Meta:
        model = WorkingGroup
        fields = groups.FIELDS

    def __init__(self, *args: Any, group: WorkingGroup | None, **kwargs: Any) -> None:
        super().__init__(*args, instance=group, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=gettext_lazy("Main language"),
            help_text=WorkingGroup._meta.get_field("language").help_text,
            choices=settings.INTERFACE_LANGUAGES,
        )
        texts = {text.language: text for text in group.texts.all()} if group else {}
        for code, name in settings.INTERFACE_LANGUAGES:
            for field in groups.TEXTS:
                self.fields[f"{field}-{code}"] = text_field(field, code=code, language=name)
                self.initial[f"{field}-{code}"] = getattr(texts.get(code), field, "")
        if group:
            seats = list(group.members.all())
            self.initial |= {
                "version": group.version,
                "organisations": [seat.organisation_id for seat in seats],
                "convenors": [seat.organisation_id for seat in seats if seat.convenes],
            }

    def clean_since(self) -> str:
        text = str(self.cleaned_data["since"]).strip()
        try:
            return PartialDate.parse(text).isoformat() if text else ""
        except DateNotUnderstood:
            raise forms.ValidationError(_("Write it as 2016, 2016-03 or 2016-03-01.")) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        main = data.get("language", "")
        if main and not str(data.get(f"name-{main}", "")).strip():
            self.add_error(f"name-{main}", _("The group needs a name in its main language."))
        return dict(data)

    def texts(self) -> Iterator[GroupText]:
        for code, _name in settings.INTERFACE_LANGUAGES:
            said = {name: str(self.cleaned_data[f"{name}-{code}"]).strip() for name in groups.TEXTS}
            yield GroupText(language=code, **said)

    @property
    def said(self) -> dict[str, Any]:
        """What the services take."""
        return {
            "values": {name: self.cleaned_data[name] for name in groups.FIELDS},
            "texts": list(self.texts()),
            "organisations": list(self.cleaned_data["organisations"]),
            "convenors": list(self.cleaned_data["convenors"]),
        }

    def again(self, sentence: str, version: int) -> None:
        """Show the form again after somebody else saved; saving once more writes over it."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["version"] = str(version)


def text_field(name: str, *, code: str, language: Any) -> forms.CharField:
    field: Any = WorkingGroupText._meta.get_field(name)
    label = _("%(what)s, %(language)s") % {
        "what": str(field.verbose_name).capitalize(),
        "language": str(language),
    }
    attrs = {"lang": code, "dir": "auto"}
    if name == "name":
        return forms.CharField(
            label=label, max_length=200, required=False, widget=forms.TextInput(attrs=attrs)
        )
    widget = forms.Textarea(attrs={**attrs, "rows": 3})
    return forms.CharField(
        label=label, help_text=field.help_text, max_length=5000, required=False, widget=widget
    )
