"""The review screen: text on one side, findings on the other, doubts first. Works without script, faster with it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from palais.apps.library.choices import RunStatus
from palais.apps.library.desk import correcting, findings
from palais.apps.library.desk.pages import FilePage
from palais.apps.library.models import Document, DocumentFile, Doubt, ParseRun
from palais.apps.library.reading.settled import LEFT_OUT, RIGHT
from palais.apps.library.reading.values import NotUnderstood
from palais.apps.library.services import placing, publishing, reading, settling
from palais.apps.library.services.settling import NotNow
from palais.apps.office import downloads
from palais.apps.office.intake import sentences
from palais.core.documents import VERSION

DEEDS = ("right", "left-out", "undo", "right-kind", "leave-finding", "correct")


class Review(FilePage):
    template_name = "library/desk/review.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "stamp" in request.GET:
            return JsonResponse({"stamp": stamp(self.run, list(self.run.doubts.all()))})
        return self.page(request.GET.get("edit", ""))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One deed, named by the button that was pressed; a refused correction comes back with its sentence."""
        if "publishing" in request.POST:
            return self.publishing(request.POST["publishing"])
        deed = next((name for name in DEEDS if name in request.POST), "")
        about, _bar, seen_as = request.POST.get(deed, "").partition("|")
        try:
            self.settle(deed, about, seen_as)
        except NotUnderstood as error:
            return self.page(about, error=error, typed=request.POST, status=422)
        except NotNow as error:
            messages.error(request, str(error))
        return redirect(f"{self.here()}#{self.next_one(about)}")

    def settle(self, deed: str, about: str, seen_as: str) -> None:
        by, number = self.request.user, int(about) if about.isdecimal() and len(about) < 18 else 0
        if deed in (RIGHT, LEFT_OUT):
            settling.settle(doubt=self.own(number), answer=deed, by=by, seen_as=seen_as)
        elif deed == "undo":
            settling.undo(doubt=self.own(number), by=by, seen_as=seen_as)
        elif deed == "right-kind":
            settling.settle_kind(run=self.run.pk, kind=about, by=by)
        elif deed == "leave-finding":
            settling.correct_finding(run=self.run.pk, mark=about, answer=LEFT_OUT, by=by, seen_as=seen_as)
        elif deed == "correct":
            correcting.correct(self.run, about, self.request.POST, by=by, seen_as=seen_as)

    def own(self, pk: int) -> int:
        """A doubt of this reading; another one is not there."""
        if not self.run.doubts.filter(pk=pk).exists():
            raise NotNow(_("This doubt is not there any more."))
        return pk

    def publishing(self, deed: str) -> HttpResponse:
        request, pk = self.request, self.run.pk
        try:
            if deed == "publish":
                document = publishing.publish(run=pk, by=request.user)
                messages.success(request, _("%(document)s is published.") % {"document": document})
            elif deed == "unpublish" and self.published:
                publishing.unpublish(run=self.published.pk, by=request.user)
                messages.success(request, _("It is taken back. Publishing again brings it back."))
            elif deed == "again":
                with reading.reader() as using:
                    reading.read_again(file=self.file.pk, by=request.user, using=using)
                messages.success(request, _("Read again. What was settled stays settled."))
        except NotNow as error:
            messages.error(request, str(error))
        except reading.NotKept:
            messages.error(request, _("The file is not there any more."))
        return redirect(self.here())

    def next_one(self, about: str) -> str:
        """Where to go on: the first doubt behind this one that is open, else the first of all."""
        still = list(self.run.doubts.filter(settled_at=None).order_by("pk").values_list("pk", flat=True))
        number = int(about) if about.isdecimal() and len(about) < 18 else 0
        if still:
            return f"d-{next((pk for pk in still if pk > number), still[0])}"
        return "found" if number or not about else f"f-{about[:16]}"

    def here(self) -> str:
        return reverse("library-desk:review", args=[self.file.pk])

    def page(
        self, edit: str, *, error: NotUnderstood | None = None, typed: Any = None, status: int = 200
    ) -> HttpResponse:
        doubts = list(self.run.doubts.select_related("settled_by").order_by("pk"))
        read = placing.reading_of(self.run, doubts) if self.run.found else None
        open_ = [one for one in doubts if one.settled_at is None]
        document: Document = self.file.document
        if read and document.is_published:
            document = placing.as_it_would_be(document, read)
        return self.show(
            status=status,
            run=self.run,
            file=self.file,
            document=document,
            published=self.published,
            changed_since=changed_since(self.published, self.run, read),
            outdated=may_read_again(self.file, self.last),
            refusal=sentences.sentence(self.last.refusal) if self.last.refusal else "",
            facts=findings.facts(document, self.file),
            groups=findings.doubt_groups(open_),
            settled=[findings.doubt_line(one) for one in doubts if one.settled_at is not None],
            number=len(open_),
            findings=findings.finding_lines(read, doubts),
            blocks=findings.blocks(self.run.found.get("blocks", [])),
            may_publish=not open_ and self.run.status == RunStatus.READY,
            stamp=stamp(self.run, doubts),
            form=correcting.form(self.run, edit, doubts, read, error=error, typed=typed) if read else None,
            text_language=self.file.language or "und",
            text_direction="rtl" if self.file.language == "ar" else "ltr",
        )


def stamp(run: ParseRun, doubts: list[Doubt]) -> str:
    """Changes with everything that somebody else may have done here meanwhile."""
    latest = max((one.settled_at for one in doubts if one.settled_at), default=None)
    count = sum(one.settled_at is not None for one in doubts)
    return f"{run.pk}-{run.status}-{count}-{latest.isoformat() if latest else ''}"


def changed_since(published: ParseRun | None, run: ParseRun, read: Mapping[str, Any] | None) -> bool:
    """Whether a published reading says something else by now, by what was settled or opened again."""
    if published is None or published.pk != run.pk or read is None:
        return False
    return bool(run.as_published) and run.as_published != publishing.seen(read)


def may_read_again(file: DocumentFile, last: ParseRun) -> bool:
    """Whether another attempt may say more: there is a newer reader, or the last attempt lacked time or memory."""
    return file.file is not None and (last.version != VERSION or reading.may_pass(last.refusal))


class Remove(FilePage):
    """Whether a file shall go with all that was settled in it."""

    template_name = "library/desk/remove.html"

    def path(self) -> list[tuple[str, Any]]:
        return [*super().path(), (self.here(), super().get_page_title())]

    def get_page_title(self) -> str:
        return _("Remove this file")

    def here(self) -> str:
        return reverse("library-desk:review", args=[self.file.pk])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        number = self.run.doubts.filter(settled_at__isnull=False).count()
        return self.show(file=self.file, number=number, back_url=self.here())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            publishing.remove(run=self.run.pk, by=request.user)
        except NotNow as error:
            messages.error(request, str(error))
            return redirect(self.here())
        messages.success(request, _("The file was removed."))
        return redirect("library-desk:documents")


class Original(FilePage):
    """The file as it was received."""

    def get(self, request: HttpRequest, pk: int) -> Any:
        received = self.file.file
        if received is None or not received.path.exists():
            raise Http404
        answer = downloads.attachment(received)
        answer["Cache-Control"] = "private, no-store"
        return answer
