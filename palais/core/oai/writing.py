"""Answers of the protocol as XML.

It knows the order and names of all its elements. It does not know where records come from.
The law is OAI-PMH 2.0, sections 3.2 and 4, and its schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from palais.core.oai.asking import Asked, Verb
from palais.core.oai.describing import FORMATS, XSI, Format
from palais.core.oai.faults import Code, Fault
from palais.core.oai.markup import element, written
from palais.core.oai.moments import written as moment

OAI = "http://www.openarchives.org/OAI/2.0/"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<OAI-PMH xmlns="{OAI}" xmlns:xsi="{XSI}" xsi:schemaLocation="{OAI} {OAI}OAI-PMH.xsd">\n'
)
_NAMES = "http://www.openarchives.org/OAI/2.0/oai-identifier"


@dataclass(frozen=True, slots=True)
class Header:
    """A record without its metadata; one that is `deleted` has none."""

    identifier: str
    changed_at: datetime
    sets: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A header with the metadata as one XML element; empty for a deleted one."""

    header: Header
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """A set by its path, as `topic:education`, and its name for people."""

    spec: str
    name: str


@dataclass(frozen=True, slots=True)
class Repository:
    """Who answers: what Identify says. `mail` is the address of people."""

    name: str
    address: str
    mail: str
    earliest: datetime
    host: str
    sample: str


@dataclass(frozen=True, slots=True)
class Token:
    """How a list goes on; an empty text ends a list that came in parts."""

    text: str
    so_far: int
    in_all: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given; only what the verb asks for is read."""

    repository: Repository | None = None
    formats: Sequence[Format] = field(default_factory=lambda: tuple(FORMATS.values()))
    sets: Sequence[Set] = ()
    records: Iterable[Record] = ()
    token: Token | None = None


def response(asked: Asked, *, answer: Answer, address: str, now: datetime) -> Iterator[str]:
    """The document, piece by piece."""
    yield _opening(address, asked.arguments, now)
    yield f"<{asked.verb}>\n"
    yield from _body(asked.verb, answer)
    yield f"</{asked.verb}>\n</OAI-PMH>\n"


def refusal(
    faults: Iterable[Fault], *, arguments: Iterable[tuple[str, str]], address: str, now: datetime
) -> str:
    """The document that says what is wrong. The arguments are repeated only where they could be read."""
    found = tuple(faults)
    unread = any(fault.code in (Code.BAD_VERB, Code.BAD_ARGUMENT) for fault in found)
    errors = "".join(element("error", fault.sentence, code=fault.code) + "\n" for fault in found)
    return f"{_opening(address, () if unread else arguments, now)}{errors}</OAI-PMH>\n"


def _opening(address: str, arguments: Iterable[tuple[str, str]], now: datetime) -> str:
    request = element("request", address, **dict(arguments))
    return f"{_HEAD}{element('responseDate', moment(now))}\n{request}\n"


def _body(verb: Verb, answer: Answer) -> Iterator[str]:
    if verb == Verb.IDENTIFY and answer.repository:
        yield from _identify(answer.repository)
    elif verb == Verb.FORMATS:
        yield from map(_format, answer.formats)
    elif verb == Verb.SETS:
        yield from map(_set, answer.sets)
    elif verb == Verb.HEADERS:
        yield from (_header(one.header) + "\n" for one in answer.records)
    else:
        yield from map(_record, answer.records)
    if answer.token:
        counts = {"completeListSize": str(answer.token.in_all), "cursor": str(answer.token.so_far)}
        yield element("resumptionToken", answer.token.text, **counts) + "\n"


def _identify(one: Repository) -> Iterator[str]:
    said = {
        "repositoryName": one.name,
        "baseURL": one.address,
        "protocolVersion": "2.0",
        "adminEmail": one.mail,
        "earliestDatestamp": moment(one.earliest),
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }
    yield from (element(name, text) + "\n" for name, text in said.items())
    identifiers = {
        "scheme": "oai",
        "repositoryIdentifier": one.host,
        "delimiter": ":",
        "sampleIdentifier": one.sample,
    }
    opening = written({"xmlns": _NAMES, "xmlns_xsi": XSI, "xsi_schemaLocation": f"{_NAMES} {_NAMES}.xsd"})
    inner = "".join(element(name, text) for name, text in identifiers.items())
    yield f"<description><oai-identifier{opening}>{inner}</oai-identifier></description>\n"


def _format(one: Format) -> str:
    parts = {"metadataPrefix": one.prefix, "schema": one.schema, "metadataNamespace": one.namespace}
    inner = "".join(element(name, text) for name, text in parts.items())
    return f"<metadataFormat>{inner}</metadataFormat>\n"


def _set(one: Set) -> str:
    return f"<set>{element('setSpec', one.spec)}{element('setName', one.name)}</set>\n"


def _header(one: Header) -> str:
    status = written({"status": "deleted" if one.deleted else ""})
    sets = "".join(element("setSpec", spec) for spec in one.sets)
    stamp = element("datestamp", moment(one.changed_at))
    return f"<header{status}>{element('identifier', one.identifier)}{stamp}{sets}</header>"


def _record(one: Record) -> str:
    body = "" if one.header.deleted else f"<metadata>{one.metadata}</metadata>"
    return f"<record>{_header(one.header)}{body}</record>\n"
