"""The forms of the desk: one row of facts, a reason, the answer to a report."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office.choices import ReportStatus
from palais.apps.office.desk import columns, words
from palais.reference.catalogue import TABLES

DERIVED = frozenset({"precision"})
PREFIX = "column-"


class ReasonForm(forms.Form):
    """A reason, the row as it was when the form was made, and the warnings that a person has accepted."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Readers see this reason beside the row. Name the document where you can."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say why: a correction needs a reason.")},
    )
    data: Any
    fields: Any
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    warned = forms.CharField(widget=forms.HiddenInput, required=False)
    accept = forms.BooleanField(
        label=gettext_lazy("I have checked this: save it all the same"),
        widget=forms.HiddenInput,
        required=False,
    )

    def clean_reason(self) -> str:
        return " ".join(self.cleaned_data["reason"].split())

    @property
    def accepted(self) -> list[str]:
        """The warnings that were shown, where the person ticked that they were checked."""
        return unsigned(self.cleaned_data.get("warned", "")) or [] if self.cleaned_data.get("accept") else []

    @property
    def seen_state(self) -> Mapping[str, Any]:
        """The row as the editor saw it; a form that was tampered with saw nothing."""
        return unsigned(self.cleaned_data.get("seen", "")) or {}

    def ask(self, warnings: tuple[str, ...]) -> None:
        """Show the form again with warnings to accept."""
        self.fields["accept"].widget = forms.CheckboxInput()
        self.data = self.data.copy()
        self.data["warned"] = signed(list(warnings))
        self.data.pop("accept", None)

    def see(self, state: Mapping[str, Any]) -> None:
        """Show the form again, now made from the row as it stands."""
        self.data = self.data.copy()
        self.data["seen"] = signed(state)


class RowForm(ReasonForm):
    """One row of a table: a field for each column, then the reason."""

    def __init__(
        self, *args: Any, table: str, texts: Mapping[str, str], lower: Mapping[str, str] | None, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.spec, self.lower = TABLES[table], lower
        own = {}
        for column in self.spec.columns:
            if column.name in DERIVED:
                continue
            field = columns.field_of(column, current=texts.get(column.name, ""))
            field.initial = texts.get(column.name, "")
            if len(self.spec.key) == 1 and column.name in self.spec.key and texts:
                field.widget.attrs["readonly"] = True
            if lower is not None and lower.get(column.name, "") != texts.get(column.name, ""):
                said = lower.get(column.name, "") or _("nothing")
                field.help_text = _("The file says: %(text)s.") % {"text": said} + f" {field.help_text}"
            own[PREFIX + column.name] = field
        self.fields = {**own, **self.fields}

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    @property
    def texts(self) -> dict[str, str]:
        """The texts typed, by column, blanks and line ends made single blanks."""
        return {
            name.removeprefix(PREFIX): " ".join(str(value).split())
            for name, value in self.cleaned_data.items()
            if name.startswith(PREFIX)
        }

    def take_faults(self, faults: Mapping[str, str]) -> None:
        """Put each fault on its field; those of a column that is not asked for stand above the form."""
        for name, message in faults.items():
            if name == "why":
                self.add_error("reason", message)
            elif PREFIX + name in self.fields:
                self.add_error(PREFIX + name, message)
            else:
                self.add_error(None, f"{words.label(name)}: {message}")

    def merge(self, now: Mapping[str, Any], before: Mapping[str, str]) -> list[dict[str, str]]:
        """What somebody else changed meanwhile beside what was typed; fields only they changed follow."""
        typed, meanwhile = self.texts, []
        self.see(now)
        for name in self.spec.header:
            old, new = before.get(name, ""), now["texts"].get(name, "")
            if old == new or PREFIX + name not in self.fields:
                continue
            mine = typed.get(name, "")
            meanwhile.append({"label": words.label(name), "before": old, "now": new, "typed": mine})
            if mine == old:
                self.data[PREFIX + name] = new
        return meanwhile


class ReportForm(forms.Form):
    """What was found about a reported error."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=ReportStatus.choices)
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        help_text=gettext_lazy("What was found. Empty: not answered yet."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=4000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        closed = (ReportStatus.CORRECTED, ReportStatus.DECLINED)
        if data.get("status") in closed and not data.get("answer", "").strip():
            self.add_error("answer", _("Say what was found before you close the report."))
        return data


def signed(value: Any) -> str:
    return signing.dumps(value, salt="palais.desk", compress=True)


def unsigned(text: str) -> Any:
    try:
        return signing.loads(text, salt="palais.desk") if text else None
    except signing.BadSignature:
        return None
