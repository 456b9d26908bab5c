"""A plan as a list with dates, for calendars: the days the UN sets are deadlines, everything else is an event."""

from uuid import UUID, uuid5

from django.urls import reverse

from palais.core.backplan import Anchor, PlannedTask
from palais.core.dates import PartialDate, Precision
from palais.core.spans import Days
from palais.web.answers.dates import DatedItem, DatedList, Kind, Standing, When
from palais.web.answers.plan import PlanAnswer
from palais.web.plans import wording

IDS = UUID("5a4c1f0e-6a0d-5a52-9d0e-0f5d3c1b7e21")
"""The namespace of the ids of tasks: never another, or every calendar holds every task twice."""

DUE = (Anchor.LIST_PAPERS, Anchor.PAPERS, Anchor.ADDITIONAL)


def dated(answer: PlanAnswer, *, query: str) -> DatedList:
    """`query` holds the choices: other choices are another plan, with ids of its own."""
    path = f"{reverse('plan')}?{query}"
    return DatedList(
        title=wording.title(answer),
        about=wording.about(answer),
        path=path,
        items=tuple(item(answer, one, query=query, path=path) for one in answer.plan.tasks),
    )


def item(answer: PlanAnswer, one: PlannedTask, *, query: str, path: str) -> DatedItem:
    key = one.task.key
    return DatedItem(
        uid=str(uuid5(IDS, f"{query} {key}")),
        kind=kind(one),
        title=f"{wording.task(key)} – {answer.state}",
        when=when(one),
        path=f"{path}#{key}",
        changed_at=answer.changed_at,
        lines=tuple(lines(answer, one)),
        standing=Standing.CONFIRMED if is_sure(one) else Standing.TENTATIVE,
        sequence=answer.sequence,
        closes_at=one.counted_from.closes_at if kind(one) is Kind.DEADLINE else None,
        zone=one.counted_from.zone,
    )


def kind(one: PlannedTask) -> Kind:
    if not one.task.is_fixed:
        return Kind.EVENT
    if one.task.anchor in DUE:
        return Kind.DEADLINE
    return Kind.PRE_SESSION if one.task.anchor is Anchor.PRE_SESSION else Kind.SESSION


def when(one: PlannedTask) -> When:
    """A deadline that lies in a window has no day yet: the tasks before it say by when to be ready."""
    if one.first == one.last:
        return Days(one.first, one.last)
    return PartialDate.between(earliest=one.first, latest=one.last, precision=Precision.MONTH)


def is_sure(one: PlannedTask) -> bool:
    return one.counted_from.verified or not one.task.is_fixed


def lines(answer: PlanAnswer, one: PlannedTask) -> list[str]:
    said = [wording.reason(one.task.key), wording.arithmetic(one), wording.ground(one)[1]]
    said += wording.documents(one.task.documents)
    if one.task.has_word_limit:
        said += [wording.limit(limit) for limit in answer.limits]
    return said
