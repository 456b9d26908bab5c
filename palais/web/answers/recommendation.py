"""One recommendation: its words and where they stand, who set its tags, what it takes up and what takes it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from palais.apps.library import positions, reviews, shown
from palais.apps.library.choices import FindingKind, Origin, TagOrigin, TagScheme
from palais.apps.library.models import LineageLink, Recommendation, Tag
from palais.core.lineage.differences import Part, compare
from palais.web.answers import library_names, names
from palais.web.answers.names import Names

LISTS = {
    TagScheme.CLUSTER: "clusters",
    TagScheme.THEME: "themes",
    TagScheme.GROUP: "groups",
    TagScheme.SDG: "sdgs",
}


@dataclass(frozen=True, slots=True)
class TagLine:
    """What it is about. `origin` says who said so; `suggested`: nobody has agreed yet. `name` empty: the key is all."""

    scheme: str
    key: str
    name: str
    origin: str
    confidence: float | None
    suggested: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a recommendation stands: enough to name it and to lead to it. Empty texts are not known.

    `protocol` is the key of the Protocol that the review is under; empty: it is under none.
    """

    pk: int
    symbol: str
    number: str
    body: str
    body_name: str
    protocol: str
    cycle: str
    on: date | None
    year: int | None
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Kin:
    """Another recommendation to the same State: what the later does with the earlier, and the words that differ.

    `parts` is empty where both are in different languages. `recommenders` are States that made both.
    """

    place: Place
    relation: str
    likeness: float
    referred: bool
    judged: bool
    parts: tuple[Part, ...]
    recommenders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """Everything the page, the API and the references of one recommendation are made from.

    `next_review`: the next review by the same body known here, where nothing in it was found that takes this up; None
    also where that cannot be told. `document` is the key of the document here; empty: only its symbol is known.
    `withdrawn_on`: gone from its source since. `covered_by`: the same from a better source, which is found and counted
    instead of this row of an index; `is_covered_by_document` says that it is the document itself.
    `position_printed`: what the text itself says, where the position was taken over from `position_source`.
    """

    place: Place
    kind: str
    origin: str
    lead_in: str
    headings: tuple[str, ...]
    state: str
    state_name: str
    states: tuple[str, ...]
    state_names: tuple[str, ...]
    session: int | None
    position: str
    position_printed: str
    position_source: str
    recommenders: tuple[tuple[str, str], ...]
    tags: tuple[TagLine, ...]
    earlier: tuple[Kin, ...]
    later: tuple[Kin, ...]
    next_review: Place | None
    previous: Place | None
    following: Place | None
    other_texts: tuple[tuple[str, str], ...]
    document: str
    document_title: str
    withdrawn_on: date | None
    covered_by: Place | None
    is_covered_by_document: bool
    is_published: bool
    example: bool


def recommendation_page(*, pk: int, drafts: bool = False) -> RecommendationPage | None:
    """The page; None where there is none, or its document is not published and `drafts` is not asked for."""
    one = shown.recommendation(pk=pk, drafts=drafts)
    if one is None:
        return None
    links = shown.links(pk=pk)
    bodies, states = names.bodies(), names.states()
    earlier = tuple(kin(one, link, bodies) for link in links if link.later_id == pk)
    later = tuple(kin(one, link, bodies) for link in links if link.earlier_id == pk)
    ahead = shown.next_review(of=one) if one.kind in shown.ASKED and not one.covered_by else None
    before, after = shown.neighbours(of=one)
    return RecommendationPage(
        place=place(one, bodies),
        kind=one.kind,
        origin=one.origin,
        lead_in=one.lead_in,
        headings=tuple(map(str, one.headings)),
        state=one.state,
        state_name=states.get(one.state, one.state),
        states=tuple(one.states),
        state_names=tuple(states.get(code, code) for code in one.states),
        session=one.session,
        position=one.position,
        position_printed=one.printed.get(positions.KEY, ""),
        position_source=positions.source(one),
        recommenders=tuple((code, states.get(code, code)) for code in one.recommenders),
        tags=tag_lines(one, shown.tags(pk=pk)),
        earlier=earlier,
        later=later,
        next_review=place(ahead, bodies) if ahead else None,
        previous=place(before, bodies) if before else None,
        following=place(after, bodies) if after else None,
        other_texts=tuple(sorted(one.other_texts.items())),
        document=one.document.key if one.document else "",
        document_title=one.document.title if one.document else "",
        withdrawn_on=one.withdrawn_on,
        covered_by=place(one.covered_by, bodies) if one.covered_by else None,
        is_covered_by_document=one.covered_by is not None and one.covered_by.origin == Origin.DOCUMENT,
        is_published=one.document is None or one.document.is_published,
        example=one.identifier.startswith(shown.EXAMPLE),
    )


