"""Resources from a spreadsheet: how rows are matched with what is there, written and taken back.

A row is known by its link, whatever form its address has: the same file a second time changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from palais.apps.office import search
from palais.apps.office.imports import (
    ImportKind,
    Match,
    Present,
    Reading,
    Reason,
    Values,
    Work,
    reason,
)
from palais.apps.people.models import Organisation
from palais.apps.resources import models, permissions
from palais.apps.resources.choices import Origin, WorkKind, WorkStatus
from palais.apps.resources.services import editions, imported_cells, links, works
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.works import Maker, Text, WorkWords
from palais.core import web_addresses

PLAIN = ("kind", "language", "dated", "origin")
RELATED = ("texts", "makers__organisation", "editions__link", "placements__section__hub")


class Resources(Work):
    """Rows about resources. What a row leaves empty stays; links and places in hubs are added, never taken away."""

    about = works.KIND

    def __init__(self) -> None:
        self.cells = imported_cells.Cells()

    def read(self, cells: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        return self.cells.read(cells, date_order=date_order)

    def match(self, values: Values) -> Match:
        if key := values.get("key"):
            found = models.Work.everything.filter(key=key).first()
            if found is not None:
                return Match(record=found.pk, by_key=True)
        known = models.Work.everything.filter(
            editions__link__normal=web_addresses.normal(values["link"])
        ).distinct()
        several = list(known.order_by("pk")[:2])
        if len(several) > 1:
            return Match(doubts=(reason("two-records", names=[one.key for one in several]),))
        return Match(record=several[0].pk) if several else Match()

    def logged(self, values: Values) -> Values:
        """Without organisations that are not listed."""
        if not values.get("makers"):
            return values
        return {**values, "makers": [one for one in values["makers"] if one[0] not in self.hidden]}

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The keys of organisations that are not listed, read once for a run."""
        return frozenset(Organisation.objects.filter(is_listed=False).values_list("key", flat=True))

    def identities(self, values: Values) -> Iterable[str]:
        return [web_addresses.normal(values["link"])]

    def present(self, records: Iterable[int], *, lock: bool = False) -> dict[int, Present]:
        found = models.Work.everything.filter(pk__in=list(records)).order_by("pk")
        if lock:
            found = found.select_for_update()
        return {one.pk: present(one) for one in found.prefetch_related(*RELATED)}

    def wanted(self, values: Values, *, now: Present, match: Match) -> Values:
        """A work that is known by its link keeps its language; a row adds links and places to those it has."""
        asked = {name: values[name] for name in ("title", "summary", *PLAIN) if values.get(name)}
        if not match.by_key:
            asked.pop("language", None)
        if makers := values.get("organisations"):
            asked["makers"] = makers
        normals = [web_addresses.normal(one) for one, _language in now.values["links"]]
        if web_addresses.normal(values["link"]) not in normals:
            asked["links"] = [*now.values["links"], [values["link"], values["language"]]]
        more = [one for one in values.get("places", []) if one not in now.values["places"]]
        if more:
            asked["places"] = [*now.values["places"], *more]
        return {name: value for name, value in asked.items() if value != now.values[name]}

    def insert(self, several: Sequence[Values]) -> list[Present]:
        return [self.written(self.added(values)) for values in several]

    def added(self, values: Values) -> models.Work:
        work = models.Work(key=works.free_key(values["title"]), status=WorkStatus.SHOWN)
        now: Values = {"summary": "", "dated": "", "kind": WorkKind.OTHER, "origin": Origin.OTHER}
        put(
            work,
            {
                **now,
                **{name: value for name, value in values.items() if value},
                "makers": values.get("organisations", []),
                "links": [[values["link"], values["language"]]],
                "places": values.get("places", []),
            },
        )
        return work

    def change(self, several: Sequence[tuple[Present, Values]]) -> list[Present]:
        written = []
        for now, values in several:
            work = models.Work.everything.get(pk=now.record)
            put(work, {**now.values, **values})
            written.append(self.written(work))
        return written

    def remove(self, several: Sequence[Present]) -> dict[int, Reason]:
        """Works that a run added; one that has become the source or twin of another stays."""
        asked = [one.record for one in several]
        tied = set(models.Twin.objects.filter(source__in=asked).values_list("source", flat=True))
        tied |= set(models.Twin.objects.filter(work__in=asked).values_list("work", flat=True))
        for work in models.Work.everything.filter(pk__in=set(asked) - tied):
            work.delete()
        search.note(kind=works.KIND, keys=[one.key for one in several if one.record not in tied])
        return {pk: reason("in-use", what=str(_("another resource"))) for pk in tied}

    def everything(self) -> Iterator[tuple[int, str]]:
        texts = models.WorkText.objects.filter(work__status=WorkStatus.SHOWN).order_by("work", "language")
        seen = set()
        for pk, title in texts.values_list("work", "title").iterator(chunk_size=500):
            if pk not in seen:
                seen.add(pk)
                yield pk, title

    def close(self) -> None:
        pass

    def written(self, work: models.Work) -> Present:
        return self.present([work.pk])[work.pk]


