"""Resources as readers are shown them: a line of a list, with who made it, its editions, and how its links stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import translation

from palais.apps.people.choices import Standing
from palais.apps.resources import queries
from palais.apps.resources.choices import LinkStatus
from palais.apps.resources.models import Edition, Work
from palais.apps.treaties import queries as treaties
from palais.web.answers import names, texts
from palais.web.answers.texts import Written

PAGED = (Standing.MEMBER, Standing.OBSERVER, Standing.PARTNER)
BAD = {str(LinkStatus.BROKEN), str(LinkStatus.UNSURE)}


@dataclass(frozen=True, slots=True)
class MakerLine:
    """Who made it. `key` is that of the organisation's page; empty: it has none here."""

    name: str
    key: str
    part: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One language and format. `number` names it in addresses of files.

    `address` empty: a file is kept here. `status` is that of the link, since the day `since`; `checked_on` when it was
    last looked at. `saved_on`: a copy of that day is kept here; `use_saved`: readers are led to it.
    """

    number: int
    language: str
    format: str
    dated: str
    note: str
    address: str
    file_name: str
    file_size: int | None
    checksum: str
    status: str
    since: date | None
    checked_on: date | None
    by_hand: bool
    moved_to: str
    saved_on: date | None
    use_saved: bool

    @property
    def is_absent(self) -> bool:
        """Known to exist, and not to be had here."""
        return not self.address and not self.file_name

    @property
    def is_bad(self) -> bool:
        return self.status in BAD


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """One work as lists show it; `dated` as far as the day is known, empty: not known."""

    key: str
    title: Written
    summary: Written
    kind: str
    origin: str
    dated: str
    symbol: str
    makers: tuple[MakerLine, ...]
    editions: tuple[EditionLine, ...]
    example: bool
    is_publication: bool

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its editions, each once, in their order."""
        return tuple(dict.fromkeys(one.language for one in self.editions))


def reader() -> str:
    """The language of the page, as BCP 47 without regard to case."""
    return translation.get_language() or settings.LANGUAGE_CODE


def line(work: Work) -> ResourceLine:
    """A work whose texts, makers and editions were read with it."""
    said = {one.language: one for one in work.texts.all()}
    language, text = texts.chosen(said, reader=reader(), main=work.language) or ("", None)
    return ResourceLine(
        key=work.key,
        title=Written(text.title if text else work.key, language),
        summary=Written(text.summary if text else "", language),
        kind=work.kind,
        origin=work.origin,
        dated=work.dated,
        symbol=work.symbol,
        makers=makers(work),
        editions=tuple(map(edition, work.editions.all())),
        example=work.is_demo,
        is_publication=work.is_publication,
    )


def lines(works: Iterable[Work]) -> tuple[ResourceLine, ...]:
    return tuple(map(line, works))


def makers(work: Work) -> tuple[MakerLine, ...]:
    """In order; an organisation that is not listed in public is not named."""
    found = []
    for one in work.makers.all():
        known = one.organisation
        if known is None:
            found.append(MakerLine(one.name, "", one.part))
        elif known.is_listed:
            key = known.key if known.standing in PAGED else ""
            found.append(MakerLine(one.name or known.name, key, one.part))
    return tuple(found)


def edition(one: Edition) -> EditionLine:
    link, kept = one.link, one.file
    return EditionLine(
        number=one.pk,
        language=one.language,
        format=one.format,
        dated=one.dated,
        note=one.note,
        address=link.address if link else "",
        file_name=kept.name if kept else "",
        file_size=kept.size if kept else None,
        checksum=one.checksum,
        status=link.status if link else "",
        since=link.since if link else None,
        checked_on=link.checked_at.date() if link and link.checked_at else None,
        by_hand=bool(link and link.by_hand),
        moved_to=link.moved_to if link else "",
        saved_on=one.saved_on,
        use_saved=one.use_saved,
    )


