"""A work in Dublin Core: the fifteen plain elements that every harvester takes, and the terms that say more.

It knows which element each part of a work takes in both. It does not know how works are stored.
The law is the DCMI Metadata Terms; oai_dc is that of OAI-PMH 2.0, oai_qdc the container of OCLC.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from palais.core.oai.markup import element

DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which records are given: its prefix, its schema and its namespace."""

    prefix: str
    schema: str
    namespace: str


FORMATS = {
    one.prefix: one
    for one in (
        Format(
            "oai_dc",
            "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            "http://www.openarchives.org/OAI/2.0/oai_dc/",
        ),
        Format(
            "oai_qdc",
            "http://worldcat.org/xmlschemas/qdc/1.0/qdc-1.0.xsd",
            "http://worldcat.org/xmlschemas/qdc-1.0/",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in; empty: in none, or not known."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A work for harvesters. All addresses are whole. `dated` is a year, a month or a day; empty: not known.

    `versions` retell it, it retells `version_of`; `formats` are the addresses of its editions with their media type.
    """

    address: str
    titles: tuple[Said, ...]
    summaries: tuple[Said, ...] = ()
    creators: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    subjects: tuple[Said, ...] = ()
    places: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    dated: str = ""
    changed: str = ""
    kinds: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    formats: tuple[tuple[str, str], ...] = ()
    versions: tuple[str, ...] = ()
    version_of: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    rights: str = ""


def metadata(work: Described, *, prefix: str) -> str:
    """The work as one element in a format. Raises KeyError for a format that is not known."""
    form = FORMATS[prefix]
    name = "dc" if prefix == "oai_dc" else "qualifieddc"
    more = f' xmlns:dcterms="{DCTERMS}"' if prefix == "oai_qdc" else ""
    body = "".join(_plain(work) if prefix == "oai_dc" else _qualified(work))
    return (
        f'<{prefix}:{name} xmlns:{prefix}="{form.namespace}" xmlns:dc="{DC}"{more} xmlns:xsi="{XSI}" '
        f'xsi:schemaLocation="{form.namespace} {form.schema}">{body}</{prefix}:{name}>'
    )


def _shared(work: Described) -> Iterator[str]:
    """The elements that both formats have."""
    yield from (_said("dc:title", one) for one in work.titles)
    yield from (element("dc:creator", name) for name in work.creators)
    yield from (_said("dc:subject", one) for one in work.subjects)
    yield from (_said("dc:description", one) for one in work.summaries if one.text)
    yield from (element("dc:publisher", name) for name in work.publishers)
    yield from (element("dc:contributor", name) for name in work.contributors)
    yield from (element("dc:type", name) for name in work.kinds)
    yield from (element("dc:identifier", text) for text in (work.address, *work.identifiers))
    yield from (element("dc:language", tag) for tag in work.languages)


def _plain(work: Described) -> Iterator[str]:
    yield from _shared(work)
    if work.dated:
        yield element("dc:date", work.dated)
    yield from (
        element("dc:format", kind) for kind in dict.fromkeys(kind for _, kind in work.formats) if kind
    )
    related = (*work.version_of, *work.versions, *work.replaces, *work.replaced_by)
    yield from (element("dc:relation", address) for address in dict.fromkeys(related))
    yield from (element("dc:coverage", place) for place in work.places)
    if work.rights:
        yield element("dc:rights", work.rights)


def _qualified(work: Described) -> Iterator[str]:
    yield from _shared(work)
    if work.dated:
        yield element("dcterms:issued", work.dated, xsi_type="dcterms:W3CDTF")
    if work.changed:
        yield element("dcterms:modified", work.changed, xsi_type="dcterms:W3CDTF")
    relations = {
        "isVersionOf": work.version_of,
        "hasVersion": work.versions,
        "replaces": work.replaces,
        "isReplacedBy": work.replaced_by,
        "hasFormat": tuple(address for address, _ in work.formats),
    }
    for name, addresses in relations.items():
        yield from (element(f"dcterms:{name}", address, xsi_type="dcterms:URI") for address in addresses)
    yield from (
        element("dcterms:medium", kind) for kind in dict.fromkeys(kind for _, kind in work.formats) if kind
    )
    yield from (element("dcterms:audience", name) for name in work.audiences)
    yield from (element("dcterms:spatial", place) for place in work.places)
    if work.rights:
        yield element("dc:rights", work.rights)


def _said(name: str, one: Said) -> str:
    return element(name, one.text, xml_lang=one.language)
