"""Rows of a form, one for each language; an empty one at the end takes one more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")


def language_field() -> forms.CharField:
    return forms.CharField(
        label=_("Language"),
        max_length=12,
        help_text=_("Its code, as en, fr or pt-BR."),
        widget=forms.TextInput(attrs={"list": "language-codes", "dir": "ltr"}),
    )


def long_field(label: Any, *, rows: int = 4, most: int = 5000, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


class MonitorTextForm(forms.Form):
    language = language_field()
    title = forms.CharField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    about = long_field(_("What it is about"), most=3000, required=False)


class CommitmentTextForm(forms.Form):
    language = language_field()
    words = long_field(_("Its own words"))


class ActivityTextForm(forms.Form):
    language = language_field()
    title = forms.CharField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    summary = long_field(_("What was done"), rows=6, required=False)


def rows_of(form: type[forms.Form], data: Any = None, *, texts: Any = (), start: Any = None) -> Any:
    """The rows as a formset. `texts` are those that are there; `start` the first row of a new record."""
    made = forms.formset_factory(form, extra=1, max_num=40, can_delete=False)
    names = list(form.base_fields)
    initial = [{name: getattr(text, name) for name in names} for text in texts]
    if start is not None:
        made.extra, initial = 1, [start]
    return made(data, initial=initial, prefix="texts")


def texts_of(formset: Any) -> dict[str, dict[str, str]]:
    """What was written, by language; rows left empty are left out, and so are those emptied."""
    found = {}
    for row in formset.cleaned_data:
        if row.get("language"):
            found[row["language"].strip()] = {name: text for name, text in row.items() if name != "language"}
    return found
