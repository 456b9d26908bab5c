"""Files for translators outside: one out, one in, and what came of it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office.intake.purposes import Purpose
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.services import files as received
from palais.cms.languages import permissions
from palais.cms.models import TranslationImport
from palais.cms.services.languages import TranslationRefused
from palais.cms.services.languages import files as po
from palais.cms.translating.screens import PageScreen

PURPOSE = Purpose("translation", ("text",), po.LARGEST, may=permissions.may_translate)


class Download(PageScreen):
    """The passages of a page as a PO file."""

    needs_edit = True

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            text = po.written(page=self.page)
        except TranslationRefused as refused:
            messages.warning(request, str(refused))
            return redirect("translating:languages", pk=pk)
        name = f"{slugify(self.page.slug, allow_unicode=False) or self.page.pk}-{self.page.locale.language_code}.po"
        answer = HttpResponse(text, content_type="text/x-gettext-translation; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("PO file"),
        help_text=gettext_lazy("The file that was downloaded here, with the translations in it. Up to 5 MB."),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty. Choose another one."),
        },
        widget=forms.FileInput(attrs={"accept": ".po"}),
    )


class BringIn(PageScreen):
    """Taking a translator's file in: what fits goes into a new draft, what does not is listed."""

    page_title = gettext_lazy("Bring in a file")
    template_name = "cms/translating/bring_in.html"
    needs_edit = True

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(form=FileForm(), page=self.page)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                run = self.bring_in(form.cleaned_data["file"])
            except (TranslationRefused, FileRefused) as refused:
                form.add_error("file", str(refused))
            else:
                return redirect("translating:brought-in", pk=pk, of=run.pk)
        return self.show(form=form, page=self.page, status=422)

    def bring_in(self, file: Any) -> TranslationImport:
        kept = received.receive(file=file, name=file.name, purpose=PURPOSE.key, by=self.request.user)
        try:
            data = kept.path.read_bytes()
            return po.bring_in(page=self.page, data=data, by=self.request.user, file=kept)
        except TranslationRefused:
            received.let_go(file=kept, by=self.request.user)
            raise


class BroughtIn(PageScreen):
    """What came of a file: how many passages were taken, and every text that was not, with the reason."""

    page_title = gettext_lazy("What came of the file")
    template_name = "cms/translating/brought_in.html"
    needs_edit = True

    def get(self, request: HttpRequest, pk: int, of: int) -> HttpResponse:
        run = get_object_or_404(TranslationImport.objects.select_related("file", "by"), pk=of, page=self.page)
        reasons = (
            (
                po.OLDER,
                _("The source has changed since the file went out. These texts follow its older words."),
            ),
            (po.DOUBTFUL, _("The file marks these as not finished (fuzzy).")),
            (po.REFUSED, _("These hold signs that cannot stand in a passage.")),
            (po.TOO_LONG, _("These are too long for their place.")),
            (po.UNKNOWN, _("The page has no such passage any more.")),
        )
        groups = [(sentence, run.because(reason)) for reason, sentence in reasons if run.because(reason)]
        return self.show(page=self.page, run=run, groups=groups, left=len(run.left))

    def path(self) -> list[Any]:
        return [
            *super().path(),
            (reverse("translating:languages", args=[self.page.pk]), gettext_lazy("Languages of the page")),
        ]
