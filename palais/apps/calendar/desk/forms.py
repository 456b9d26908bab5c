"""The forms of the calendar's desk: a change of a session, a deadline set by hand, an event."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from palais.apps.calendar import choices
from palais.apps.calendar.models import CommitteeSession, Event
from palais.apps.calendar.services import EventWords, SessionChange
from palais.apps.office.desk.forms import ReasonForm
from palais.apps.treaties.models import State, TreatyBody

ROUNDS = [
    ("", _("as before")),
    ("winter", _("winter")),
    ("spring", _("spring")),
    ("autumn", _("autumn")),
]


def take_faults(form: forms.Form, faults: Mapping[str, str]) -> None:
    """Put each fault on its field; those of no field here stand above the form."""
    for name, sentence in faults.items():
        form.add_error(name if name in form.fields else None, sentence)


class ChangeForm(ReasonForm):
    """What happens to a session. Only the fields that this kind of change needs are there."""

    NEEDS: ClassVar[dict[str, tuple[str, ...]]] = {
        "move": ("start", "end", "round", "cause"),
        "shorten": ("start", "end", "cause"),
        "postpone": ("cause",),
        "cancel": ("cause",),
        "confirm": ("day",),
        "online": ("cause",),
        "held": ("start", "end"),
    }
    start = forms.CharField(
        label=_("First day"),
        help_text=_("2027-05-04, or 2027-05 where only the month is known."),
        max_length=10,
    )
    end = forms.CharField(label=_("Last day"), max_length=10)
    day = forms.CharField(
        label=_("Confirmed on"),
        help_text=_("The day on which the UN confirmed it, such as 2027-02-01."),
        max_length=10,
    )
    round = forms.ChoiceField(
        label=_("Round of the year"),
        help_text=_(
            "Deadlines follow the round. A meeting that is moved keeps its round unless the UN says otherwise."
        ),
        choices=ROUNDS,
        required=False,
    )
    cause = forms.ChoiceField(
        label=_("What caused it"), choices=[("", _("not stated")), *choices.Reason.choices], required=False
    )
    source = forms.CharField(
        label=_("Source"),
        help_text=_("The note, letter or page that says so, with its date."),
        max_length=500,
    )
    told = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("start", "end", "day", "round", "cause", "reason", "source")

    def __init__(self, *args: Any, kind: str, session: CommitteeSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        wanted = set(self.NEEDS[kind]) - (set() if session.round else {"round"})
        for name in {"start", "end", "day", "round", "cause"} - wanted:
            del self.fields[name]
        self.fields["reason"].help_text = _("Readers see this reason beside the session.")

    @property
    def change(self) -> SessionChange:
        names = ("start", "end", "day", "cause", "round")
        values = {name: str(self.cleaned_data.get(name, "")).strip() for name in names}
        return SessionChange(self.kind, **values)


class DeadlineForm(forms.Form):
    """A day set by hand, and why."""

    data: Any
    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The last day on which it is in time."),
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_(
            "Readers see this reason, and the computed day beside it. Name the document where you can."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
        error_messages={"required": _("Say why: a day set by hand needs a reason.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class EventForm(forms.Form):
    """One event. Without hours, whole days are meant."""

    data: Any
    title = forms.CharField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    kind = forms.ChoiceField(label=_("Kind"), choices=choices.EventKind.choices)
    first = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty: the same day."),
        required=False,
    )
    starts = forms.TimeField(
        label=_("Begins at"),
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text=_("Empty: all day."),
        required=False,
    )
    ends = forms.TimeField(label=_("Ends at"), widget=forms.TimeInput(attrs={"type": "time"}), required=False)
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=60,
        initial="Europe/Zurich",
        help_text=_("A name such as Africa/Casablanca."),
    )
    body = forms.ModelChoiceField(
        TreatyBody.public.all(), label=_("Body"), required=False, empty_label=_("none in particular")
    )
    states = forms.ModelMultipleChoiceField(
        State.public.all(),
        label=_("States"),
        required=False,
        help_text=_("Empty: it concerns no State in particular."),
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    mode = forms.ChoiceField(
        label=_("Form of meeting"), choices=[("", _("not known")), *choices.Mode.choices], required=False
    )
    url = forms.URLField(label=_("Page"), max_length=500, required=False, assume_scheme="https")
    description = forms.CharField(
        label=_("What it is about"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=4000,
        required=False,
    )
    visibility = forms.ChoiceField(label=_("For whom"), choices=choices.Visibility.choices)
    source = forms.CharField(
        label=_("Source"), max_length=500, required=False, help_text=_("Empty: the network itself.")
    )
    reason = forms.CharField(
        label=_("Why is it changed?"),
        max_length=2000,
        required=False,
        help_text=_("Readers see this beside the change."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["reason"]

    @property
    def words(self) -> EventWords:
        data = self.cleaned_data
        plain = {
            name: data[name] for name in ("title", "kind", "first", "starts", "ends", "zone", "place", "mode")
        }
        return EventWords(
            **plain,
            last=data["last"] or data["first"],
            body=data["body"].pk if data["body"] else "",
            states=tuple(state.pk for state in data["states"]),
            url=data["url"],
            description=data["description"],
            visibility=data["visibility"],
            source=data["source"],
        )


def initial_of(event: Event) -> dict[str, Any]:
    """An event as its form shows it, on a clock where it takes place."""
    starts, ends = event.on_its_clock()
    names = ("title", "kind", "zone", "place", "mode", "url", "description", "visibility", "source", "body")
    return {
        **{name: getattr(event, name) for name in names},
        "first": event.first_day,
        "last": event.last_day,
        "starts": starts.time() if starts else None,
        "ends": ends.time() if ends else None,
        "states": list(event.states.all()),
        "seen": event.sequence,
    }


class CancelForm(forms.Form):
    """Why an event is cancelled."""

    data: Any
    reason = forms.CharField(
        label=_("Why?"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
        error_messages={"required": _("Say why: whoever wanted to come will ask.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
