"""Editions at the desk: a link or a file, its saved copy, and which of the two readers are led to."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import clock, downloads
from palais.apps.office.intake import uploading
from palais.apps.office.intake.sentences import sentence
from palais.apps.office.models import ReceivedFile
from palais.apps.resources.desk.forms import (
    CopyForm,
    EditionForm,
    initial_of_edition,
    take_faults,
    title_of,
)
from palais.apps.resources.desk.pages import WorkPage
from palais.apps.resources.models import Edition
from palais.apps.resources.services import editions, received
from palais.apps.resources.services.refusals import KnownAddress, Refused


class EditionPage(WorkPage):
    """A screen with the form of an edition."""

    template_name = "resources/desk/edition.html"
    edition: Edition | None = None

    def path(self) -> list[Any]:
        return self.above()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user) and "pk" in kwargs:
            rows = Edition.objects.select_related("work", "link", "file", "saved")
            self.edition = rows.filter(pk=kwargs["pk"], work__key=kwargs["key"]).first()
            if self.edition is None:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def page(self, form: EditionForm, copy: CopyForm | None = None, **more: Any) -> HttpResponse:
        return self.show(
            form=form,
            copy=copy or CopyForm(initial={"saved_on": clock.today()}),
            edition=self.edition,
            back_url=reverse("resources-desk:work", args=[self.work.key]),
            **more,
        )

    def saved(self, request: HttpRequest, form: EditionForm) -> bool:
        """Whether the edition was saved; what stands in the way is told in the form."""
        if most := uploading.was_too_large(request):
            form.add_error("file", sentence("too-large", most=most))
        if not form.is_valid():
            return False
        try:
            upload = form.cleaned_data["file"]
            file = received.take_in(file=upload, by=request.user) if upload else None
            self.write(form, file)
        except Refused as refused:
            take_faults(form, refused.faults)
            return False
        except KnownAddress as known:
            form.ask_if_sure()
            form.add_error("address", others(known))
            return False
        messages.success(request, _("Saved."))
        return True

    def write(self, form: EditionForm, file: ReceivedFile | None) -> None:
        words, sure = form.words(file), form.cleaned_data["sure"]
        if self.edition is None:
            editions.add_edition(work=self.work, words=words, by=self.request.user, sure=sure)
        else:
            editions.change_edition(
                edition=self.edition,
                words=words,
                by=self.request.user,
                sure=sure,
                changed_on=clock.today() if form.cleaned_data["changed"] else None,
            )


class AddEdition(EditionPage):
    page_title = gettext_lazy("Add a link or a file")

    def get_page_title(self) -> str:
        return _("Add a link or a file")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.page(EditionForm(initial={"language": self.work.language}, is_new=True))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = EditionForm(request.POST, request.FILES, is_new=True)
        if self.saved(request, form):
            return redirect("resources-desk:work", key=key)
        return self.page(form, status=422)


class OneEdition(EditionPage):
    def get_page_title(self) -> str:
        assert self.edition is not None
        return f"{self.edition.language}, {self.edition.get_format_display()}"

    def get(self, request: HttpRequest, key: str, pk: int) -> HttpResponse:
        assert self.edition is not None
        return self.page(EditionForm(initial=initial_of_edition(self.edition)))

    def post(self, request: HttpRequest, key: str, pk: int) -> HttpResponse:
        assert self.edition is not None
        deed = request.POST.get("deed", "")
        if deed == "save":
            form = EditionForm(request.POST, request.FILES)
            return (
                redirect("resources-desk:work", key=key)
                if self.saved(request, form)
                else self.page(form, status=422)
            )
        if deed == "copy":
            return self.keep_copy(request)
        try:
            if deed == "remove":
                editions.remove_edition(edition=self.edition, by=request.user)
            elif deed in ("use-copy", "use-link"):
                editions.prefer_copy(edition=self.edition, use=deed == "use-copy", by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("resources-desk:edition", key=key, pk=pk)
        messages.success(request, _("Saved."))
        return redirect("resources-desk:work", key=key)

    def keep_copy(self, request: HttpRequest) -> HttpResponse:
        assert self.edition is not None
        copy = CopyForm(request.POST, request.FILES)
        if most := uploading.was_too_large(request):
            copy.errors.clear()
            copy.add_error("copy", sentence("too-large", most=most))
        elif copy.is_valid():
            try:
                file = received.take_in(file=copy.cleaned_data["copy"], by=request.user, field="copy")
                editions.keep_copy(
                    edition=self.edition, file=file, on=copy.cleaned_data["saved_on"], by=request.user
                )
            except Refused as refused:
                take_faults(copy, refused.faults)
            else:
                messages.success(request, _("The copy is kept."))
                return redirect("resources-desk:edition", key=self.work.key, pk=self.edition.pk)
        return self.page(EditionForm(initial=initial_of_edition(self.edition)), copy, status=422)


class EditionFile(EditionPage):
    """The file or the saved copy of an edition, of a draft too."""

    def get(self, request: HttpRequest, key: str, pk: int, which: str) -> HttpResponse:
        assert self.edition is not None
        file = {"file": self.edition.file, "saved": self.edition.saved}.get(which)
        if file is None:
            raise Http404
        return private(downloads.attachment(file))


def private(answer: Any) -> Any:
    answer["Cache-Control"] = "private, no-store"
    return answer


def others(known: KnownAddress) -> Any:
    """Where the same address stands already, with links."""
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse("resources-desk:work", args=[one.key]), title_of(one)) for one in known.works),
    )
    return format_html_join("", "{}{}", [(_("The same address stands at: "), links)])
