"""Working areas: their list, and what is new about one of them, each part by its own function."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from palais.cms.choices import ItemKind
from palais.cms.models import AreaIndexPage, AreaPage
from palais.web.answers import groups, items, page_paths
from palais.web.answers.items import About, Item

LINES = 5


@dataclass(frozen=True, slots=True)
class Area:
    title: str
    summary: str
    path: str
    language: str


@dataclass(frozen=True, slots=True)
class Contact:
    role: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class AreaParts:
    """`lists` holds the items of each room that has any, in the order in which they are shown."""

    lists: tuple[tuple[str, tuple[Item, ...]], ...]
    contacts: tuple[Contact, ...]
    group: Item | None


def every(*, index: AreaIndexPage) -> list[Area]:
    """The areas below a list in their order; after them those of the main language that are not translated."""
    own = list(AreaPage.objects.child_of(index).live().public().order_by("path"))
    spoken = page_paths.languages()
    code = spoken[index.locale_id]
    found = [area(one, spoken) for one in own]
    if code == settings.LANGUAGE_CODE:
        return found
    main = AreaPage.objects.live().public().filter(locale__language_code=settings.LANGUAGE_CODE)
    missing = main.exclude(translation_key__in=[one.translation_key for one in own]).order_by("path")
    return found + [area(one, spoken) for one in missing]


def area(page: AreaPage, spoken: Mapping[int, str]) -> Area:
    path = page_paths.path_of(page, spoken=spoken)
    return Area(page.title, page.summary, path, spoken[page.locale_id])


def parts(*, page: AreaPage, on: date) -> AreaParts:
    """Whatever is about any of the topics, bodies or States of the area."""
    about = About(tuple(page.topics), tuple(page.bodies), tuple(page.states))
    language = page.locale.language_code
    lists = lists_of(about, language=language, on=on) if about else []
    return AreaParts(
        lists=tuple((kind, tuple(found)) for kind, found in lists if found),
        contacts=tuple(Contact(one.role, one.name, one.email) for one in page.contacts.all()),
        group=working_group(page.working_group, language=language),
    )


def lists_of(about: About, *, language: str, on: date) -> list[tuple[str, Sequence[Item]]]:
    return [
        ("news", items.news(language=language, about=about, limit=LINES)),
        ("entry-point", items.entry_points(language=language, about=about, on=on, limit=LINES)),
        ("statement", items.statements(language=language, about=about, limit=LINES)),
        ("publication", items.publications(language=language, about=about, limit=LINES)),
        ("resource", items.gathered(language=language, about=about, limit=LINES)),
    ]


def working_group(key: str, *, language: str) -> Item | None:
    """The working group of the area; None where it has none that is shown in public."""
    found = groups.one_group(key=key) if key else None
    if found is None:
        return None
    path = reverse("group", args=[found.key])
    return Item(
        kind=str(ItemKind.OTHER), title=found.name, path=path, on=None, language=found.language or language
    )
