"""The form in which anybody shares a follow-up story: plain words, no account, no address, no date of birth."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from palais.apps.followup.choices import ChildrenLed, Form, Level, Pictured
from palais.apps.followup.services.stories import Told
from palais.apps.office.services.people.consents import Agreed
from palais.apps.people.choices import AgeBand, GuardianBasis, Purpose
from palais.core.dates import DateNotUnderstood, PartialDate

ADULT: Any = AgeBand.ADULT
GUARDIAN: Any = GuardianBasis.GUARDIAN
IN_DANGER: Any = GuardianBasis.BEST_INTERESTS
YEARS = (("1", _("one year")), ("3", _("three years")), ("", _("until I take it back")))
SEEN: Any = (
    (Pictured.NONE, _("No child")),
    (Pictured.TELLER, _("Only me, and I am under 18")),
    (Pictured.OTHERS, _("Other children")),
    (Pictured.UNKNOWN, pgettext_lazy("children in a picture", "I do not know")),
)
NOT_SAID = ("", _("I do not want to say, or I do not know"))


class StoryForm(forms.Form):
    """`website` is a trap: people do not see it."""

    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("What was done, by whom, and what came of it? Any language is good."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"required": _("Please tell us what happened.")},
    )
    title = forms.CharField(label=_("A title"), max_length=200, required=False)
    when = forms.CharField(
        label=_("When?"),
        help_text=_("A year is enough, as 2020; or a month, as 2020-05."),
        max_length=10,
        required=False,
    )
    state = forms.ChoiceField(label=_("In which country?"), required=False)
    place = forms.CharField(
        label=_("Where there?"),
        help_text=_("A town or a region. Please do not name a school or a street."),
        max_length=120,
        required=False,
    )
    level = forms.ChoiceField(
        label=_("How far did it reach?"), choices=[NOT_SAID, *Level.choices], required=False
    )
    form = forms.ChoiceField(label=_("What was it?"), choices=[NOT_SAID, *Form.choices], required=False)
    children_led = forms.ChoiceField(
        label=_("Did children lead it?"), choices=ChildrenLed.choices, initial="unknown"
    )
    organisation = forms.CharField(label=_("Which group or organisation?"), max_length=250, required=False)
    picture = forms.FileField(
        label=_("A picture"),
        help_text=_("JPG, PNG, WEBP or GIF, up to 10 MB. Where and when it was taken is removed from it."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )
    pictured = forms.ChoiceField(
        label=_("Which children can be recognised in the picture?"),
        choices=SEEN,
        required=False,
        widget=forms.RadioSelect,
    )
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        choices=AgeBand.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one. We do not ask for your birthday.")},
    )
    called = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name or another name. Leave it empty to stay unnamed."),
        max_length=80,
        required=False,
    )
    words = forms.BooleanField(
        label=_("You may publish my words."),
        error_messages={"required": _("Without your yes we may not publish your words.")},
    )
    name = forms.BooleanField(label=_("You may show the name I wrote."), required=False)
    country = forms.BooleanField(label=_("You may show the country and the place."), required=False)
    photo = forms.BooleanField(
        label=_("You may show the picture. Everybody who can be recognised in it has agreed."),
        required=False,
    )
    years = forms.ChoiceField(
        label=_("For how long?"), choices=YEARS, initial="3", required=False, widget=forms.RadioSelect
    )
    guardian = forms.ChoiceField(
        label=_("If you are under 18: who else agrees?"),
        choices=[
            ("", _("I am 18 or older")),
            (GUARDIAN, _("My parent or guardian has read this and agrees")),
            (IN_DANGER, _("Asking them would put me in danger")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    PARTS = (
        (_("Your story"), ("text", "title", "when")),
        (_("Where and what"), ("state", "place", "level", "form", "children_led", "organisation")),
        (_("A picture, if you like"), ("picture", "pictured")),
        (_("You"), ("age_band", "called")),
        (_("What you agree to"), ("words", "name", "country", "photo", "years", "guardian")),
    )

    def __init__(self, *args: Any, states: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["state"]
        field.choices = [NOT_SAID, *states]

    @property
    def parts(self) -> list[dict[str, Any]]:
        return [{"title": title, "fields": [self[name] for name in names]} for title, names in self.PARTS]

    def clean_when(self) -> str:
        said = str(self.cleaned_data["when"]).strip()
        try:
            return PartialDate.parse(said).isoformat() if said else ""
        except DateNotUnderstood:
            raise forms.ValidationError(
                gettext("Write a year, a month or a day: 2019, 2019-05 or 2019-05-17.")
            ) from None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        is_child = data.get("age_band") not in (None, ADULT)
        if is_child and not data.get("guardian"):
            self.add_error("guardian", gettext("You are under 18: please choose who else agrees."))
        if data.get("picture") and not data.get("photo"):
            self.add_error("photo", gettext("You sent a picture: say that we may show it, or leave it out."))
        if data.get("picture") and not data.get("pictured"):
            self.add_error(
                "pictured", gettext("You sent a picture: say which children can be recognised in it.")
            )
        return data

    @property
    def told(self) -> Told:
        data = self.cleaned_data
        names = (
            "text",
            "title",
            "state",
            "place",
            "level",
            "form",
            "when",
            "children_led",
            "organisation",
            "called",
        )
        pictured = data["pictured"] or str(Pictured.UNKNOWN)
        said = {name: data[name] for name in names}
        return Told(language=get_language() or "en", pictured=pictured, **said)

    def agreed(self, *, on: date) -> Agreed:
        """The two consents of a child, or the one of an adult, given today for what was ticked."""
        data = self.cleaned_data
        ticked = {"name": Purpose.NAME, "country": Purpose.COUNTRY, "photo": Purpose.PHOTO}
        is_child = data["age_band"] != ADULT
        danger = data["guardian"] == IN_DANGER
        return Agreed(
            about=gettext("A follow-up story"),
            purposes=[Purpose.QUOTE, *(one for name, one in ticked.items() if data[name])],
            age_band=data["age_band"],
            own_on=on,
            guardian_basis=data["guardian"] if is_child else "",
            guardian_on=on if is_child else None,
            evidence_note=gettext("To be documented by the moderator before publication.") if danger else "",
            ends_on=on.replace(year=on.year + int(data["years"]), day=min(on.day, 28))
            if data["years"]
            else None,
        )
