"""The text of a statement in one language, and its files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office.intake.sentences import FileRefused
from palais.apps.signons.desk.forms import FileForm, TextForm
from palais.apps.signons.desk.pages import StatementPage, changed_on, take
from palais.apps.signons.models import StatementFile, StatementText
from palais.apps.signons.services import texts
from palais.apps.signons.services.refusals import ChangedMeanwhile, StatementRefused


class Text(StatementPage):
    """Writing it, for the first time (`new`) or anew."""

    header_icon = "edit"
    page_title = gettext_lazy("Text in a language")
    template_name = "signons/desk/text.html"

    def text(self) -> StatementText | None:
        language = self.kwargs.get("language")
        if language is None:
            return None
        found = next((one for one in self.statement.texts.all() if one.language == language), None)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, key: str, language: str | None = None) -> HttpResponse:
        return self.page(self.form(initial={"version": self.statement.version}))

    def post(self, request: HttpRequest, key: str, language: str | None = None) -> HttpResponse:
        text = self.text()
        if "drop" in request.POST and text is not None:
            return self.dropped(text.language)
        form = self.form(request.POST)
        if form.is_valid() and text is None and self.is_there(form.cleaned_data["language"]):
            form.add_error("language", _("There is a text in this language already."))
        if form.is_valid():
            try:
                version = form.cleaned_data["version"] or 0
                texts.put(
                    key=key,
                    version=version,
                    words=form.words(),
                    by=request.user,
                    changed_on=changed_on(form),
                )
            except (StatementRefused, ChangedMeanwhile) as error:
                take(form, error)
            else:
                messages.success(request, _("The text was saved."))
                return self.back()
        return self.page(form, status=422)

    def is_there(self, language: str) -> bool:
        return any(one.language == language for one in self.statement.texts.all())

    def dropped(self, language: str) -> HttpResponse:
        try:
            texts.drop(key=self.statement.key, version=None, language=language, by=self.request.user)
        except StatementRefused as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, _("The translation was deleted."))
        return self.back()

    def form(self, *args: object, **more: object) -> TextForm:
        return TextForm(*args, text=self.text(), original=self.statement.language, **more)

    def page(self, form: TextForm, *, status: int = 200) -> HttpResponse:
        text = self.text()
        may_drop = text is not None and text.language != self.statement.language
        return self.shown(form, status=status, may_drop=may_drop)


class Files(StatementPage):
    """Adding a file; taking one away."""

    header_icon = "doc-full-inverse"
    page_title = gettext_lazy("Files")
    template_name = "signons/desk/files.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.page(FileForm())

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        if "drop" in request.POST:
            held = get_object_or_404(StatementFile, statement=self.statement, pk=number(request.POST["drop"]))
            texts.detach(key=key, pk=held.pk, by=request.user)
            messages.success(request, _("The file was taken away."))
            return self.back()
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                texts.attach(
                    key=key,
                    file=sent,
                    name=sent.name,
                    language=form.cleaned_data["language"],
                    by=request.user,
                )
            except FileRefused as refused:
                form.add_error("file", str(refused))
            else:
                messages.success(request, _("The file was added."))
                return self.back()
        return self.page(form, status=422)

    def page(self, form: FileForm, *, status: int = 200) -> HttpResponse:
        return self.shown(form, status=status, files=list(self.statement.files.all()))


def number(text: str) -> int:
    if not text.isdecimal() or len(text) > 17:
        raise PermissionDenied
    return int(text)
