"""Writing pages of another site into the tree, and finding out afterwards whether a person changed them."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from palais.apps.office.imports import Reason, Values, reason
from palais.apps.people.models import Organisation
from palais.cms.choices import Brought
from palais.cms.imports import bodies, linking
from palais.cms.imports.fields import ORGANISATION
from palais.cms.imports.known import KnownSite, remember
from palais.cms.models import NewsPage, Origin, ProsePage
from palais.cms.models.news import NewsAuthor
from palais.cms.services import tree

Written = NewsPage | ProsePage
FIELDS = (
    "title",
    "summary",
    "kind",
    "topics",
    "states",
    "authors",
    "published_on",
    "changed_on",
    "image",
    "body",
    "live",
)
"""Fields that a later import may change. Address, place and language stay as they were first written."""

OF_PAGES = ("title", "summary", "published_on", "changed_on", "body", "live")
MOST_TOLD = 10


class Writer:
    """Writes pages of one site. Parents are looked up once a step."""

    def __init__(self, known: KnownSite) -> None:
        self.known = known
        self.parents: dict[str, Any] = {}
        self._hanging: dict[str, list[str]] | None = None

    def hanging(self, key: str) -> list[str]:
        """Addresses of the pages that WordPress made for each picture of a text: they lead to the text now."""
        if self._hanging is None:
            self._hanging = {}
            pictures = Origin.objects.filter(site=self.known.site, what=Brought.IMAGE).exclude(path="")
            for given in pictures.values_list("given", flat=True).iterator():
                if given.get("parent"):
                    self._hanging.setdefault(given["parent"], []).extend(given.get("old", []))
        return self._hanging.get(key, [])

    def forget(self) -> None:
        self.parents.clear()
        self.known.forget()

    def add(self, values: Values) -> tuple[Written, Origin, list[Reason]]:
        """A new page, its origin, and what a person should know of it."""
        parent = self.parent_of(values)
        notes: list[Reason] = []
        model = NewsPage if values["what"] == Brought.NEWS else ProsePage
        page: Any = model(locale_id=parent.locale_id)
        self.tie(page, values, notes)
        page.slug = free_slug(values["slug"], parent, beside=page)
        old = [*values["old"], *self.hanging(values["key"])]
        taken = taken_addresses(old)
        if taken:
            notes.append(reason("address-taken", addresses=taken[:MOST_TOLD]))
        page.old_addresses = [path for path in old if Redirect.normalise_path(path) not in taken]
        made = self.fill(page, values, FIELDS, notes)
        page.set_url_path(parent)
        own = Redirect.normalise_path(url_of(page, parent))
        page.old_addresses = [path for path in page.old_addresses if Redirect.normalise_path(path) != own]
        with referred(page):
            parent.add_child(instance=page)
        return page, self.note(page, values, made.waits), notes

    def change(self, page: Written, values: Values, fields: set[str], origin: Origin) -> list[Reason]:
        """Set these fields to what the values say; `values` are all that the import now says of the page."""
        notes: list[Reason] = []
        made = self.fill(page, values, tuple(fields), notes)
        with referred(page):
            page.save()
        self.note(page, values, made.waits if "body" in fields else origin.waits)
        return notes

    def settle(self, origin: Origin) -> None:
        """Links once more, now that everything is there."""
        model = NewsPage if origin.what == Brought.NEWS else ProsePage
        page = model.objects.filter(pk=origin.object_id).first()
        origin.waits = False
        if page is not None and origin.left.get("body") == state_of(page)["body"]:
            made = bodies.make(origin.given["body"], key=origin.key, known=self.known)
            page.body = made.parts
            with referred(page):
                page.save(clean=False)  # nothing but links in its text changed
            origin.left = {**origin.left, "body": state_of(page)["body"]}
        origin.save(update_fields=["waits", "left"])

    def parent_of(self, values: Values) -> Any:
        language = values["language"]
        above = self.known.page(values["parent"]) if values["what"] == Brought.PAGE else None
        name = f"page {above}" if above else f"{values['what']} {language}"
        if name not in self.parents:
            found: Any = (
                Page.objects.filter(pk=above, locale__language_code=language).first() if above else None
            )
            if found is None and values["what"] == Brought.NEWS:
                found = tree.ensure_news(language=language)
            self.parents[name] = found or tree.root_of(language=language)
        return self.parents[name]

    def tie(self, page: Written, values: Values, notes: list[Reason]) -> None:
        """Translations of one text have one key; it is the same in every import."""
        group = values["group"] or f"alone:{values['key']}"
        key = uuid.uuid5(bodies.PARTS, f"{values['site']}/{group}")
        if Page.objects.filter(translation_key=key, locale_id=page.locale_id).exists():
            key = uuid.uuid4()
            notes.append(reason("translation-taken"))
        page.translation_key = key

    def fill(self, page: Any, values: Values, fields: tuple[str, ...], notes: list[Reason]) -> bodies.Made:
        made = bodies.Made()
        for name in fields:
            if name in ("title", "summary", "live") or (
                name in ("kind", "topics", "states") and has(page, name)
            ):
                setattr(page, name, values[name])
            elif name in ("published_on", "changed_on"):
                setattr(page, name, date.fromisoformat(values[name]) if values[name] else None)
            elif name == "authors" and has(page, "kind"):
                page.authors = [one for said in values["authors"] if (one := author_of(said))]
            elif name == "image" and has(page, "kind"):
                page.image_id = self.known.image_of(source=values["image"], address="")
            elif name == "body":
                made = bodies.make(values["body"], key=values["key"], known=self.known)
                page.body = made.parts
        page.draft_title = page.title
        page.has_unpublished_changes = not page.live
        if page.live and page.first_published_at is None:
            page.first_published_at = page.last_published_at = moment(values["published_at"])
        if page.changed_on and page.published_on and page.changed_on < page.published_on:
            page.changed_on = None
        if missing := list(dict.fromkeys(name for name in made.missing if name)):
            notes.append(reason("files-not-here", names=missing[:MOST_TOLD]))
        return made

    def note(self, page: Written, values: Values, waits: bool) -> Origin:
        path = linking.plain(values["address"])
        return remember(values, number=page.pk, path=path, left=state_of(page), waits=waits)


@contextmanager
def referred(page: Any) -> Iterator[None]:
    """Save a page, and note at once what it shows: thousands of jobs for that would wait for long."""
    with disable_reference_index_auto_update():
        yield
    ReferenceIndex.create_or_update_for_object(page)


def has(page: Any, name: str) -> bool:
    return isinstance(page, NewsPage) or name in OF_PAGES


def moment(text: str) -> datetime | None:
    return parse_datetime(text) if text else None


def free_slug(wanted: str, parent: Any, *, beside: Written) -> str:
    """The slug, with a number where a page beside it has it, or other news in any language."""
    slug, number = wanted, 1
    while not Page._slug_is_available(slug, parent) or is_of_other_news(slug, beside):
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def is_of_other_news(slug: str, page: Written) -> bool:
    """Whether news that are no translation of this piece have the slug: one address is one text in all languages."""
    if not isinstance(page, NewsPage):
        return False
    return NewsPage.objects.filter(slug=slug).exclude(translation_key=page.translation_key).exists()


def url_of(page: Page, parent: Page) -> str:
    """Where readers find the page, as far as its parent knows."""
    return f"{(parent.get_url() or '/').rstrip('/')}/{page.slug}/"


def taken_addresses(paths: list[str]) -> list[str]:
    """Addresses that lead elsewhere here already."""
    wanted = [Redirect.normalise_path(path) for path in paths]
    there = Redirect.objects.filter(old_path__in=wanted, site=None)
    return sorted(there.values_list("old_path", flat=True))


def state_of(page: Any) -> dict[str, str]:
    """Field to checksum, as the page is now."""
    names = FIELDS if isinstance(page, NewsPage) else OF_PAGES
    return {name: checksum(plain_of(page, name)) for name in names}


def plain_of(page: Any, name: str) -> Any:
    if name == "body":
        return without_ids(page.body.get_prep_value())
    if name == "authors":
        return [said_of(author) for author in page.authors.all()]
    return str(page.image_id) if name == "image" else getattr(page, name)


def author_of(said: str) -> NewsAuthor | None:
    """An author as the import says it: a name, or an organisation that is listed here."""
    if not said.startswith(ORGANISATION):
        return NewsAuthor(name=said)
    found = Organisation.objects.filter(key=said.removeprefix(ORGANISATION)).first()
    return NewsAuthor(organisation=found) if found else None


def said_of(author: NewsAuthor) -> str:
    return author.name + (f"{ORGANISATION}{author.organisation.key}" if author.organisation else "")


def without_ids(value: Any) -> Any:
    """Parts as they read: Wagtail gives those inside others a new id each time it opens them."""
    if isinstance(value, list):
        return [without_ids(one) for one in value]
    if isinstance(value, dict) and "type" in value:
        return {name: without_ids(one) for name, one in value.items() if name != "id"}
    return {name: without_ids(one) for name, one in value.items()} if isinstance(value, dict) else value


def checksum(value: Any) -> str:
    plain = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
