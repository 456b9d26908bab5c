"""The outbox at the desk: what waits, failed, is uncertain; deciding about it; what is kept about an address."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import permissions, queries
from palais.apps.office import post as registry
from palais.apps.office.choices import PostReason, PostStatus
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.models import OutboxMessage
from palais.apps.office.services import post, subscriptions

PAGE = 50
SHOWN: dict[str, Any] = {
    "uncertain": gettext_lazy("Uncertain"),
    "failed": gettext_lazy("Failed"),
    "waiting": gettext_lazy("Waiting"),
    "sent": gettext_lazy("Sent"),
}
SETTLED = (PostStatus.UNCERTAIN, PostStatus.FAILED)


@dataclass(frozen=True, slots=True)
class Line:
    """One message. `to` is unreadable for those who may not read addresses."""

    message: OutboxMessage
    kind: str
    to: str


class Post(DeskPage):
    page_title = gettext_lazy("Post")
    header_icon = "mail"
    template_name = "office/desk/post.html"
    may = staticmethod(permissions.may_see_post)

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("show", "uncertain")
        chosen = chosen if chosen in SHOWN else "uncertain"
        counts = queries.post_counts()
        counts["waiting"] = counts.get("waiting", 0) + counts.get("claimed", 0)
        page = Paginator(queries.messages(status=chosen), PAGE).get_page(request.GET.get("p"))
        readable = permissions.may_settle_post(request.user)
        return self.show(
            tabs=[(name, words, counts.get(name, 0), name == chosen) for name, words in SHOWN.items()],
            chosen=chosen,
            lines=[line_of(message, readable=readable) for message in page],
            way=way_out(),
            has_sender=queries.sender(fallback="").is_written,
            leaves=settings.MAIL["way"] == "smtp",
            subscribers=queries.subscriber_count(),
            may_settle=readable,
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


class Message(DeskPage):
    page_title = gettext_lazy("Message")
    header_icon = "mail"
    template_name = "office/desk/message.html"
    may = staticmethod(permissions.may_see_post)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:post"), gettext_lazy("Post"))]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = get_object_or_404(OutboxMessage.objects.defer("text", "html", "headers"), pk=pk)
        may_settle = permissions.may_settle_post(request.user)
        can_settle = message.status in SETTLED and message.reason != PostReason.CLOSED
        return self.show(
            line=line_of(message, readable=may_settle),
            may_settle=may_settle and can_settle,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not permissions.may_settle_post(request.user):
            raise PermissionDenied
        again = request.POST.get("deed") == "send-again"
        try:
            (post.send_again if again else post.close)(message=pk, by=request.user)
        except post.NotUncertain as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It waits for its turn again.") if again else _("It is closed."))
        return redirect("desk:post")


class AddressForm(forms.Form):
    """Whose data is asked for; `deed` says what is to be done with it."""

    address = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    deed = forms.ChoiceField(choices=[("export", ""), ("erase", "")])


class Address(DeskPage):
    """What is kept about an address, for somebody who asks by letter: to take along, or to be forgotten."""

    page_title = gettext_lazy("What is kept about an address")
    header_icon = "user"
    template_name = "office/desk/address.html"
    may = staticmethod(permissions.may_settle_post)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:post"), gettext_lazy("Post"))]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=AddressForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AddressForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        address = form.cleaned_data["address"]
        if form.cleaned_data["deed"] == "export":
            response = JsonResponse(
                subscriptions.export(address=address),
                json_dumps_params={"ensure_ascii": False, "indent": 2},
            )
            response["Content-Disposition"] = 'attachment; filename="address.json"'
            return response
        if subscriptions.erase(address=address, by=request.user):
            messages.success(
                request, _("The subscription is ended, and the address is taken out of the outbox.")
            )
        else:
            messages.warning(request, _("Nothing is kept about this address."))
        return redirect("desk:address")


def line_of(message: OutboxMessage, *, readable: bool) -> Line:
    return Line(
        message=message,
        kind=registry.label(message.kind),
        to=message.to if readable else masked(message.to),
    )


def masked(address: str) -> str:
    """Enough to see which mail domain has trouble: `r…@example.org`."""
    name, at, domain = address.rpartition("@")
    return f"{name[:1]}…{at}{domain}" if address else ""


def way_out() -> str:
    """Where messages go, without name and password."""
    mail = settings.MAIL
    if mail["way"] == "smtp":
        return _("Messages go to the mail server %(host)s.") % {"host": mail["host"]}
    if mail["way"] == "console":
        return _("Messages are printed on the console. None leaves this installation.")
    return _("Messages become files in the local folder. None leaves this installation.")
