"""Entry points, sessions, reviews, bodies and events, as pages; and the list of entry points as files."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from palais.apps.office import clock
from palais.web.answers import body as bodies
from palais.web.answers import entries as answers
from palais.web.answers import statements
from palais.web.answers.event import event_page
from palais.web.answers.review import review_page
from palais.web.answers.session import session_page
from palais.web.calendar_words import addresses
from palais.web.site import exports
from palais.web.site.present import body as present_body
from palais.web.site.present import entries as present
from palais.web.site.present import event as present_event
from palais.web.site.present import newsroom as present_news
from palais.web.site.present import review as present_review
from palais.web.site.present import session as present_session
from palais.web.site.present import statements as present_statements

ASKED = (*answers.FILTERS, *present.KEPT, "page")


def asked(request: HttpRequest) -> dict[str, str]:
    wanted = {name: request.GET.get(name, "").strip()[:60] for name in ASKED}
    if wanted["view"] not in present.VIEWS:
        wanted["view"] = ""
    return wanted


def answer(wanted: dict[str, str], *, whole: bool = False) -> answers.EntryPoints:
    """What the address asks for: the list, a month, a year; `whole` is the list to its end, for files."""
    on = clock.today()
    if wanted["view"] in (present.MONTH, present.YEAR):
        day = present.day_of(wanted[wanted["view"]], on=on)
        if not answers.FIRST_YEAR <= day.year <= answers.LAST_YEAR:
            raise Http404
        if wanted["view"] == present.MONTH:
            return answers.in_month(wanted=wanted, on=on, year=day.year, month=day.month)
        return answers.in_year(wanted=wanted, on=on, year=day.year)
    if whole:
        return answers.all_ahead(wanted=wanted, on=on)
    number = wanted["page"]
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1
    return answers.what_is_next(wanted=wanted, on=on, page=page)


def index(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    return render(request, "pages/entry_points.html", present.context(answer(wanted), wanted=wanted))


def index_file(request: HttpRequest, form: str) -> HttpResponse:
    if form not in ("csv", "xlsx"):
        raise Http404
    rows = present.rows(answer(asked(request), whole=True))
    return exports.rows_file(form, name="entry-points", columns=present.COLUMNS, rows=rows, request=request)


def body_index(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/bodies.html", present_body.index_context(bodies.bodies()))


def body(request: HttpRequest, key: str) -> HttpResponse:
    if key != key.lower():
        return redirect("body", key=key.lower(), permanent=True)
    found = there(bodies.body_page, key=key)
    news = present_news.about("body", key)
    return render(request, "pages/body.html", {**present_body.context(found), "news": news})


def session(request: HttpRequest, key: str, name: str, is_pre_session: bool = False) -> HttpResponse:
    slug = addresses.session_slug(key=key, name=name, is_pre_session=is_pre_session)
    found = there(session_page, slug=slug)
    together = list(map(present_statements.line, statements.of_session(slug=slug)))
    shown = present_session.context(found, zone=zone(request))
    news = present_news.about("session", slug)
    return render(request, "pages/session.html", {**shown, "said_together": together, "news": news})


def review(request: HttpRequest, iso3: str, name: str) -> HttpResponse:
    found = there(review_page, iso3=iso3, name=name)
    return render(request, "pages/review.html", present_review.context(found, zone=zone(request)))


def event(request: HttpRequest, slug: str) -> HttpResponse:
    found = there(event_page, slug=slug)
    return render(request, "pages/event.html", present_event.context(found, zone=zone(request)))


def zone(request: HttpRequest) -> str:
    return request.GET.get("zone", "").strip()[:60]


def there(ask: Callable[..., Any], **what: str) -> Any:
    """The answer, or not found."""
    found = ask(**what, on=clock.today())
    if found is None:
        raise Http404
    return found
