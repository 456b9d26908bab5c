"""Statements at the desk: finding, adding, saying what one is, publishing, withdrawing, deleting a draft."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import queries as office
from palais.apps.office.desk import change_lines
from palais.apps.signons.desk.forms import FilterForm, StatementForm, WithdrawForm
from palais.apps.signons.desk.pages import StatementPage, StatementsPage, changed_on, take, title_of
from palais.apps.signons.models import Statement
from palais.apps.signons.services import statements
from palais.apps.signons.services.refusals import ChangedMeanwhile, StatementRefused
from palais.core.words import fold

PAGE = 50
SHOWN = 30


class Statements(StatementsPage):
    page_title = gettext_lazy("Statements")
    template_name = "signons/desk/statements.html"

    def path(self) -> list[tuple[str, Any]]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        form = FilterForm(request.GET)
        asked = form.cleaned_data if form.is_valid() else {}
        page = Paginator(found(**asked), PAGE).get_page(request.GET.get("p"))
        return self.show(
            form=form,
            lines=[(one, title_of(one)) for one in page],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


def found(*, q: str = "", status: str = "") -> list[Statement]:
    """The newest first; `q` are parts of any title, in any case and with or without accents."""
    rows = Statement.objects.prefetch_related("texts").annotate(signed=Count("signatories"))
    if status:
        rows = rows.filter(status=status)
    asked = fold(q).split()
    return [one for one in rows if all(word in fold(spoken(one)) for word in asked)]


def spoken(one: Statement) -> str:
    return " ".join([one.key, one.symbol, *(text.title for text in one.texts.all())])


class Add(StatementsPage):
    page_title = gettext_lazy("Add a statement")
    header_icon = "plus"
    template_name = "office/desk/deed.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.again(StatementForm(statement=None), status=200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StatementForm(request.POST, statement=None)
        if form.is_valid():
            try:
                made = statements.add(words=form.words, title=form.cleaned_data["title"], by=request.user)
            except StatementRefused as error:
                take(form, error)
            else:
                messages.success(request, _("A draft was made. Now write its text, and paste who signed."))
                return redirect("statements-desk:statement", key=made.key)
        return self.again(form)

    def again(self, form: StatementForm, *, status: int = 422) -> HttpResponse:
        back = reverse("statements-desk:statements")
        return self.show(
            form=form, submit=_("Make a draft"), back_url=back, unsaved=status != 200, status=status
        )


class OneStatement(StatementPage):
    """Everything of one statement, with ways to its texts, its signatories and its files."""

    header_icon = "edit"
    template_name = "signons/desk/statement.html"

    def path(self) -> list[tuple[str, Any]]:
        return StatementsPage.path(self)

    def get_page_title(self) -> str:
        return title_of(self.statement)

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.page(StatementForm(statement=self.statement))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = StatementForm(request.POST, statement=self.statement)
        if form.is_valid():
            try:
                statements.edit(
                    key=key,
                    version=form.cleaned_data["version"] or 0,
                    words=form.words,
                    by=request.user,
                    changed_on=changed_on(form),
                )
            except (StatementRefused, ChangedMeanwhile) as error:
                take(form, error)
            else:
                messages.success(request, _("Saved: %(name)s.") % {"name": title_of(self.statement)})
                return self.back()
        return self.page(form, status=422)

    def page(self, form: StatementForm, *, status: int = 200) -> HttpResponse:
        one = self.statement
        changes = office.history(kind=statements.KIND, key=one.key)[:SHOWN]
        return self.shown(
            form,
            status=status,
            texts=sorted(one.texts.all(), key=lambda text: (text.language != one.language, text.language)),
            files=list(one.files.all()),
            signed=len(one.signatories.all()),
            public_url=reverse("statement", args=[one.key]),
            withdraw=WithdrawForm(initial={"version": one.version}),
            history=change_lines.lines(changes),
        )


class Deed(StatementPage):
    """Publishing, withdrawing, deleting: sent by the buttons of the statement's screen."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, key: str, deed: str) -> HttpResponse:
        form = WithdrawForm(request.POST)
        version = form.cleaned_data["version"] if form.is_valid() else None
        note = form.cleaned_data.get("note", "")
        try:
            return self.done(deed, version or 0, note)
        except (StatementRefused, ChangedMeanwhile) as error:
            messages.error(request, str(error))
            return self.back()

    def done(self, deed: str, version: int, note: str) -> HttpResponse:
        key, by = self.statement.key, self.request.user
        if deed == "publish":
            statements.publish(key=key, version=version, by=by)
            messages.success(self.request, _("Everybody can read it now."))
        elif deed == "withdraw":
            statements.withdraw(key=key, version=version, note=note, by=by)
            messages.success(self.request, _("It is withdrawn. Its address stays and says why."))
        else:
            statements.drop(key=key, version=version, by=by)
            messages.success(self.request, _("The draft was deleted."))
            return redirect("statements-desk:statements")
        return self.back()
