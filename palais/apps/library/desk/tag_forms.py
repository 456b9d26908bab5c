"""Forms about tags: what to look for, and setting one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palais.apps.library.desk import tag_words
from palais.apps.library.models import Tag

SURE = ("0.9", "0.8", "0.6")


class Choose(forms.Select):
    """No wider than a narrow screen, however long its choices are."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "w-w-full"})


class TagFilter(forms.Form):
    """What to look for; an empty field asks for everything."""

    tag = forms.ChoiceField(label=_("Tag"), required=False, widget=Choose)
    state = forms.ChoiceField(label=_("State"), required=False, widget=Choose)
    sure = forms.ChoiceField(
        label=_("How sure"),
        required=False,
        choices=[("", pgettext_lazy("how sure", "any")), *((one, f"≥ {one}") for one in SURE)],
    )
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("surest first")), ("doubtful", _("least sure first"))],
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["tag"].choices = [("", _("all")), *tag_words.choices()]
        self.fields["state"].choices = [("", _("all")), *tag_words.states()]

    def asked(self) -> dict[str, str]:
        """Scheme, key and State; what is no choice asks for everything."""
        self.is_valid()
        scheme, _colon, key = self.cleaned_data.get("tag", "").partition(":")
        return {"scheme": scheme, "key": key, "state": self.cleaned_data.get("state", "")}

    @property
    def least(self) -> float:
        return float(self.cleaned_data.get("sure") or 0)

    @property
    def doubtful_first(self) -> bool:
        return self.cleaned_data.get("order") == "doubtful"


class SetTagForm(forms.Form):
    """A tag that a person sets, perhaps in the place of one that is there."""

    tag = forms.ChoiceField(label=_("Tag"), widget=Choose)
    instead_of = forms.ChoiceField(
        label=_("In the place of"),
        required=False,
        widget=Choose,
        help_text=_("The tag chosen here is refused. Empty: the new tag is added."),
    )

    def __init__(self, data: Any = None, *, tags: list[Tag]) -> None:
        super().__init__(data)
        self.fields["tag"].choices = [("", "—"), *tag_words.choices()]
        there = [
            (str(tag.pk), tag_words.name(tag.scheme, tag.key)) for tag in tags if tag.accepted is not False
        ]
        self.fields["instead_of"].choices = [("", "—"), *there]
