"""What the screens of statements share: who may see them, the statement of the address, sending a form again."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palais.apps.office import clock
from palais.apps.office.desk.pages import DeskPage
from palais.apps.signons import permissions, queries
from palais.apps.signons.models import Statement
from palais.apps.signons.services.refusals import ChangedMeanwhile, StatementRefused


class StatementsPage(DeskPage):
    """A screen for those who write statements."""

    header_icon = "doc-full"
    may = staticmethod(permissions.may_edit_statements)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("statements-desk:statements"), _("Statements"))]


class StatementPage(StatementsPage):
    """A screen about one statement; the address names it."""

    statement: Statement

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            found = queries.any_statement(key=kwargs["key"])
            if found is None:
                raise Http404
            self.statement = found
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [*super().path(), (here(self.statement), title_of(self.statement))]

    def back(self) -> HttpResponse:
        return redirect("statements-desk:statement", key=self.statement.key)

    def shown(self, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        return self.show(
            form=form,
            media=form.media,
            statement=self.statement,
            back_url=here(self.statement),
            unsaved=status != 200,
            status=status,
            **more,
        )


def here(statement: Statement) -> str:
    return reverse("statements-desk:statement", args=[statement.key])


def title_of(statement: Statement) -> str:
    """The title of the original, else of any text."""
    titles = {text.language: text.title for text in statement.texts.all()}
    return titles.get(statement.language) or next(iter(titles.values()), statement.key)


def take(form: Any, error: StatementRefused | ChangedMeanwhile) -> None:
    """Put each fault on its field, others above the form; a form that was overtaken may be sent again."""
    if isinstance(error, ChangedMeanwhile):
        form.add_error(None, str(error))
        form.data = form.data.copy()
        form.data["version"] = str(error.version)
        return
    for name, sentence in error.faults.items():
        form.add_error(name if name in form.fields else None, sentence)


def changed_on(form: forms.Form) -> date | None:
    """Today where the change was called meaningful."""
    return clock.today() if form.cleaned_data.get("is_meaningful") else None
