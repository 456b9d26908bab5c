"""The form that corrects a doubt, a finding or the first page: its fields, what stands in them, what is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from palais.apps.library import document_words
from palais.apps.library.choices import FindingKind, Position
from palais.apps.library.desk.findings import FIELDS, shown
from palais.apps.library.models import Doubt, ParseRun
from palais.apps.library.reading import clusters, values, wording
from palais.apps.library.reading.settled import (
    ABOUT_FINDING,
    ABOUT_FRONT,
    CORRECTED,
    FINDING,
    OF_FINDINGS,
    digest,
)
from palais.apps.library.reading.values import NotUnderstood
from palais.apps.library.services import placing, settling
from palais.apps.library.services.settling import NotNow, seen
from palais.apps.people.models import User
from palais.apps.treaties.models import State
from palais.core.documents import Language

FRONT_PAGE = "front"
LONG = ("text", "title")
OF_STATES = ("state", "states")
LANGUAGES = [(one.value, one.value) for one in Language]


@dataclass(frozen=True, slots=True)
class Field:
    """One input. `options`: a choice of these; `listed`: states are offered while typing."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]
    long: bool
    listed: bool
    error: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is corrected, where it stands, and its fields. `states`: codes and names for those who type one."""

    about: str
    title: str
    number: str
    seen: str
    fields: list[Field]
    states: list[tuple[str, str]]


def form(
    run: ParseRun,
    edit: str,
    doubts: list[Doubt],
    read: Mapping[str, Any],
    *,
    error: NotUnderstood | None = None,
    typed: Mapping[str, str] | None = None,
) -> Form | None:
    """The form for what `edit` names: the number of a doubt, the mark of a finding, or the first page."""
    about = aimed(edit, doubts, read)
    if about is None:
        return None
    kind, title, number, seen_as, now = about
    fields = []
    for name in names_of(kind):
        label = str(wording.FIELDS[name])
        value = (typed or {}).get(f"value-{name}") if typed else shown_now(name, now)
        fields.append(
            Field(
                name=name,
                label=label,
                value=value or "",
                options=options(name),
                long=name in LONG,
                listed=name in OF_STATES,
                error=str(error) if error and error.field == name else "",
            )
        )
    listed = any(one.listed for one in fields)
    states = sorted(((one.iso3, one.name) for one in State.public.all()), key=lambda pair: pair[1])
    return Form(edit, title, number, seen_as, fields, states if listed else [])


Aim = tuple[str, str, str, str, Mapping[str, Any]]


def aimed(edit: str, doubts: list[Doubt], read: Mapping[str, Any]) -> Aim | None:
    """Kind, title, number, what the person saw, and the values that hold now."""
    if edit == FRONT_PAGE:
        own = next((one for one in doubts if one.kind == ABOUT_FRONT), None)
        return ABOUT_FRONT, "", "", seen(own) if own else "", read["document"]
    if edit.isdecimal():
        doubt = next((one for one in doubts if str(one.pk) == edit), None)
        if doubt is None or doubt.kind not in FIELDS:
            return None
        now = first_meant(doubt, read) if doubt.kind in OF_FINDINGS else read["document"]
        label = str(wording.DOUBTS.get(doubt.kind, doubt.kind))
        return doubt.kind, label, doubt.where, seen(doubt), now
    finding = next((one for one in read["recommendations"] if edit and one["mark"] == edit), None)
    if finding is None:
        return None
    mark = digest(ABOUT_FINDING, edit)
    own = next((one for one in doubts if one.mark == mark), None)
    return ABOUT_FINDING, "", finding["number"], seen(own) if own else "", finding


def first_meant(doubt: Doubt, read: Mapping[str, Any]) -> Mapping[str, Any]:
    """The finding that a doubt is about, for what stands in the fields; empty values where it is about several."""
    found = [one for one in read["recommendations"] if doubt.where and one["number"] == doubt.where]
    return found[0] if found else {}


def names_of(kind: str) -> tuple[str, ...]:
    return FINDING if kind == ABOUT_FINDING else FIELDS[kind]


def shown_now(name: str, now: Mapping[str, Any]) -> str:
    value = now.get(reading_name(name))
    if name == "position" or not value:
        return str(value or "")
    return shown(name, value) if isinstance(value, list) else str(value)


def reading_name(name: str) -> str:
    return "kind" if name == "document_kind" else name


def options(name: str) -> list[tuple[str, str]]:
    chosen: list[tuple[str, Any]] = []
    if name == "language":
        chosen = [("", "—"), *LANGUAGES]
    elif name == "kind":
        chosen = list(FindingKind.choices)
    elif name == "position":
        chosen = [("", "—"), *Position.choices]
    elif name == "cluster":
        chosen = [("", "—"), *clusters.choices()]
    elif name == "document_kind":
        kinds = [(one.value, word) for one, word in document_words.words().items()]
        chosen = [("", "—"), *sorted(kinds, key=itemgetter(1))]
    return [(value, str(label)) for value, label in chosen]


def correct(run: ParseRun, about: str, typed: Mapping[str, str], *, by: User, seen_as: str) -> None:
    """Understand what was typed and settle it. Raises NotUnderstood and what settling raises."""
    doubts = list(run.doubts.all())
    read = placing.reading_of(run, doubts)
    aim = aimed(about, doubts, read)
    if aim is None:
        raise NotNow(str(wording.DOUBTS["no-longer-found"]))
    kind, now = aim[0], aim[4]
    said = {}
    for name in names_of(kind):
        if f"value-{name}" in typed:
            value = values.understood(name, typed[f"value-{name}"])
            if kind in FIELDS and kind != ABOUT_FRONT and not value:
                continue
            if value != now.get(reading_name(name)) and (value or now.get(reading_name(name))):
                said[reading_name(name)] = value
    if kind == ABOUT_FRONT:
        settling.correct_front(run=run.pk, values=said, by=by, seen_as=seen_as)
    elif kind == ABOUT_FINDING:
        settling.correct_finding(
            run=run.pk, mark=about, answer=CORRECTED, values=said, by=by, seen_as=seen_as
        )
    else:
        settling.settle(doubt=int(about), answer=CORRECTED, values=said, by=by, seen_as=seen_as)
