"""News by e-mail: asking, confirming, choosing, ending. No account; a link from a message proves who may.

Mail scanners open links, so nothing happens on GET. What these pages answer never tells who is subscribed, and the
pages with a link in their address are kept by nobody and passed on to nobody. Because a browser then does not say
either where a form of theirs comes from, these forms carry no token against forged ones: nobody can forge what only
the address proves, and no cookie stands for the reader.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from palais.apps.office import subscriptions as registry
from palais.apps.office.models import Subscriber
from palais.apps.office.services import limits, subscriptions
from palais.apps.office.services.subscriptions import tokens
from palais.web.site.forms import AddressForm, ChoiceForm
from palais.web.site.views import errors

TIMES, WITHIN = 10, timedelta(hours=1)
View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """A page with a link in its address: kept by nobody, named to nobody, found by nobody; a calm one for bad links."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except subscriptions.LinkNotValid:
            response = render(request, "pages/subscriptions/gone.html", {"unlisted": True}, status=404)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answered


def language() -> str:
    return translation.get_language() or "en"


def allowed(request: HttpRequest) -> bool:
    address = limits.reader_address(request.META)
    return limits.allow(what="subscribe-from", address=address, times=TIMES, within=WITHIN)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, source: str, key: str) -> HttpResponse:
    """The form under a subject; whatever is written into it, the answer is the same."""
    kind = registry.registered().get(source)
    title = kind.title(key) if kind else None
    if kind is None or not title:
        raise Http404

    def ask(address: str) -> None:
        subscriptions.ask(address=address, language=language(), source=source, key=key)

    context = {"title": title, "back": kind.path(key)}
    return asked(request, "pages/subscriptions/subscribe.html", context, deed=ask)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The link to one's choices, sent to one's own address."""

    def send(address: str) -> None:
        subscriptions.send_link(address=address, language=language())

    return asked(request, "pages/subscriptions/index.html", {}, deed=send)


def asked(
    request: HttpRequest, template: str, context: dict[str, Any], *, deed: Callable[[str], None]
) -> HttpResponse:
    """A form with an address in it. A filled trap field means a robot: it is thanked, and nothing is done."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allowed(request):
            return errors.too_many(request, wait_seconds=int(WITHIN.total_seconds()))
        if not form.cleaned_data["website"]:
            deed(form.cleaned_data["address"])
        return redirect(f"{escape_uri_path(request.path)}?sent")
    wrong = request.method == "POST"
    words = {**context, "form": form, "sent": "sent" in request.GET}
    return render(request, template, words, status=422 if wrong else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, because scanners open links; pressed twice it says the same."""
    found = subscriptions.waiting(token=token)
    if request.method == "POST":
        found = subscriptions.confirm(token=token)
    kind = registry.registered().get(found.source)
    context = {
        "unlisted": True,
        "title": (kind.title(found.key) if kind else "") or found.key,
        "confirmed": found.confirmed_at is not None,
        "pressed": request.method == "POST",
        "manage": subscriptions.token(tokens.MANAGE, found.subscriber.key) if found.confirmed_at else "",
    }
    return render(request, "pages/subscriptions/confirm.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """What I get, quiet days, language, pause; export; end."""
    subscriber = subscriptions.of_token(purpose=tokens.MANAGE, token=token)
    chosen = {
        "language": subscriber.language,
        "quiet_days": subscriber.quiet_days,
        "paused": bool(subscriber.paused_at),
    }
    form = ChoiceForm(request.POST or None, initial=chosen)
    if request.method == "POST" and "end" in request.POST:
        subscriptions.end(subscriber=subscriber)
        return render(request, "pages/subscriptions/ended.html", {"unlisted": True})
    if request.method == "POST" and request.POST.get("drop", "").isdecimal():
        if not subscriptions.drop(subscriber=subscriber, subscription=int(request.POST["drop"][:18])):
            return render(request, "pages/subscriptions/ended.html", {"unlisted": True})
        return redirect(f"{request.path}?saved")
    if request.method == "POST" and form.is_valid():
        subscriptions.choose(subscriber=subscriber, **form.choices())
        return redirect(f"{request.path}?saved")
    context = {
        "unlisted": True,
        "form": form,
        "rows": rows(subscriber),
        "token": token,
        "saved": "saved" in request.GET,
    }
    return render(request, "pages/subscriptions/manage.html", context, status=422 if form.errors else 200)


def rows(subscriber: Subscriber) -> list[dict[str, Any]]:
    """Each subject: its name, its page, whether it was confirmed; a subject that is gone keeps its key."""
    found = []
    for row in subscriber.subscriptions.all():
        kind = registry.registered().get(row.source)
        title = kind.title(row.key) if kind else None
        found.append(
            {
                "pk": row.pk,
                "title": title or row.key,
                "path": kind.path(row.key) if kind and title else "",
                "confirmed": row.confirmed_at is not None,
            }
        )
    return found


@private
@require_http_methods(["GET", "HEAD"])
def data(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that is kept about the reader of this link."""
    subscriber = subscriptions.of_token(purpose=tokens.MANAGE, token=token)
    response = JsonResponse(
        subscriptions.export(address=subscriber.address, subscriptions_only=True),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response.headers["Content-Disposition"] = 'attachment; filename="subscription.json"'
    return response


@private
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """One click (RFC 8058): a mailbox posts here by itself; a person presses a button."""
    subscriber = subscriptions.of_token(purpose=tokens.END, token=token)
    if request.method == "POST":
        subscriptions.end(subscriber=subscriber)
        return render(request, "pages/subscriptions/ended.html", {"unlisted": True})
    return render(request, "pages/subscriptions/end.html", {"unlisted": True})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """One click (RFC 8058) ends one subject; what else the reader gets goes on."""
    found = subscriptions.one_of_token(token=token)
    kind = registry.registered().get(found.source)
    title = (kind.title(found.key) if kind else "") or found.key
    if request.method == "POST":
        goes_on = subscriptions.drop(subscriber=found.subscriber, subscription=found.pk)
        if not goes_on:
            return render(request, "pages/subscriptions/ended.html", {"unlisted": True})
    done = request.method == "POST"
    return render(request, "pages/subscriptions/leave.html", {"unlisted": True, "title": title, "done": done})
