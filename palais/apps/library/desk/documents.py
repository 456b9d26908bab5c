"""UN documents at the desk: what is here, what waits for a person, what can be published at once; bringing more in."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from palais.apps.library.choices import RunStatus
from palais.apps.library.desk.pages import LibraryPage
from palais.apps.library.models import Batch, ParseRun
from palais.apps.library.reading import wording
from palais.apps.library.services import batches, publishing
from palais.apps.office import jobs as registry
from palais.apps.office.intake import uploading
from palais.apps.office.intake.sentences import sentence
from palais.apps.office.models import Job, JobProgress
from palais.apps.office.services import jobs
from palais.apps.treaties.models import State

PUBLISHING = "palais.apps.library.tasks.publish_documents"
READING = "palais.apps.library.tasks.read_documents_again"
PAGE = 50
MOST = 100
SHOWN = [(value, label) for value, label in RunStatus.choices if value != RunStatus.SUPERSEDED]


class Filter(forms.Form):
    """Which readings; an empty field asks for all."""

    q = forms.CharField(label=gettext_lazy("Symbol, State or title"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False, choices=[("", gettext_lazy("all")), *SHOWN]
    )


class Documents(LibraryPage):
    page_title = gettext_lazy("UN documents")
    template_name = "library/desk/documents.html"

    def path(self) -> list[Any]:
        return []

    def get_header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Add documents"), url=reverse("library-desk:add"), icon_name="plus")]

    def get(self, request: HttpRequest) -> HttpResponse:
        form = Filter(request.GET)
        wanted = form.cleaned_data if form.is_valid() else {}
        page = Paginator(found(wanted), PAGE).get_page(request.GET.get("p"))
        states = names([run.file.document.state for run in page])
        ready = publishing.publishable().count()
        return self.show(
            form=form,
            lines=[(run, states.get(run.file.document.state, "")) for run in page],
            ready=ready,
            outdated=batches.outdated().count(),
            working=working(),
            batches=Batch.objects.select_related("by")[:5],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Publish everything about which nothing is open, or have old readings made anew."""
        if request.POST.get("deed") == "publish":
            jobs.enqueue(task=PUBLISHING, by=request.user.pk)
            messages.success(request, _("They are being published. Look again in a moment."))
        elif request.POST.get("deed") == "again":
            jobs.enqueue(task=READING)
            messages.success(request, _("They will be read again. What was settled stays settled."))
        return redirect("library-desk:documents")


def found(wanted: dict[str, Any]) -> QuerySet[ParseRun]:
    rows = ParseRun.objects.exclude(status=RunStatus.SUPERSEDED).select_related("file__document")
    rows = rows.defer("found", "as_published").order_by("-read_at", "-pk")
    if wanted.get("status"):
        rows = rows.filter(status=wanted["status"])
    for word in wanted.get("q", "").split():
        rows = rows.filter(
            Q(file__document__key__icontains=word)
            | Q(file__document__title__icontains=word)
            | Q(file__name__icontains=word)
            | Q(file__document__state__iexact=word)
            | Q(file__document__state__in=coded(word))
        )
    return rows


def working() -> list[tuple[str, JobProgress | None]]:
    """What is being done with many documents at once, and how far it is."""
    jobs_now = Job.objects.filter(task_path__in=(PUBLISHING, READING), status__in=("READY", "RUNNING"))
    return [
        (registry.label(job.task_path), getattr(job, "progress", None))
        for job in jobs_now.select_related("progress").order_by("enqueued_at")
    ]


def coded(word: str) -> list[str]:
    """Codes of the States of which a name holds the word, in any of the six languages."""
    named = Q()
    for language in ("en", "fr", "es", "ru", "ar", "zh"):
        named |= Q(**{f"name_{language}__icontains": word})
    return list(State.public.filter(named).values_list("iso3", flat=True))


def names(codes: list[str]) -> dict[str, str]:
    return {state.iso3: state.name for state in State.public.filter(iso3__in=set(codes))}


class Add(LibraryPage):
    """Files uploaded, many at once."""

    page_title = gettext_lazy("Add documents")
    header_icon = "plus"
    template_name = "library/desk/add.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(most=MOST)

    def post(self, request: HttpRequest) -> HttpResponse:
        arriving = [(file.name, file) for file in request.FILES.getlist("files")]
        if most := uploading.was_too_large(request):
            return self.show(status=422, most=MOST, error=sentence("too-large", most=most))
        if not arriving or len(arriving) > MOST:
            error = _("Choose one or more files.")
            if arriving:
                error = _("Choose at most %(most)s files.") % {"most": MOST}
            return self.show(status=422, most=MOST, error=error)
        batch = batches.upload(arriving=arriving, by=request.user)
        return redirect("library-desk:batch", pk=batch.pk)


class OneBatch(LibraryPage):
    """What became of files that came in together."""

    template_name = "library/desk/batch.html"
    page_title = gettext_lazy("Documents that came in together")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = get_object_or_404(Batch.objects.select_related("by", "job", "job__progress"), pk=pk)
        rows = batch.lines.select_related("file__document")
        page = Paginator(rows, PAGE).get_page(request.GET.get("p"))
        return self.show(
            batch=batch,
            lines=[(line, wording.outcome(line.outcome, line.said, line.figures)) for line in page],
            busy=batch.ended_at is None,
            stopped=batches.has_stopped(batch),
            progress=getattr(batch.job, "progress", None) if batch.job else None,
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = get_object_or_404(Batch.objects.select_related("job"), pk=pk)
        if not batch.folder and batches.has_stopped(batch):
            batches.go_on(batch=pk)
        return redirect("library-desk:batch", pk=pk)