def place(one: Recommendation, bodies: Names) -> Place:
    """`bodies` are the names of all bodies, asked for once for a page."""
    key = one.body.lower()
    return Place(
        pk=one.pk,
        symbol=one.symbol,
        number=one.number,
        body=key if key in bodies else "",
        body_name=names.body(one.body, bodies),
        protocol=reviews.protocol(one.instrument),
        cycle=one.cycle,
        on=one.on,
        year=one.on.year if one.on else one.year,
        text=one.text,
        language=one.language,
    )


def kin(one: Recommendation, link: LineageLink, bodies: Names) -> Kin:
    """The other end of a link, with the differences from the earlier text to the later."""
    other = link.earlier if link.later_id == one.pk else link.later
    same_language = link.earlier.language == link.later.language
    return Kin(
        place=place(other, bodies),
        relation=link.relation,
        likeness=link.likeness,
        referred=link.referred,
        judged=link.accepted is True,
        parts=compare(earlier=link.earlier.text, later=link.later.text) if same_language else (),
        recommenders=tuple(code for code in one.recommenders if code in other.recommenders),
    )


def tag_lines(one: Recommendation, tags: list[Tag]) -> tuple[TagLine, ...]:
    """Tags with who set them; what a source says without a tag of its own comes from where the text does."""
    said = {(tag.scheme, tag.key): tag for tag in tags}
    source = TagOrigin.PRINTED if one.origin == Origin.DOCUMENT else TagOrigin.IMPORTED
    called = {str(scheme): library_names.of_scheme(str(scheme)) for scheme in LISTS}
    lines = []
    for scheme, field in LISTS.items():
        for key in dict.fromkeys(map(str, getattr(one, field))):
            tag = said.pop((scheme, key), None)
            if tag is None or is_suggested(tag):
                name = called[str(scheme)].get(key, "")
                lines.append(TagLine(str(scheme), key, name, str(source), None, False, ()))
            else:
                lines.append(line(tag, called))
    lines += [line(tag, called) for tag in said.values()]
    order = list(LISTS)
    return tuple(
        sorted(
            lines, key=lambda tag: (order.index(TagScheme(tag.scheme)), tag.suggested, tag.name or tag.key)
        )
    )


def is_suggested(tag: Tag) -> bool:
    """Whether nobody has agreed yet with what a list of words or a model said."""
    return tag.accepted is None and tag.origin in (TagOrigin.RULE, TagOrigin.MODEL)


def line(tag: Tag, called: Mapping[str, Names]) -> TagLine:
    suggested = is_suggested(tag)
    return TagLine(
        scheme=tag.scheme,
        key=tag.key,
        name=called[tag.scheme].get(tag.key, ""),
        origin=str(TagOrigin.PERSON) if tag.accepted else tag.origin,
        confidence=tag.confidence if suggested else None,
        suggested=suggested,
        words=tuple(map(str, tag.words)),
    )


def is_asked(kind: str) -> bool:
    """Whether a passage asks a State for something."""
    return FindingKind(kind) in shown.ASKED
