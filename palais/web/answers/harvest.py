"""What harvesters are given: works in Dublin Core, in English and in the languages they are in themselves.

One answer is a page of a list; the next begins behind its last work, wherever that stands by then.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from palais.apps.office import queries as office
from palais.apps.office.intake.kinds import KINDS
from palais.apps.resources import queries as resources
from palais.apps.resources.choices import Audience, Format, Part, WorkKind, WorkStatus
from palais.apps.resources.models import Edition, Work
from palais.apps.resources.queries import harvesting
from palais.apps.treaties import queries as treaties
from palais.core import oai
from palais.core.oai import (
    Answer,
    Asked,
    Code,
    Described,
    Fault,
    Faults,
    Header,
    Place,
    Record,
    Said,
    Verb,
    moments,
)

PART = 100
"""Works in one part of a list."""

NOTHING_YET = datetime(1989, 11, 20, tzinfo=UTC)
MEDIA: dict[Any, str] = {
    Format.HTML: "text/html",
    Format.CSV: "text/csv",
    Format.EPUB: "application/epub+zip",
    **{form: KINDS[form].content_type for form in ("pdf", "docx", "xlsx", "pptx", "odt")},
}
TYPES: dict[Any, str] = {WorkKind.DATA: "Dataset", WorkKind.VIDEO: "MovingImage", WorkKind.AUDIO: "Sound"}


def harvest(asked: Asked) -> Answer:
    """The answer to a request. Raises Faults with what the protocol says is wrong with it."""
    with translation.override("en"):
        if asked.verb == Verb.IDENTIFY:
            return Answer(repository=repository())
        if asked.verb == Verb.SETS:
            return Answer(sets=tuple(sets()))
        if asked.verb == Verb.FORMATS:
            if asked.identifier:
                one_work(asked.identifier)
            return Answer()
        if asked.verb == Verb.RECORD:
            return one_record(asked)
        return part_of_a_list(asked)


def address() -> str:
    return f"{settings.SITE_ADDRESS}/oai"


def host() -> str:
    return urlsplit(settings.SITE_ADDRESS).hostname or "localhost"


def identifier(key: str) -> str:
    return f"oai:{host()}:{key}"


def repository() -> oai.Repository:
    identity = office.identity(language="en")
    return oai.Repository(
        name=identity.name,
        address=address(),
        mail=identity.contact_email or f"nobody@{host()}",
        earliest=harvesting.earliest() or NOTHING_YET,
        host=host(),
        sample=identifier(harvesting.sample() or "a-work"),
    )


def sets() -> Iterable[oai.Set]:
    topics = {key: str(topic.name) for key, topic in treaties.topics().items()}
    hubs = {hub.slug: hub for hub in resources.hubs()}
    for kind, key in harvesting.sets():
        spec = f"{kind}:{key}" if key else kind
        yield oai.Set(spec, set_name(kind, key, topics=topics, hubs=hubs))


def set_name(kind: str, key: str, *, topics: Mapping[str, str], hubs: Mapping[str, Any]) -> str:
    if kind == "kind":
        return f"Kind: {WorkKind(key).label}"
    if kind == "audience":
        return f"For: {Audience(key).label}"
    if kind == "topic":
        return f"Topic: {topics.get(key, key)}"
    if kind == "hub":
        said = {text.language: text.title for text in hubs[key].texts.all()} if key in hubs else {}
        return f"Hub: {said.get('en') or next(iter(said.values()), key)}"
    return "Publications of the network"


def prefixed(asked: Asked) -> str:
    prefix = asked.selection.prefix if asked.selection else ""
    if prefix not in oai.FORMATS:
        known = ", ".join(oai.FORMATS)
        raise Faults(Fault(Code.NO_SUCH_FORMAT, f"Records are given as {known}."))
    return prefix


def one_work(name: str) -> Work:
    start = identifier("")
    found = harvesting.harvested().filter(key=name.removeprefix(start)) if name.startswith(start) else None
    work = harvesting.for_records(found).first() if found is not None and "\0" not in name else None
    if work is None:
        raise Faults(Fault(Code.NO_SUCH_IDENTIFIER, "There is no record of this identifier here."))
    return work


def one_record(asked: Asked) -> Answer:
    work = one_work(asked.identifier)
    return Answer(records=[record(work, prefix=prefixed(asked), topics=topics_in_english())])


def part_of_a_list(asked: Asked) -> Answer:
    prefix = prefixed(asked)
    every = selected(asked)
    number = every.count()
    place = asked.place
    rest = harvesting.behind(every, moment=place.moment, number=place.number) if place else every
    heads = asked.verb == Verb.HEADERS
    works = list((harvesting.for_headers if heads else harvesting.for_records)(rest)[: PART + 1])
    if not works and place is None:
        raise Faults(Fault(Code.NOTHING_FOUND, "No record fits these arguments."))
    shown, so_far = works[:PART], place.so_far if place else 0
    topics = {} if heads else topics_in_english()
    return Answer(
        records=[
            Record(header(one)) if heads else record(one, prefix=prefix, topics=topics) for one in shown
        ],
        token=token(
            asked, shown, more=len(works) > PART, so_far=so_far, in_all=max(number, so_far + len(shown))
        ),
    )


def token(asked: Asked, shown: list[Work], *, more: bool, so_far: int, in_all: int) -> oai.Token | None:
    """How the list goes on; an empty one ends a list that came in parts, none stands at one that is whole."""
    if not more or asked.selection is None:
        return oai.Token("", so_far, in_all) if asked.place else None
    last = shown[-1]
    place = Place(asked.selection, last.changed_at, last.pk, so_far + len(shown))
    return oai.Token(place.token(), so_far, in_all)


def selected(asked: Asked) -> QuerySet[Work]:
    wanted = asked.selection
    works = harvesting.harvested()
    if wanted is None:
        return works
    if wanted.set:
        chosen = harvesting.in_set(works, wanted.set)
        works = chosen if chosen is not None else works.none()
    since = moments.first(wanted.since) if wanted.since else None
    return harvesting.between(
        works, since=since, before=moments.after(wanted.until) if wanted.until else None
    )


def topics_in_english() -> dict[str, str]:
    return {key: str(topic.name) for key, topic in treaties.topics().items()}


def header(work: Work) -> Header:
    hubs = {one.section.hub.slug for one in work.placements.all() if one.section.hub.is_shown}
    specs = [
        *([harvesting.PUBLICATIONS] if work.is_publication else []),
        f"kind:{work.kind}",
        *(f"audience:{one.audience}" for one in work.audiences.all()),
        *(f"topic:{one.topic}" for one in work.topics.all()),
        *(f"hub:{slug}" for slug in sorted(hubs)),
    ]
    gone = work.status != WorkStatus.SHOWN
    return Header(identifier(work.key), work.changed_at, tuple(specs), deleted=gone)


def record(work: Work, *, prefix: str, topics: Mapping[str, str]) -> Record:
    head = header(work)
    return Record(head, "" if head.deleted else oai.metadata(described(work, topics), prefix=prefix))


def described(work: Work, topics: Mapping[str, str]) -> Described:
    texts = sorted(work.texts.all(), key=lambda one: (one.language != work.language, one.language))
    editions = [one for one in work.editions.all() if not one.is_absent]
    shown = str(WorkStatus.SHOWN)
    newer = work.replaced_by
    return Described(
        address=page(work),
        titles=tuple(Said(one.title, one.language) for one in texts),
        summaries=tuple(Said(one.summary, one.language) for one in texts if one.summary),
        creators=made(work, Part.AUTHOR),
        publishers=made(work, Part.PUBLISHER),
        contributors=made(work, Part.SUPPORTER),
        subjects=tuple(Said(topics.get(one.topic, one.topic), "en") for one in work.topics.all()),
        places=tuple(one.state for one in work.states.all()),
        audiences=tuple(str(Audience(one.audience).label) for one in work.audiences.all()),
        languages=tuple(dict.fromkeys(one.language for one in work.editions.all())),
        dated=work.dated,
        changed=moments.written(work.changed_at),
        kinds=(TYPES.get(WorkKind(work.kind), "Text"), str(WorkKind(work.kind).label)),
        identifiers=(work.symbol,) if work.symbol else (),
        formats=tuple((where(work, one), media(one)) for one in editions),
        versions=tuple(page(one.work) for one in work.twins.all() if one.work.status == shown),
        version_of=tuple(page(one.source) for one in work.sources.all() if one.source.status == shown),
        replaces=tuple(page(one) for one in work.replaces.all() if one.status == shown),
        replaced_by=(page(newer),) if newer and newer.status == shown else (),
        rights=work.rights,
    )


def made(work: Work, part: Any) -> tuple[str, ...]:
    """Names of those with this part; an organisation that is not listed in public is not named."""
    return tuple(
        one.name or (one.organisation.name if one.organisation else "")
        for one in work.makers.all()
        if one.part == part and (one.organisation is None or one.organisation.is_listed)
    )


def media(edition: Edition) -> str:
    """The media type of a file that is kept here, else what the format says; empty: not known."""
    if edition.file:
        return KINDS[edition.file.kind].content_type.partition(";")[0]
    return MEDIA.get(Format(edition.format), "")


def page(work: Work) -> str:
    name = "publication" if work.is_publication else "resource"
    return f"{settings.SITE_ADDRESS}{reverse(name, args=[work.key])}"


def where(work: Work, edition: Edition) -> str:
    """Where an edition can be had: its own address, or the file or saved copy that is kept here."""
    if edition.link and not edition.use_saved:
        return edition.link.address
    name = "resource-saved" if edition.use_saved else "resource-download"
    return f"{settings.SITE_ADDRESS}{reverse(name, args=[work.key, edition.pk])}"