@dataclass(frozen=True, slots=True)
class OtherLine:
    """Another work, as a twin or a source; `matches_on`: when both said the same, None: nobody looked."""

    key: str
    title: Written
    kind: str
    matches_on: date | None
    lags: bool


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A section of a hub in which a work stands."""

    hub: str
    hub_title: Written
    section: str
    section_title: Written


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """One work with all that is known of it. `withdrawn`: why it is no longer shown; its editions are then left out.

    `titles` are those in all its languages. `topics` and `states` are names by key, in the language of the page.
    """

    line: ResourceLine
    withdrawn: str | None
    rights: str
    titles: tuple[Written, ...]
    audiences: tuple[str, ...]
    topics: dict[str, str]
    states: dict[str, str]
    treaties: tuple[str, ...]
    bodies: tuple[str, ...]
    twins: tuple[OtherLine, ...]
    sources: tuple[OtherLine, ...]
    places: tuple[PlaceLine, ...]
    changed_on: date
    is_publication: bool
    lag: texts.Lag | None


def resource_page(*, key: str) -> ResourcePage | None:
    """None for a draft and for a key that is not known."""
    work = queries.work(key=key)
    if work is None:
        return None
    topics, states = {one.topic for one in work.topics.all()}, {one.state for one in work.states.all()}
    shown = line(work)
    return ResourcePage(
        line=shown,
        withdrawn=work.withdrawn_why if work.status == "withdrawn" else None,
        rights=work.rights,
        titles=tuple(Written(one.title, one.language) for one in work.texts.all()),
        audiences=tuple(one.audience for one in work.audiences.all()),
        topics={key: name for key, name in topic_names().items() if key in topics} if topics else {},
        states=state_names(states),
        treaties=tuple(one.treaty for one in work.treaties.all()),
        bodies=tuple(one.body for one in work.bodies.all()),
        twins=tuple(other(one.work, one, of=work) for one in work.twins.all() if one.work.status == "shown"),
        sources=tuple(
            other(one.source, one, of=one.source)
            for one in work.sources.all()
            if one.source.status == "shown"
        ),
        places=tuple(places(work)),
        changed_on=work.changed_at.date(),
        is_publication=work.is_publication,
        lag=texts.lag(work.texts.all(), shown=shown.title.language, main=work.language),
    )


def other(work: Work, twin: object, *, of: Work) -> OtherLine:
    """`of` is the source of the two: a twin lags when that changed after somebody last compared them."""
    matches_on: date | None = getattr(twin, "matches_on", None)
    changed = of.content_changed_on
    return OtherLine(
        key=work.key,
        title=title_of({one.language: one.title for one in work.texts.all()}, work.language, work.key),
        kind=str(getattr(twin, "kind", "")),
        matches_on=matches_on,
        lags=bool(changed and (matches_on is None or matches_on < changed)),
    )


def places(work: Work) -> Iterable[PlaceLine]:
    for one in work.placements.all():
        section, hub = one.section, one.section.hub
        if hub.is_shown:
            yield PlaceLine(
                hub=hub.slug,
                hub_title=title_of(
                    {text.language: text.title for text in hub.texts.all()}, hub.language, hub.slug
                ),
                section=section.slug,
                section_title=title_of(
                    {text.language: text.title for text in section.texts.all()}, hub.language, section.slug
                ),
            )


def title_of(titles: dict[str, str], main: str, otherwise: str) -> Written:
    language, title = texts.chosen(titles, reader=reader(), main=main) or ("", otherwise)
    return Written(title, language)


def topic_names() -> dict[str, str]:
    return {key: str(topic.name) for key, topic in treaties.topics().items()}


def state_names(keys: Iterable[str]) -> dict[str, str]:
    """Names of these States in the language of the page."""
    wanted = list(keys)
    known = names.states() if wanted else {}
    return {key: known[key] for key in wanted if key in known}
