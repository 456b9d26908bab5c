"""The form of an organisation: what it says, and what it said when the form was made."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office.desk.forms import signed, unsigned
from palais.apps.office.services.people import organisations
from palais.apps.office.services.people.organisations import OtherName
from palais.apps.people.choices import NameKind
from palais.apps.people.models import Organisation

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
BETWEEN = re.compile(r"[,،、，;؛；\s]+")
SEVERAL = gettext_lazy("Hold Ctrl or ⌘ to choose several. None: not known here.")


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
    work_states = forms.MultipleChoiceField(
        label=gettext_lazy("States of work"),
        help_text=SEVERAL,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"),
        help_text=SEVERAL,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    languages = forms.CharField(
        label=gettext_lazy("Languages of work"),
        help_text=gettext_lazy("Codes with commas between them, as en, fr, ar. Empty: not known here."),
        required=False,
        max_length=200,
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

    def __init__(
        self, *args: Any, states: Mapping[str, str], topics: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        said = organisations.said(self.instance) if self.instance.pk else {}
        self.offer("state", states, [self.instance.state])
        self.offer("work_states", states, said.get("work_states", ()))
        self.offer("topics", topics, said.get("topics", ()))
        if said:
            self.initial |= {name: said[name] for name in ("other_names", "work_states", "topics")}
            self.initial |= {"version": self.instance.version, "seen": signed(said)}
            self.initial["languages"] = ", ".join(said["languages"])

    def offer(self, name: str, known: Mapping[str, str], held: Iterable[str]) -> None:
        """The choices of a field by name; what is held and no longer known stays a choice."""
        kept = [(one, one) for one in held if one and one not in known]
        first = [("", "–")] if name == "state" else []
        field: Any = self.fields[name]
        field.choices = [*first, *kept, *sorted(known.items(), key=lambda pair: pair[1])]

    def clean_languages(self) -> list[str]:
        return languages_of(self.cleaned_data["languages"])

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
        return {name: self.cleaned_data[name] for name in (*organisations.FIELDS, *organisations.LISTS)}

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
            line = {"before": old, "now": new, "typed": typed}
            meanwhile.append({"label": label, **{key: readable(value) for key, value in line.items()}})
            if typed == (old or ([] if name in organisations.LISTS else old)):
                self.take_over(name, new)
        self.data |= {"version": str(version), "seen": signed(dict(now))}
        return meanwhile

    def take_over(self, name: str, new: Any) -> None:
        if name in ("work_states", "topics"):
            self.data.setlist(name, new)
        elif new is False:
            self.data.pop(name, None)
        else:
            self.data[name] = readable(new)

    def typed(self, name: str) -> Any:
        if name in organisations.LISTS:
            return sorted(self.cleaned_data.get(name) or [])
        if name == "other_names":
            return "\n".join(sorted_lines(self.cleaned_data.get("other_names") or []))
        return organisations.text(self.cleaned_data.get(name))


def sorted_lines(names: list[OtherName]) -> list[str]:
    """In the order in which the records stand."""
    return [
        organisations.written(one)
        for one in sorted(names, key=lambda one: (one.kind, one.language, one.name))
    ]


def languages_of(text: str) -> list[str]:
    """Codes as they were typed, made into a list; what is no code is named."""
    codes = [part.strip() for part in BETWEEN.split(text) if part.strip()]
    for code in codes:
        if not LANGUAGE.fullmatch(code) or len(code) > 12:
            raise forms.ValidationError(
                _("“%(code)s” is no code of a language, such as en or fr."), params={"code": code[:40]}
            )
    return sorted(set(codes))


def readable(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list) else value
