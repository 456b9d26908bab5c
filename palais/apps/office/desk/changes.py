"""The change log: who changed what, when, why, from which to which, with filters."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds, permissions, queries
from palais.apps.office.desk import change_lines
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.models import Change

PAGE = 50


class Filter(forms.Form):
    """What to look for; an empty field asks for everything."""

    q = forms.CharField(label=_("About or reason"), required=False, max_length=200)
    deed = forms.ChoiceField(label=_("Deed"), required=False)
    who = forms.CharField(label=_("Who"), required=False, max_length=200)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = self.fields["deed"]
        named = sorted(
            ((key, str(label)) for key, label in deeds.registered().items()), key=lambda pair: pair[1]
        )
        found.choices = [("", _("all")), *named]

    def narrow(self, found: QuerySet[Change]) -> QuerySet[Change]:
        """The lines that match; a field that is not understood narrows nothing and says so."""
        self.is_valid()
        values = self.cleaned_data
        if values.get("q"):
            found = found.filter(Q(about_key__icontains=values["q"]) | Q(reason__icontains=values["q"]))
        if values.get("deed"):
            found = found.filter(deed=values["deed"])
        for word in values.get("who", "").split():
            found = found.filter(
                Q(by__email__icontains=word)
                | Q(by__first_name__icontains=word)
                | Q(by__last_name__icontains=word)
            )
        if values.get("since"):
            found = found.filter(at__gte=midnight(values["since"]))
        if values.get("until"):
            found = found.filter(at__lt=midnight(values["until"] + timedelta(days=1)))
        return found


class Changes(DeskPage):
    page_title = gettext_lazy("Change log")
    header_icon = "history"
    template_name = "office/desk/changes.html"
    may = staticmethod(permissions.may_read_changes)

    def get(self, request: HttpRequest) -> HttpResponse:
        form = Filter(request.GET)
        everything = queries.changes(
            also_confidential=permissions.may_read_confidential_changes(request.user)
        )
        page = Paginator(form.narrow(everything), PAGE).get_page(request.GET.get("p"))
        return self.show(
            form=form,
            lines=change_lines.lines(page, linked=permissions.may_correct_facts(request.user)),
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


def midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
