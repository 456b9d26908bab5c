"""The address of the network's organisations, and what it may be asked."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from palais.core import words
from palais.web.answers.members import Member, member_list
from palais.web.answers.plain import plain
from palais.web.api import paging, schemas
from palais.web.api.paging import Question

router = Router()


class OrganisationName(Schema):
    name: str
    language: str = Field(description="Empty where it is not known.")
    kind: str = Field(description="`translation`, `former`, `other`.")


class Named(Schema):
    key: str
    name: str = Field(description="In the language of the address.")


class Organisation(Schema):
    key: str = Field(description="Its page is `/network/organisations/<key>/`.")
    name: str = Field(description="As the organisation writes itself.")
    language: str = Field(description="Of the name; empty where it is not known.")
    acronym: str
    kind: str = Field(
        description="`ngo`, `national-coalition`, `international-network`, `child-led`, `academic`, `nhri`, "
        "`un-entity`, `other`, `unknown`."
    )
    level: str = Field(description="`national`, `regional`, `international`, `unknown`.")
    standing: str = Field(description="`member`, `observer`, `partner`.")
    state: str = Field(description="Three-letter code of the State of its seat; empty where it is not known.")
    state_name: str = Field(description="In the language of the address.")
    work_states: list[Named] = Field(
        description="States it works in. One whose reach is one State and that names none: that of its seat."
    )
    topics: list[Named]
    languages: list[str] = Field(description="In which it works, as `en`.")
    children: str = Field(
        description="`lead`, `take-part`, `not`, `unknown`: how children take part in its work."
    )
    website: str
    contact_email: str = Field(description="Of its office; empty where none is public.")
    joined_on: str = Field(description="Empty where it is not known.")
    left_on: str = Field(description="Empty: still there.")
    other_names: list[OrganisationName]
    example: bool = Field(description="True: made up for a demonstration.")


class Organisations(Schema):
    items: list[Organisation]
    count: int = Field(description="How many there are on all pages together.")
    next: str | None = Field(description="Address of the next page; null on the last.")


class OrganisationsQuestion(Question):
    q: str = Field("", max_length=100, description="Any name, or the acronym.")
    kind: str = Field("", max_length=30, description="As in the answer.")
    standing: str = Field("", max_length=20, description="As in the answer.")
    state: str = Field("", max_length=3, description="State of the seat, three-letter code.")
    work: str = Field("", max_length=3, description="State of work, three-letter code.")
    region: str = Field("", max_length=3, description="Of seat or work: a code of the UN’s M49, as `002`.")
    topic: str = Field("", max_length=60, description="Key of a topic, as `education`.")
    language: str = Field("", max_length=12, description="Of work, as `en`.")


@router.get(
    "/organisations",
    response={200: Organisations, 400: schemas.Problem, 429: schemas.Problem},
    operation_id="organisations",
    summary="Organisations",
)
def organisations(request: HttpRequest, asked: Query[OrganisationsQuestion]) -> Any:
    """The organisations of the network that are listed in public, with the same filters as their page."""
    names = ("kind", "standing", "state", "work", "region", "topic", "language")
    found = member_list(query=asked.q.strip(), **{name: getattr(asked, name) for name in names})
    rows = list(enumerate(found.members))
    items, following = paging.of_list(
        rows, asked=asked, place=lambda row: place(*row, asked=asked), request=request
    )
    return {"items": plain([one for _, one in items]), "count": len(rows), "next": following}


def place(number: int, one: Member, *, asked: OrganisationsQuestion) -> paging.Place:
    """By name; what a search finds stands in the order in which it fits."""
    return number if asked.q.strip() else 0, words.fold(one.name), one.key
