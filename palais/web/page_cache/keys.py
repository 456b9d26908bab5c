"""Which requests ask for a public page, and for which one."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest

PAGES = ("q", "group", "region", "status", "list", "sort", "bom", "page", "standing")
API = ("state", "treaty", "act", "table", "kind", "since", "until", "limit", "cursor")
CALENDAR = ("view", "month", "year", "zone")
PUBLICATIONS = ("simple",)
RESOURCES = ("section", "language", "organisation", "topic", "origin")
NEWS = ("topic", "language")
NETWORK = ("work", "topic", "language")
STATEMENTS = ("year", "signatory", "text", "beside")
FOLLOWUP = ("level", "form", "led", "commitment")
RECOMMENDATIONS = (
    "document-kind",
    "cycle",
    "cluster",
    "theme",
    "affected",
    "sdg",
    "position",
    "recommender",
    "order",
    "more",
    "counts",
)
LIBRARY = ("later", "text", "beside", "protocol")
FEEDS = ("body", "audience", "session", "alarm")
ROOMS = (*PUBLICATIONS, *RESOURCES, *NEWS, *NETWORK, *STATEMENTS, *FOLLOWUP, *RECOMMENDATIONS, *LIBRARY)
KNOWN = frozenset((*PAGES, *API, *CALENDAR, *FEEDS, *ROOMS))
"""Every parameter that a public page or an answer of the API reads. A request with any other is not kept."""

LONGEST = 400
NEVER = ("/admin/", "/static/", "/media/", "/files/")
PERSONAL = ("messages",)


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked for. The language stands in the path; `query` is empty or holds known parameters in order."""

    scheme: str
    host: str
    path: str
    query: tuple[tuple[str, str], ...]


def place(request: HttpRequest) -> Place | None:
    """The place of a public page; None for anything that is not certainly one."""
    if request.method not in ("GET", "HEAD") or personal(request) or request.path.startswith(NEVER):
        return None
    asked = request.META.get("QUERY_STRING", "")
    if len(asked) > LONGEST or len(request.path) > LONGEST:
        return None
    query = tuple(sorted(parse_qsl(asked, keep_blank_values=True))) if asked else ()
    if any(name not in KNOWN for name, _ in query):
        return None
    return Place(str(request.scheme), request.META.get("HTTP_HOST", ""), request.path, query)


def personal(request: HttpRequest) -> bool:
    """Whether the request tells who asks: a session, a message waiting, a name and password."""
    if "HTTP_AUTHORIZATION" in request.META:
        return True
    if not request.META.get("HTTP_COOKIE"):
        return False
    return any(name in request.COOKIES for name in (settings.SESSION_COOKIE_NAME, *PERSONAL))


def holds_token(request: HttpRequest) -> bool:
    """Whether a token against forged forms came with the request or was made for its answer."""
    return settings.CSRF_COOKIE_NAME in request.COOKIES or "CSRF_COOKIE" in request.META
