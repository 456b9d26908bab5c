"""The forms of an import: which file, how it is read, which column stands for what."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office import imports as registry
from palais.apps.office.models import ImportMapping, ImportRun
from palais.reference.written_days import DateOrder

ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-16-le", "UTF-16"),
    ("utf-16-be", "UTF-16 BE"),
    ("cp1252", "Windows-1252 (Western)"),
    ("cp1250", "Windows-1250 (Central European)"),
    ("cp1251", "Windows-1251 (Cyrillic)"),
    ("cp1253", "Windows-1253 (Greek)"),
    ("cp1254", "Windows-1254 (Turkish)"),
    ("cp1255", "Windows-1255 (Hebrew)"),
    ("cp1256", "Windows-1256 (Arabic)"),
    ("cp1257", "Windows-1257 (Baltic)"),
    ("cp1258", "Windows-1258 (Vietnamese)"),
    ("mac_roman", "Mac Roman"),
    ("mac_cyrillic", "Mac Cyrillic"),
    ("koi8_r", "KOI8-R"),
    ("gb18030", "GB 18030"),
    ("big5", "Big5"),
    ("shift_jis", "Shift JIS"),
)
DELIMITERS = (
    (",", gettext_lazy("comma")),
    (";", gettext_lazy("semicolon")),
    ("\t", gettext_lazy("tab")),
    ("|", "|"),
)
PREFIX = "column-"
LIST = "import-names"
MANY = 30


class UploadForm(forms.Form):
    """What is imported, from which file."""

    kind = forms.ChoiceField(label=gettext_lazy("What is in the file?"))
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Up to 250 MB. Below stands which file each kind of import takes."),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty. Choose another one."),
        },
        widget=forms.FileInput(
            attrs={"accept": ".csv,.tsv,.txt,.json,.xlsx,.ics,.xml,.wxr,.rss,.atom,.html,.htm"}
        ),
    )

    archive = forms.FileField(
        label=gettext_lazy("Pictures and files"),
        required=False,
        help_text=gettext_lazy("An archive (.zip) that belongs to the file. Empty: nothing comes with it."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def __init__(self, *args: Any, kinds: Iterable[registry.ImportKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = self.fields["kind"]
        found.choices = [(kind.key, kind.label) for kind in kinds]
        self.with_files = {kind.key for kind in kinds if kind.reader.files}
        if not self.with_files:
            del self.fields["archive"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("archive") and found.get("kind") not in self.with_files:
            self.add_error("archive", gettext_lazy("This kind of import takes no archive. Leave it empty."))
        return found


class ReadingForm(forms.Form):
    """How the file is read; shown where a person may know better."""

    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), required=False)
    delimiter = forms.ChoiceField(
        label=gettext_lazy("Cells are parted by"), required=False, choices=DELIMITERS
    )
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        reading = run.reading
        super().__init__(*args, initial=reading, **kwargs)
        encodings: Any = self.fields["encoding"]
        sheets: Any = self.fields["sheet"]
        encodings.choices = known(ENCODINGS, reading["encoding"])
        delimiters: Any = self.fields["delimiter"]
        delimiters.choices = known(tuple(DELIMITERS), reading["delimiter"])
        sheets.choices = [(name, name) for name in reading["sheets"]]
        if reading["sheets"]:
            del self.fields["encoding"], self.fields["delimiter"]
        else:
            del self.fields["sheet"]

    @property
    def is_worth_asking(self) -> bool:
        return "encoding" in self.fields or len(self.fields["sheet"].choices) > 1


def known(pairs: tuple[tuple[str, str], ...], value: str) -> list[tuple[str, str]]:
    """The choices, with the value at hand first where it is none of them."""
    return list(pairs) if value in dict(pairs) else [(value, value), *pairs]


class TypedChoice(forms.CharField):
    """One of many choices, typed by its name with the browser's own list of names below."""

    def __init__(self, *, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        self.names = {str(label): name for name, label in choices}
        self.labels = {name: label for label, name in self.names.items()}
        super().__init__(
            widget=forms.TextInput(
                attrs={"list": LIST, "autocomplete": "off", "placeholder": _("is not imported")}
            ),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return self.labels.get(value, value)

    def clean(self, value: Any) -> str:
        plain = " ".join(str(value or "").split())
        if plain and plain not in self.names:
            raise forms.ValidationError(
                _("“%(name)s” is none of the names in the list.") % {"name": plain[:80]}
            )
        return self.names.get(plain, "")


class ColumnsForm(forms.Form):
    """For each column of the file the field that it stands for, and what else decides how rows are understood."""

    data: Any
    fields: Any
    date_order = forms.ChoiceField(
        label=gettext_lazy("Dates such as 3/4/2015"),
        required=False,
        choices=[
            ("", gettext_lazy("are not understood: such rows wait for correction")),
            (DateOrder.DAY_FIRST.value, gettext_lazy("have the day first (3 April)")),
            (DateOrder.MONTH_FIRST.value, gettext_lazy("have the month first (4 March)")),
        ],
    )
    whole = forms.BooleanField(
        label=gettext_lazy("This file is the whole list"),
        help_text=gettext_lazy(
            "Then what it does not name is listed as gone. Nothing is ever deleted for that."
        ),
        required=False,
    )
    keep_as = forms.CharField(
        label=gettext_lazy("Keep these columns under a name"),
        help_text=gettext_lazy("Next time they are chosen with one click. Empty: they are not kept."),
        required=False,
        max_length=80,
    )

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        self.run, self.kind = run, registry.registered()[run.kind]
        initial = {"date_order": run.date_order, "whole": run.whole}
        self.typed: list[tuple[str, Any]] = []
        super().__init__(*args, initial=initial, **kwargs)
        own: dict[str, forms.Field] = {}
        known = list(self.kind.fields)
        for place, heading in enumerate(run.headings):
            own[f"{PREFIX}{place}"] = self.field_for(heading, known)
        if not self.kind.reader.by_column:
            del self.fields["date_order"], self.fields["whole"]
        self.fields = {**own, **self.fields}

    def field_for(self, heading: str, known: list[registry.Field]) -> forms.Field:
        """A choice among the fields that a heading may stand for; among many, one that is typed."""
        fitting = self.kind.fits(heading, known) if self.kind.fits else known
        choices = [(one.name, one.label) for one in fitting]
        said: dict[str, Any] = {
            "label": self.kind.heading(heading),
            "required": False,
            "initial": self.run.columns.get(heading, ""),
        }
        if self.kind.fits and len(choices) > MANY:
            self.typed = choices
            return TypedChoice(choices=choices, **said)
        return forms.ChoiceField(choices=[("", _("is not imported")), *choices], **said)

    def clean_keep_as(self) -> str:
        return " ".join(self.cleaned_data["keep_as"].split())

    @property
    def columns(self) -> dict[str, str]:
        """Heading to field, for columns that are imported."""
        chosen = {
            heading: self.cleaned_data.get(f"{PREFIX}{place}", "")
            for place, heading in enumerate(self.run.headings)
        }
        return {heading: name for heading, name in chosen.items() if name}

    @property
    def lines(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each column with its field and a few of its cells."""
        return [
            (
                self[f"{PREFIX}{place}"],
                list(dict.fromkeys(row[place] for row in self.run.sample if place < len(row) and row[place]))[
                    :3
                ],
            )
            for place in range(len(self.run.headings))
        ]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in ("date_order", "whole", "keep_as") if name in self.fields]


def kept_mappings(run: ImportRun) -> list[str]:
    return list(ImportMapping.objects.filter(kind=run.kind).values_list("name", flat=True))
