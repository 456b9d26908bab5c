"""The forms of statements: what one is, its text in a language, its signatories, a file, the reason to withdraw it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import get_rich_text_editor_widget

from palais.apps.calendar.models import CommitteeSession
from palais.apps.office.desk import columns
from palais.apps.signons.choices import SignatoryOrder, StatementKind, StatementStatus
from palais.apps.signons.models import Statement, StatementText
from palais.apps.signons.services.statements import PLAIN, StatementWords
from palais.apps.signons.services.texts import TextWords

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr", "blockquote"]
NONE = [("", "–")]
SEVERAL = _("Hold Ctrl or ⌘ to choose several. None: none in particular.")
NEWEST = 400


def help_of(model: type[Any], name: str) -> Any:
    return model._meta.get_field(name).help_text


class Versioned(forms.Form):
    """A form that knows which version of the statement it was made from."""

    data: Any
    fields: Any
    initial: Any
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def meaningful() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("this is a meaningful change"),
        help_text=_("On: readers see the day of this change. Leave it off for a spelling mistake."),
        required=False,
    )


class FilterForm(forms.Form):
    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("all")), *StatementStatus.choices]
    )


class StatementForm(Versioned):
    """What a statement is; a new one also asks for its title."""

    title = forms.CharField(label=_("Title in the original language"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=StatementKind.choices)
    language = forms.CharField(
        label=_("Original language"), help_text=help_of(Statement, "language"), max_length=12, initial="en"
    )
    dated = forms.CharField(label=_("Date"), help_text=help_of(Statement, "dated"), max_length=10)
    body = forms.ChoiceField(label=_("Body"), required=False)
    session = forms.ChoiceField(label=_("Session"), help_text=help_of(Statement, "session"), required=False)
    treaty = forms.ChoiceField(label=_("Treaty"), required=False)
    symbol = forms.CharField(
        label=_("UN symbol"), help_text=help_of(Statement, "symbol"), required=False, max_length=100
    )
    states = forms.MultipleChoiceField(
        label=_("States"), help_text=SEVERAL, required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"), help_text=SEVERAL, required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    order = forms.ChoiceField(label=_("Order of signatories"), choices=SignatoryOrder.choices)
    is_meaningful = meaningful()

    def __init__(self, *args: Any, statement: Statement | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if statement is None or not statement.published_at:
            del self.fields["is_meaningful"]
        if statement is not None:
            del self.fields["title"]
            self.initial = {**initial(statement), **self.initial}
        held = self.initial
        self.offer("body", names("treaty_bodies", lower=True), held)
        self.offer("treaty", names("treaties", lower=True), held)
        self.offer("session", sessions(), held, is_sorted=False)
        self.offer("states", names("states"), held)
        self.offer("topics", names("topics"), held, is_sorted=False)

    def offer(
        self, name: str, known: dict[str, str], held: dict[str, Any], *, is_sorted: bool = True
    ) -> None:
        """The choices by name; what is held and no longer known stays a choice."""
        value = held.get(name, "")
        kept = [
            (one, one) for one in (value if isinstance(value, list) else [value]) if one and one not in known
        ]
        listed = sorted(known.items(), key=lambda pair: pair[1]) if is_sorted else list(known.items())
        first = [] if name in ("states", "topics") else NONE
        self.fields[name].choices = [*first, *kept, *listed]

    @property
    def words(self) -> StatementWords:
        data = self.cleaned_data
        plain = {name: str(data[name]) for name in PLAIN}
        return StatementWords(**plain, states=tuple(data["states"]), topics=tuple(data["topics"]))


def initial(statement: Statement) -> dict[str, Any]:
    return {
        **{name: getattr(statement, name) for name in PLAIN},
        "states": [row.state for row in statement.states.all()],
        "topics": [row.topic for row in statement.topics.all()],
        "version": statement.version,
    }


def names(table: str, *, lower: bool = False) -> dict[str, str]:
    """Names of the rows of a table of facts by their key in addresses."""
    return {(key.lower() if lower else key): name for key, name in columns.names_of(table).items()}


def sessions() -> dict[str, str]:
    """The newest sessions of all bodies: "crc-87 (2021-05-17)"."""
    rows = CommitteeSession.public.exclude(slug="").order_by("-last_day", "slug")[:NEWEST]
    return {row.slug: f"{row.slug} ({row.last_known[0].isoformat()})" for row in rows}


class TextForm(Versioned):
    """A statement in one language. A new one asks which."""

    language = forms.CharField(
        label=_("Language"), help_text=help_of(StatementText, "language"), max_length=12
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    addressees = forms.CharField(
        label=_("To whom"),
        help_text=help_of(StatementText, "addressees"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    body = forms.CharField(label=_("Text"), help_text=help_of(StatementText, "body"), required=False)
    translated_by = forms.CharField(
        label=_("Translated by"),
        help_text=help_of(StatementText, "translated_by"),
        required=False,
        max_length=200,
    )
    is_meaningful = meaningful()

    def __init__(self, *args: Any, text: StatementText | None, original: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editor: Any = get_rich_text_editor_widget(features=FEATURES)
        editor.options["ariaLabel"] = str(self.fields["body"].label)
        self.fields["body"].widget = editor
        known = dict(settings.LANGUAGES)
        if text is not None:
            self.fields["language"].disabled = True
            kept = ("language", "title", "addressees", "body", "translated_by")
            self.initial = {**{name: getattr(text, name) for name in kept}, **self.initial}
            if text.language == original:
                del self.fields["translated_by"]
        else:
            listed = ", ".join(code for code in known if code != original)
            self.fields["language"].widget.attrs["placeholder"] = listed

    def words(self) -> TextWords:
        names = ("language", "title", "addressees", "body", "translated_by")
        return TextWords(**{name: str(self.cleaned_data.get(name, "")) for name in names})


class SignatoriesForm(Versioned):
    """The whole list as text."""

    signatories = forms.CharField(
        label=_("Signatories"),
        help_text=_(
            "One on each line, in the order in which they are shown: name, State. The State may be left out. A list "
            "pasted from a document or a spreadsheet is understood. After a second bar stands the key of the "
            "organisation here; - says that it is none."
        ),
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto", "spellcheck": "false"}),
    )


class FileForm(forms.Form):
    file = forms.FileField(label=_("File"))
    language = forms.CharField(
        label=_("Language"),
        help_text=_("As en or fr. Empty: several, or none."),
        required=False,
        max_length=12,
    )


class WithdrawForm(Versioned):
    note = forms.CharField(
        label=_("Why?"),
        help_text=_("Whoever follows an old link reads this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        required=False,
    )
