"""What pages of the follow-up monitor are made of: texts in the reader's language, commitments, activities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from palais.apps.followup.models import Activity, Assessment, Commitment, Evidence, Monitor
from palais.apps.followup.texts import said
from palais.core.words import fold


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text and the language it is really in; both empty where there is none."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Organised:
    """An organisation that took part; `key` is empty where it has no page here."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Somewhere:
    """A State with its name in the language of the page; the name is empty for a code that is not known here."""

    iso3: str
    name: str


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity as lists show it. `begins_on` and `ends_on` are as much as is known; `commitments` are numbers.
    `on_consent`: it goes when a consent ends, so that its words are written down nowhere else."""

    monitor: str
    monitor_title: Spoken
    number: int
    title: Spoken
    summary: Spoken
    level: str
    form: str
    place: str
    states: tuple[Somewhere, ...]
    begins_on: str
    ends_on: str
    is_going_on: bool
    year: int
    children_led: str
    organisations: tuple[Organised, ...]
    commitments: tuple[str, ...]
    source: str
    published_at: Any
    changed_at: Any
    example: bool
    on_consent: bool


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """One commitment. `status` and `children_status` are empty where nobody has assessed it; `reported` counts
    activities."""

    monitor: str
    number: str
    kind: str
    words: Spoken
    actors: tuple[str, ...]
    status: str
    children_status: str
    reported: int
    source: str
    source_url: str
    example: bool


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One judgement. `organisation` is empty where none is named."""

    status: str
    by_kind: str
    organisation: str
    on: Any
    reason: Spoken
    source: str
    example: bool


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece of evidence. `image` is the picture itself, for the page alone."""

    pk: int
    kind: str
    title: Spoken
    url: str
    quote: Spoken
    said_by: str
    age_band: str
    size: int
    form: str
    image: Any = None


def spoken(texts: Iterable[Any], field: str, *, main: str) -> Spoken:
    """A text that is left empty in a language is taken from another one."""
    found = said([text for text in texts if getattr(text, field)], language=get_language() or "en", main=main)
    return Spoken(getattr(found, field), found.language) if found else Spoken("", "")


def monitor_title(monitor: Monitor) -> Spoken:
    return spoken(monitor.texts.all(), "title", main=monitor.language)


def activity_line(row: Activity, *, states: Mapping[str, str], title: Spoken | None = None) -> ActivityLine:
    """`states` are names by code; `title` is that of the monitor, where the caller has it already."""
    return ActivityLine(
        monitor=row.monitor.key,
        monitor_title=title or monitor_title(row.monitor),
        number=row.number,
        title=spoken(row.texts.all(), "title", main=row.language),
        summary=spoken(row.texts.all(), "summary", main=row.language),
        level=row.level,
        form=row.form,
        place=row.place,
        states=tuple(
            sorted(
                (Somewhere(one.state, states.get(one.state, "")) for one in row.states.all()),
                key=lambda state: fold(state.name),
            )
        ),
        begins_on=row.begins_on,
        ends_on=row.ends_on,
        is_going_on=row.is_going_on,
        year=row.year,
        children_led=row.children_led,
        organisations=tuple(map(organised, row.organisations.all())),
        commitments=tuple(one.number for one in row.commitments.all()),
        source=row.source,
        published_at=row.published_at,
        changed_at=row.changed_at,
        example=row.is_demo,
        on_consent=row.consent_id is not None,
    )


def organised(row: Any) -> Organised:
    """One that is not listed in public is named nowhere; it stands here as the name that was written, if any."""
    known = row.organisation
    if known is None:
        return Organised(row.name, "")
    if not known.is_listed:
        return Organised(row.name, "")
    return Organised(known.name, known.key if known.standing in ("member", "observer", "partner") else "")


def commitment_line(row: Commitment, *, monitor: str, reported: int) -> CommitmentLine:
    return CommitmentLine(
        monitor=monitor,
        number=row.number,
        kind=row.kind,
        words=spoken(row.texts.all(), "words", main=row.language),
        actors=tuple(one.kind for one in row.actors.all()),
        status=row.status,
        children_status=row.children_status,
        reported=reported,
        source=row.source,
        source_url=row.source_url,
        example=row.is_demo,
    )


def assessment_line(row: Assessment) -> AssessmentLine:
    organisation = row.organisation
    return AssessmentLine(
        status=row.status,
        by_kind=row.by_kind,
        organisation=organisation.name if organisation and organisation.is_listed else "",
        on=row.on,
        reason=Spoken(row.reason, row.language),
        source=row.source,
        example=row.is_demo,
    )


def evidence_line(row: Evidence) -> EvidenceLine:
    return EvidenceLine(
        pk=row.pk,
        kind=row.kind,
        title=Spoken(row.title, row.language),
        url=row.url,
        quote=Spoken(row.quote, row.language),
        said_by=row.said_by,
        age_band=row.consent.age_band if row.consent else "",
        size=row.file.size if row.file else 0,
        form=row.file.kind if row.file else "",
        image=row.image,
    )
