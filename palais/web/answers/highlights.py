"""What an editor arranged on the first page of a language, as it may be shown today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from wagtail.models import Page

from palais.apps.office.models import PalaisImage
from palais.cms.models import HomePage, addresses
from palais.web.answers import page_paths

SIZE = "fill-640x360-c100|format-webp"


@dataclass(frozen=True, slots=True)
class Picture:
    address: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """`language` is that of the title and the text; empty texts were not written."""

    title: str
    text: str
    address: str
    language: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Arranged:
    """The choices of an editor for one language. `language` is the one they were made in."""

    language: str
    highlights: tuple[Highlight, ...]
    hub: str
    call: str
    call_path: str


def page_of(*, language: str) -> HomePage | None:
    """The first page of a language, else of the main one; None in a database without pages."""
    wanted = (language, settings.LANGUAGE_CODE)
    rows = HomePage.objects.live().filter(locale__language_code__in=wanted).select_related("locale")
    found = {row.locale.language_code: row for row in rows}
    own, main = found.get(language), found.get(settings.LANGUAGE_CODE)
    return own if own is not None and (own.highlights or main is None) else main or own


def arranged(home: HomePage | None, *, language: str, on: date) -> Arranged:
    """Pages that are not published (any more), activities that were taken back and images without consent are left
    out. Pages stand in the reader's
    language where they are translated."""
    if home is None:
        return Arranged(language, (), "", "", "")
    spoken = home.locale.language_code
    parts = home.highlights.get_prep_value()
    locales = page_paths.languages()
    pages = shown_pages(
        [part["value"].get("page") for part in parts] + [home.call_page_id],
        language=language,
        locales=locales,
    )
    images = shown_images((part["value"].get("image") for part in parts), on=on)
    made = [
        highlight(part["value"], pages=pages, images=images, spoken=spoken, locales=locales, on=on)
        for part in parts
    ]
    call = pages.get(home.call_page_id or 0)
    return Arranged(
        language=spoken,
        highlights=tuple(one for one in made if one is not None),
        hub=home.hub,
        call=home.call,
        call_path=page_paths.path_of(call, spoken=locales) if call else "",
    )


def highlight(
    value: Mapping[str, Any],
    *,
    pages: Mapping[int, Page],
    images: Mapping[int, PalaisImage],
    spoken: str,
    locales: Mapping[int, str],
    on: date,
) -> Highlight | None:
    picture = image_of(images.get(value.get("image") or 0), alt=value.get("alt") or "")
    if "address" in value:
        address = value["address"]
        if addresses.is_gone(address, on=on) or not addresses.may_stand(address):
            return None
        return Highlight(value["title"], value.get("text") or "", value["address"], spoken, picture)
    page = pages.get(value.get("page") or 0)
    if page is None:
        return None
    language = locales[page.locale_id]
    is_own = language == spoken
    title = str((value.get("title") if is_own else "") or page.title)
    text = str((value.get("text") if is_own else "") or getattr(page, "summary", ""))
    return Highlight(title, text, page_paths.path_of(page, spoken=locales), language, picture)


def shown_pages(keys: Iterable[int | None], *, language: str, locales: Mapping[int, str]) -> dict[int, Page]:
    """Published pages that everybody may read, by the number they were chosen by."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    found = {page.pk: page for page in Page.objects.live().public().filter(pk__in=wanted).specific()}
    others = {page.translation_key for page in found.values() if locales[page.locale_id] != language}
    if not others:
        return found
    rows = Page.objects.live().public().filter(translation_key__in=others, locale__language_code=language)
    translated = {row.translation_key: row for row in rows.specific()}
    return {key: translated.get(page.translation_key, page) for key, page in found.items()}


def shown_images(keys: Iterable[int | None], *, on: date) -> dict[int, PalaisImage]:
    """Images that may be shown: a consent that has ended ends the showing."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    rows = PalaisImage.objects.filter(pk__in=wanted).select_related("consent").prefetch_renditions(SIZE)
    return {row.pk: row for row in rows if row.may_be_shown(on=on)}


def image_of(image: PalaisImage | None, *, alt: str) -> Picture | None:
    if image is None:
        return None
    ready = [one for one in image.prefetched_renditions if one.filter_spec == SIZE]
    made = ready[0] if ready else image.get_rendition(SIZE)
    words = "" if image.is_decorative else alt or image.default_alt_text
    return Picture(made.url, made.width, made.height, words, image.credit)
