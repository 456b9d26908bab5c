"""The reading level at the desk: of any text, and of a work before it is shown."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from palais.apps.office.desk.pages import DeskPage
from palais.apps.resources import permissions
from palais.apps.resources.choices import WorkStatus
from palais.apps.resources.desk.pages import WorkPage
from palais.apps.resources.models import Work
from palais.apps.resources.models.codes import LanguageField
from palais.apps.resources.services import reading
from palais.core.reading_level import Band, ReadingLevel

READERS = (
    (reading.EVERYBODY, pgettext_lazy("readers", "everybody")),
    (reading.CHILDREN, pgettext_lazy("readers", "children")),
    (reading.EASY, pgettext_lazy("readers", "people who need easy-read texts")),
)
BANDS: dict[Band, Any] = {
    Band.VERY_EASY: pgettext_lazy("reading level", "very easy"),
    Band.EASY: pgettext_lazy("reading level", "easy"),
    Band.FAIRLY_EASY: pgettext_lazy("reading level", "fairly easy"),
    Band.NORMAL: pgettext_lazy("reading level", "normal"),
    Band.FAIRLY_HARD: pgettext_lazy("reading level", "fairly hard"),
    Band.HARD: pgettext_lazy("reading level", "hard"),
    Band.VERY_HARD: pgettext_lazy("reading level", "very hard"),
}


class TextForm(forms.Form):
    """A text to be measured; nothing of it is kept."""

    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=12,
        initial="en",
        validators=LanguageField().validators,
        help_text=gettext_lazy("As en, fr, bn, zh-Hans."),
    )
    readers = forms.ChoiceField(label=gettext_lazy("Written for"), choices=READERS)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=reading.MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        help_text=gettext_lazy("Paste it here. It is counted and not kept."),
    )


class AnyText(DeskPage):
    page_title = gettext_lazy("Reading level")
    header_icon = "pilcrow"
    template_name = "resources/desk/level.html"
    may = staticmethod(permissions.may_enter_desk)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=TextForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TextForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        return self.show(form=form, levels=[{"name": "", **shown(reading.measure(**form.cleaned_data))}])


class OfWork(WorkPage):
    """Every text of a work, measured for those it is made for."""

    template_name = "resources/desk/work_level.html"
    header_icon = "pilcrow"

    def path(self) -> list[Any]:
        return self.above()

    def get_page_title(self) -> str:
        return _("Reading level")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        readers = reading.readers_of(self.work)
        levels = [
            {"name": one.file or _("Title and summary"), "language": one.language, **shown(one.level)}
            for one in reading.measure_work(self.work)
        ]
        return self.show(work=self.work, levels=levels, readers=dict(READERS)[readers])


def before_showing(work: Work) -> list[dict[str, Any]]:
    """The level of each text of a draft that is written to be easy; nothing for any other work.

    Files are read anew each time, so this is asked on the page of a draft alone.
    """
    if work.status == WorkStatus.SHOWN or reading.readers_of(work) == reading.EVERYBODY:
        return []
    return [{"language": one.language, **shown(one.level)} for one in reading.measure_work(work)]


def shown(level: ReadingLevel | None) -> dict[str, Any]:
    """A level as the template takes it. `level` None: the file could not be read."""
    ease = level.ease if level else None
    return {
        "level": level,
        "figure": round(ease.figure) if ease else None,
        "band": BANDS[ease.band] if ease else "",
        "years": round(max(0.0, ease.years_of_school)) if ease and ease.years_of_school is not None else None,
        "average": round(level.words_per_sentence) if level else 0,
    }
