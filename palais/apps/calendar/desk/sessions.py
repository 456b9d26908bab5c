"""The list of sessions, and one session with its deadlines and its history."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.calendar import permissions, queries
from palais.apps.calendar.choices import ChangeKind, SessionKind, Standing
from palais.apps.calendar.desk import words
from palais.apps.calendar.desk.pages import CalendarPage, SessionPage
from palais.apps.calendar.models import CommitteeSession, Deadline, Problem
from palais.apps.office import clock
from palais.apps.treaties.models import TreatyBody

PAGE = 50
STANDINGS = dict(Standing.choices)


class BodyField(forms.ModelChoiceField):
    """Bodies by their code: names would not fit a small screen."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.code)


class Filter(forms.Form):
    """Which sessions; an empty field asks for all."""

    body = BodyField(
        TreatyBody.public.all(), label=gettext_lazy("Body"), required=False, empty_label=gettext_lazy("all")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[("", gettext_lazy("all")), *SessionKind.choices], required=False
    )
    when = forms.ChoiceField(
        label=gettext_lazy("When"),
        choices=[
            ("ahead", gettext_lazy("now and ahead")),
            ("unknown", gettext_lazy("past, outcome not known")),
            ("all", gettext_lazy("all")),
        ],
        required=False,
    )


class Sessions(CalendarPage):
    page_title = gettext_lazy("Calendar")
    template_name = "calendar/desk/sessions.html"

    def path(self) -> list[Any]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        form = Filter(request.GET)
        values = form.cleaned_data if form.is_valid() else {}
        page = Paginator(self.found(values), PAGE).get_page(request.GET.get("p"))
        today = clock.today()
        return self.show(
            form=form,
            lines=[(row, words.session_name(row), STANDINGS[row.standing(on=today)]) for row in page],
            problems=Problem.objects.select_related("meeting", "meeting__body"),
            unknown=len(queries.outcome_not_known(on=today)),
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )

    def found(self, values: dict[str, Any]) -> Any:
        when = values.get("when") or "ahead"
        if when == "unknown":
            body = values.get("body")
            return queries.outcome_not_known(on=clock.today(), body=body.pk if body else "")
        rows = CommitteeSession.public.select_related("body").order_by("first_day", "body", "kind")
        if when == "ahead":
            rows = rows.filter(last_day__gte=clock.today())
        else:
            rows = rows.order_by("-first_day", "body", "kind")
        if values.get("body"):
            rows = rows.filter(body=values["body"])
        return rows.filter(kind=values["kind"]) if values.get("kind") else rows


class Session(SessionPage):
    template_name = "calendar/desk/session.html"

    def get_page_title(self) -> str:
        return words.session_name(self.session)

    def path(self) -> list[Any]:
        return super().path()[:-1]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        dossier = queries.session_dossier(slug=slug, on=clock.today(), members=True)
        assert dossier is not None
        return self.show(
            dossier=dossier,
            standing=STANDINGS[dossier.standing],
            kinds=self.kinds(dossier.standing),
            may_change=permissions.may_change_sessions(request.user),
            deadlines=[(one, words.deadline_name(one), holds(one)) for one in dossier.deadlines],
            deeds=self.session.deeds.select_related("by", "undone_by"),
            history=[(change, subject(change), words.shown(change)) for change in dossier.changes],
        )

    def kinds(self, standing: str) -> list[tuple[str, Any]]:
        """What can still happen to it."""
        if standing == "held":
            return []
        possible = ("move", "held") if standing == "cancelled" else ChangeKind.values
        return [(kind, label) for kind, label in ChangeKind.choices if kind in possible]


def holds(deadline: Deadline) -> str:
    """Where the day that holds comes from, in words."""
    if deadline.override_on:
        return _("set by hand")
    if deadline.printed_first:
        source = deadline.printed_source.title if deadline.printed_source else ""
        return _("given for this session: %(source)s") % {"source": source}
    return _("computed by the rule “%(rule)s”") % {"rule": deadline.rule.key} if deadline.rule else ""


def subject(change: Any) -> str:
    if change.deadline:
        return words.deadline_name(change.deadline)
    if change.review:
        return str(change.review.state.name)
    return change.event.title if change.event else ""