def present(work: models.Work) -> Present:
    said = {text.language: text for text in work.texts.all()}
    text = said.get(work.language)
    values: Values = {name: getattr(work, name) for name in PLAIN}
    values |= {
        "title": text.title if text else "",
        "summary": text.summary if text else "",
        "makers": [
            [one.organisation.key, ""] if one.organisation else ["", one.name] for one in work.makers.all()
        ],
        "links": [[one.link.address, one.language] for one in work.editions.all() if one.link],
        "places": [[one.section.hub.slug, one.section.slug] for one in work.placements.all()],
    }
    return Present(work.pk, work.version, values["title"] or work.key, work.key, values)


@transaction.atomic
def put(work: models.Work, values: Values) -> None:
    """Make the work say exactly this; what rows do not speak of stays."""
    texts = {
        one.language: Text(one.title, one.summary)
        for one in (work.texts.all() if work.pk is not None else ())
    }
    texts[values["language"]] = Text(values["title"], values["summary"])
    kept = {name: keys_of(work, name) for name in works.KEYS} if work.pk is not None else {}
    words: dict[str, Any] = {
        **{name: values[name] for name in PLAIN},
        **kept,
        "texts": texts,
        "makers": [Maker(key=key, name=name) for key, name in values["makers"]],
        "symbol": work.symbol,
        "rights": work.rights,
        "is_publication": work.is_publication,
    }
    works.write(work, WorkWords(**words))
    put_links(work, values["links"])
    put_places(work, values["places"])


def keys_of(work: models.Work, name: str) -> list[str]:
    model, column = works.KEYS[name]
    return list(model.objects.filter(work=work).values_list(column, flat=True))


def put_links(work: models.Work, wanted: Sequence[Sequence[str]]) -> None:
    """Editions behind links are exactly these; a file that is kept here stays."""
    normals = {web_addresses.normal(address): (address, language) for address, language in wanted}
    for edition in work.editions.select_related("link").filter(link__isnull=False, file=None):
        if edition.link.normal not in normals:
            edition.delete()
        else:
            del normals[edition.link.normal]
    for address, language in normals.values():
        edition = models.Edition(work=work, position=work.editions.count())
        edition.link = links.known(address)
        edition.language, edition.format = language, format_of(address)
        edition.save()


def format_of(address: str) -> str:
    """What the ending of an address says; a web page where it says nothing."""
    ending = address.partition("?")[0].rpartition(".")[2].lower()
    return ending if ending in editions.FORMATS else EditionWords("").format


def put_places(work: models.Work, wanted: Sequence[Sequence[str]]) -> None:
    """Its places in hubs are exactly these."""
    asked = {(hub, section) for hub, section in wanted}
    for placement in work.placements.select_related("section__hub"):
        place = (placement.section.hub.slug, placement.section.slug)
        if place not in asked:
            placement.delete()
        asked.discard(place)
    for hub, slug in sorted(asked):
        section = models.HubSection.objects.filter(hub__slug=hub, slug=slug).first()
        if section is not None:
            models.Placement.objects.create(section=section, work=work, position=section.placements.count())


def kinds() -> tuple[ImportKind, ...]:
    said: Any = _("One row for each link: title, organisations, kind, language, date, hub and section.")
    return (
        ImportKind(
            "resources",
            _("Resources"),
            said,
            imported_cells.fields(),
            Resources,
            may=permissions.may_change_resources,
        ),
    )
