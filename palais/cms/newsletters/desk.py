"""Newsletters at the desk: all issues, one issue with its preview, filling it, sending it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import messages

from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.services.post import AddressRefused
from palais.cms.choices import SendingStatus
from palais.cms.models import NewsletterPage, Sending
from palais.cms.newsletters import composing, filling, permissions, sending

PAGE = 30


class NewsletterDesk(DeskPage):
    header_icon = "mail"
    may = staticmethod(permissions.may_write_newsletters)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("cms-newsletters"), gettext_lazy("Newsletters"))]


class Newsletters(NewsletterDesk):
    page_title = gettext_lazy("Newsletters")
    template_name = "cms/newsletters/all.html"

    def path(self) -> list[tuple[str, str | Promise]]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = NewsletterPage.objects.select_related("locale").prefetch_related("sendings")
        page = Paginator(rows.order_by("-pk"), PAGE).get_page(request.GET.get("page"))
        lines = [(issue, standing(issue)) for issue in page]
        return self.show(lines=lines, page_obj=page, languages=settings.INTERFACE_LANGUAGES)

    def post(self, request: HttpRequest) -> HttpResponse:
        language = request.POST.get("language", "")
        if language not in dict(settings.INTERFACE_LANGUAGES):
            return redirect("cms-newsletters")
        beside = NewsletterPage.objects.filter(pk=number(request, "beside")).first()
        try:
            issue = filling.start(language=language, by=request.user, beside=beside)
        except filling.NotPossible as error:
            messages.error(request, str(error))
            return redirect(one(beside) if beside else reverse("cms-newsletters"))
        messages.success(
            request, _("A draft was made of everything that is new. Take out what does not belong.")
        )
        return redirect(one(issue))


class IssueDesk(NewsletterDesk):
    """A screen about one issue, for those who may edit it. What is shown is the newest draft."""

    issue: NewsletterPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may(request.user):
            raise PermissionDenied
        self.issue = get_object_or_404(NewsletterPage.objects.select_related("locale"), pk=kwargs["pk"])
        if not permissions.may_edit(request.user, self.issue):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def draft(self) -> NewsletterPage:
        page: NewsletterPage = self.issue.get_latest_revision_as_object()
        return page

    def get_page_title(self) -> str:
        return self.draft.title


class Issue(IssueDesk):
    template_name = "cms/newsletters/one.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        draft = self.draft
        now = sending.current(self.issue)
        others = {
            page.locale.language_code: page for page in self.issue.get_translations().select_related("locale")
        }
        own = self.issue.locale.language_code
        return self.show(
            issue=self.issue,
            draft=draft,
            letter=composing.composed(draft),
            standing=standing(self.issue),
            sending=now,
            may_undo=now is not None and now.taken_back < max(now.written, 1),
            may_go_on=sending.may_go_on(now),
            may_send=permissions.may_send(request.user, self.issue),
            readers=sending.readers(self.issue, also_others=False).count(),
            everybody=sending.readers(self.issue, also_others=True).count(),
            others=[
                (code, name, others.get(code)) for code, name in settings.INTERFACE_LANGUAGES if code != own
            ],
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        deed = request.POST.get("deed", "")
        deeds = {"test": self.test, "send": self.send, "undo": self.undo, "go-on": self.go_on}
        try:
            if deed in deeds:
                deeds[deed](request)
        except (filling.NotPossible, AddressRefused) as error:
            messages.error(request, str(error))
        return redirect(one(self.issue))

    def test(self, request: HttpRequest) -> None:
        sending.to_myself(issue=self.draft, by=request.user)
        messages.success(request, _("It is on its way to %(address)s.") % {"address": request.user.email})

    def send(self, request: HttpRequest) -> None:
        self.only_senders(request)
        made = sending.ask(
            issue=self.issue, by=request.user, also_others=request.POST.get("also_others") == "on"
        )
        self.leaves(request, made)

    def go_on(self, request: HttpRequest) -> None:
        self.only_senders(request)
        found = get_object_or_404(Sending, pk=number(request, "sending"), issue=self.issue)
        self.leaves(request, sending.go_on(sending=found, by=request.user))

    def leaves(self, request: HttpRequest, made: Sending) -> None:
        if made.status == SendingStatus.WAITING:
            text = _("It leaves at %(hour)s. Until then it can be undone here.")
            hour = timezone.localtime(made.starts_at).strftime("%H:%M")
            messages.success(request, text % {"hour": hour})

    def undo(self, request: HttpRequest) -> None:
        self.only_senders(request)
        found = get_object_or_404(Sending, pk=number(request, "sending"), issue=self.issue)
        after = sending.undo(sending=found, by=request.user)
        if after.status == SendingStatus.UNDONE:
            messages.success(request, _("Undone: nothing has left."))
        else:
            left = after.written - after.taken_back
            messages.warning(
                request,
                ngettext(
                    "%(count)d message had left already; the others were taken back.",
                    "%(count)d messages had left already; the others were taken back.",
                    left,
                )
                % {"count": left},
            )

    def only_senders(self, request: HttpRequest) -> None:
        if not permissions.may_send(request.user, self.issue):
            raise PermissionDenied


class SinceForm(forms.Form):
    since = forms.DateField(
        label=gettext_lazy("What is new since"), widget=forms.DateInput(attrs={"type": "date"})
    )


class Fill(IssueDesk):
    template_name = "cms/newsletters/fill.html"

    def path(self) -> list[tuple[str, str | Promise]]:
        return [*super().path(), (one(self.issue), self.draft.title)]

    def get_page_title(self) -> str:
        return _("Fill")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        draft = self.draft
        after = filling.since(draft, language=draft.locale.language_code)
        form = SinceForm(request.GET if "since" in request.GET else {"since": after})
        if form.is_valid():
            after = form.cleaned_data["since"]
        return self.show(issue=self.issue, form=form, after=after, groups=filling.offered(draft, after=after))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = SinceForm(request.POST)
        after = (
            form.cleaned_data["since"]
            if form.is_valid()
            else filling.since(self.draft, language=self.issue.locale.language_code)
        )
        count = filling.fill(
            issue=self.issue, handles=request.POST.getlist("pick"), after=after, by=request.user
        )
        text = ngettext("%(count)d pick was added.", "%(count)d picks were added.", count)
        messages.success(request, text % {"count": count})
        return redirect(one(self.issue))


@method_decorator(xframe_options_sameorigin, name="dispatch")
class Preview(IssueDesk):
    """The letter itself, in a frame of the screen before."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        letter = composing.composed(self.draft)
        return HttpResponse(letter.for_reader("#")[1])


class AsFile(IssueDesk):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        response = HttpResponse(sending.as_file(issue=self.draft), content_type="message/rfc822")
        name = f"newsletter-{self.issue.slug}-{self.issue.locale.language_code}.eml"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def number(request: HttpRequest, name: str) -> int:
    """A number that the form sent; 0 for anything else, which is the number of nothing."""
    text = request.POST.get(name, "")[:18]
    return int(text) if text.isascii() and text.isdecimal() else 0


def one(issue: NewsletterPage) -> str:
    return reverse("cms-newsletter", args=[issue.pk])


def standing(issue: NewsletterPage) -> str:
    """How far an issue is, in a word."""
    now = next((row for row in issue.sendings.all() if row.status != SendingStatus.UNDONE), None)
    if now is not None:
        return str(now.get_status_display())
    return _("Published") if issue.live else _("Draft")
