"""The forms of the desk: a work with its texts, an edition, a link."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.people.models import Organisation
from palais.apps.resources.choices import Audience, Format, Origin, Part, WorkKind
from palais.apps.resources.models import Edition, Work
from palais.apps.resources.models.codes import LanguageField, PartialDateField
from palais.apps.resources.models.links import LONGEST
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.imported_cells import organisations, words_of
from palais.apps.resources.services.works import Maker, Text, WorkWords
from palais.apps.treaties import queries as treaties
from palais.core.words import fold

SURE = gettext_lazy("I have looked: save it all the same")


def take_faults(form: Any, faults: Mapping[str, Any]) -> None:
    """Put each fault on its field; those of no field here stand above the form."""
    for name, sentence in faults.items():
        form.add_error(name if name in form.fields else None, sentence)


class TextForm(forms.Form):
    """Title and summary in one language; a row without a title is left out."""

    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=12,
        required=False,
        validators=LanguageField().validators,
        help_text=gettext_lazy("As en, fr, bn, zh-Hans."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=gettext_lazy("Empty: this language is taken away."),
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Two or three plain sentences. Empty: none."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("title") and not data.get("language"):
            self.add_error("language", _("Write the code of the language."))
        return data


TextForms = forms.formset_factory(TextForm, extra=1, max_num=40)


def texts_of(forms_: Any) -> dict[str, Any]:
    """What valid rows hold, by language."""
    rows = [one.cleaned_data for one in forms_ if one.cleaned_data.get("title")]
    return {row["language"]: row for row in rows}


class WorkForm(forms.Form):
    """What a work is. Its titles stand in rows of their own."""

    data: Any
    fields: Any
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=WorkKind.choices)
    language = forms.CharField(
        label=gettext_lazy("Main language"),
        max_length=12,
        initial="en",
        validators=LanguageField().validators,
        help_text=gettext_lazy("The language of its first title, as en or fr."),
    )
    dated = forms.CharField(
        label=gettext_lazy("Date"),
        max_length=10,
        required=False,
        validators=PartialDateField().validators,
        help_text=gettext_lazy("A year, a month or a day: 2020, 2020-05, 2020-05-14. Empty: not known."),
    )
    makers = forms.CharField(
        label=gettext_lazy("By"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy(
            "One organisation on each line, in order; those of the network are found by any of their names. "
            "After a | its part: author, publisher, supporter."
        ),
    )
    origin = forms.ChoiceField(label=gettext_lazy("From"), choices=Origin.choices)
    audiences = forms.MultipleChoiceField(
        label=gettext_lazy("For"),
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None: not known here."),
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    states = forms.MultipleChoiceField(
        label=gettext_lazy("States"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=gettext_lazy("States it is about. None: none in particular."),
    )
    treaties = forms.MultipleChoiceField(
        label=gettext_lazy("Treaties"), required=False, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("UN bodies"), required=False, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    symbol = forms.CharField(label=gettext_lazy("UN symbol"), max_length=60, required=False)
    rights = forms.CharField(
        label=gettext_lazy("Rights"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As CC BY 4.0. Empty: not known."),
    )
    is_publication = forms.BooleanField(
        label=gettext_lazy("Publication of the network"),
        required=False,
        help_text=gettext_lazy("On: it stands in the list of publications too."),
    )
    changed = forms.BooleanField(
        label=gettext_lazy("What it says has changed"),
        required=False,
        help_text=gettext_lazy("On: child-friendly and other versions made from it are flagged."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["changed"]
        self.fields["topics"].choices = [(key, one.name) for key, one in treaties.topics().items()]
        self.fields["states"].choices = sorted(
            ((one.iso3, one.name) for one in treaties.every_page()), key=lambda pair: fold(pair[1])
        )
        every = treaties.treaties()
        self.fields["treaties"].choices = [(one.key, one.short_name) for one in every]
        bodies = {one.body.key: one.body for one in every if one.body}
        self.fields["bodies"].choices = [(key, one.code) for key, one in bodies.items()]

    def clean_makers(self) -> list[Maker]:
        known, parts = organisations(), words_of(Part)
        return [
            maker_of(line, known, parts) for line in self.cleaned_data["makers"].splitlines() if line.strip()
        ]

    def words(self, texts: Mapping[str, Any]) -> WorkWords:
        names = (
            *("kind", "language", "dated", "origin", "symbol", "rights", "is_publication", "makers"),
            *("audiences", "topics", "states", "treaties", "bodies"),
        )
        said = {code: Text(row["title"], row["summary"]) for code, row in texts.items()}
        return WorkWords(texts=said, **{name: self.cleaned_data[name] for name in names})


def maker_of(line: str, known: Mapping[str, str], parts: Mapping[str, str]) -> Maker:
    name, _bar, part = (piece.strip() for piece in line.partition("|"))
    said = parts.get(fold(part), str(Part.AUTHOR)) if part else str(Part.AUTHOR)
    key = known.get(fold(name), "")
    return Maker(key=key, name="" if key else name[:250], part=said)


def initial_of(work: Work) -> dict[str, Any]:
    """A work as its form shows it."""
    plain = ("kind", "language", "dated", "origin", "symbol", "rights", "is_publication")
    return {
        **{name: getattr(work, name) for name in plain},
        "makers": "\n".join(maker_line(one) for one in work.makers.select_related("organisation")),
        "audiences": [one.audience for one in work.audiences.all()],
        "topics": [one.topic for one in work.topics.all()],
        "states": [one.state for one in work.states.all()],
        "treaties": [one.treaty for one in work.treaties.all()],
        "bodies": [one.body for one in work.bodies.all()],
        "seen": work.version,
    }


def maker_line(one: Any) -> str:
    known: Organisation | None = one.organisation
    name = known.name if known else one.name
    return name if one.part == "author" else f"{name} | {one.part}"


class EditionForm(forms.Form):
    """One language and format: a link, or a file."""

    data: Any
    fields: Any
    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=12,
        validators=LanguageField().validators,
        help_text=gettext_lazy("As en, fr, bn, or the code of a sign language."),
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=Format.choices)
    address = forms.URLField(
        label=gettext_lazy("Link"),
        max_length=LONGEST,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Empty: a file is kept here instead."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("Up to 50 MB. Empty: the link, or the file that is there."),
    )
    dated = forms.CharField(
        label=gettext_lazy("Date"),
        max_length=10,
        required=False,
        validators=PartialDateField().validators,
        help_text=gettext_lazy("Empty: the date of the resource."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As “second edition”. Empty: none."),
    )
    absent = forms.BooleanField(
        label=gettext_lazy("Known to exist, not to be had here"),
        required=False,
        help_text=gettext_lazy("On: readers see the language without a link. A link or a file is better."),
    )
    changed = forms.BooleanField(
        label=gettext_lazy("Another file or link says something else"),
        initial=True,
        required=False,
        help_text=gettext_lazy("On: child-friendly and other versions made from it are flagged."),
    )
    sure = forms.BooleanField(label=SURE, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["changed"]

    def ask_if_sure(self) -> None:
        """Show the form again with the box that says so."""
        self.fields["sure"].widget = forms.CheckboxInput()

    def words(self, file: Any) -> EditionWords:
        names = ("language", "format", "address", "dated", "note", "absent")
        return EditionWords(file=file, **{name: self.cleaned_data[name] for name in names})


def initial_of_edition(edition: Edition) -> dict[str, Any]:
    return {
        **{name: getattr(edition, name) for name in ("language", "format", "dated", "note")},
        "address": edition.link.address if edition.link else "",
        "absent": edition.is_absent,
    }


class CopyForm(forms.Form):
    """A saved copy of what stands behind a link."""

    copy = forms.FileField(
        label=gettext_lazy("Saved copy"),
        help_text=gettext_lazy("A PDF or another file of what stands behind the link today. Up to 50 MB."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    saved_on = forms.DateField(label=gettext_lazy("Saved on"), widget=forms.DateInput(attrs={"type": "date"}))


class WithdrawForm(forms.Form):
    """Why a resource is withdrawn."""

    data: Any
    fields: Any
    why = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=gettext_lazy("Readers of its page see it."),
        error_messages={"required": gettext_lazy("Say why: readers of its page see it.")},
    )


class AddressForm(forms.Form):
    """Another address for a link."""

    fields: Any
    address = forms.URLField(
        label=gettext_lazy("New address"),
        max_length=LONGEST,
        assume_scheme="https",
        error_messages={"required": gettext_lazy("Write the new address.")},
    )


def title_of(work: Work) -> str:
    """What the desk calls a work: its title in the reader's language, else in its own."""
    said = {one.language: one.title for one in work.texts.all()}
    reader = (translation.get_language() or "en").partition("-")[0]
    return str(said.get(reader) or said.get(work.language) or work.key)
