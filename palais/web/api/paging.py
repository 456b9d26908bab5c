"""Pages of a list by cursor: the place of the last row given, so that nothing is given twice or left out when rows
come and go in between. A cursor is opaque and belongs to the question it was made for."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from palais.web.api.problems import NotUnderstood

Row = TypeVar("Row")
Place = tuple[Any, ...]

MOST = 500
USUAL = 100


class Question(Schema):
    """What every list may be asked. An unknown parameter is refused, never ignored."""

    limit: int = Field(USUAL, ge=1, le=MOST, description=f"How many rows at most, 1 to {MOST}.")
    cursor: str = Field(
        "", max_length=400, description="Taken from `next` of the page before. Empty: the first page."
    )


def after(asked: Question) -> Place | None:
    """The place of the last row of the page before; None on the first page."""
    if not asked.cursor:
        return None
    try:
        padded = asked.cursor + "=" * (-len(asked.cursor) % 4)
        mark, *place = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise NotUnderstood(
            "cursor", "This is not a cursor of ours. Take it from `next`, unchanged."
        ) from None
    if mark != question_mark(asked):
        raise NotUnderstood("cursor", "This cursor belongs to another question. Start again without one.")
    return tuple(place)


def refuse_unknown(asked: Question, *, request: HttpRequest) -> None:
    """A filter that nothing reads must not look like one that was obeyed."""
    for name in request.GET:
        if name not in type(asked).model_fields:
            raise NotUnderstood(name, "There is no such parameter here.")


def cursor(place: Place, *, asked: Question) -> str:
    text = json.dumps([question_mark(asked), *place], ensure_ascii=True, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode("ascii")).decode("ascii").rstrip("=")


def question_mark(asked: Question) -> str:
    """A short digest of the filters, by which a cursor knows its question."""
    filters = asked.model_dump(mode="json", exclude={"limit", "cursor"})
    signed = f"{settings.SECRET_KEY}{json.dumps(filters, sort_keys=True)}"
    return hashlib.sha256(signed.encode()).hexdigest()[:12]


def of_list(
    rows: Sequence[Row], *, asked: Question, place: Callable[[Row], Place], request: HttpRequest
) -> tuple[list[Row], str | None]:
    """The rows of one page and the address of the next. `rows` are in the order of their places."""
    start = after(asked)
    try:
        rest = list(rows) if start is None else [row for row in rows if place(row) > start]
    except TypeError:
        raise NotUnderstood(
            "cursor", "This is not a cursor of ours. Take it from `next`, unchanged."
        ) from None
    return cut(rest[: asked.limit + 1], asked=asked, place=place, request=request)


def cut(
    rows: Sequence[Row], *, asked: Question, place: Callable[[Row], Place], request: HttpRequest
) -> tuple[list[Row], str | None]:
    """One page of rows that may hold one more than asked for, which says that there is a next page."""
    refuse_unknown(asked, request=request)
    shown = list(rows[: asked.limit])
    if len(rows) <= asked.limit:
        return shown, None
    own = {name: values for name, values in request.GET.lists() if name != "cursor"}
    query = urlencode({**own, "cursor": cursor(place(shown[-1]), asked=asked)}, doseq=True)
    return shown, f"{settings.SITE_ADDRESS}{request.path}?{query}"
