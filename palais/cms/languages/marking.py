"""Marking, on a page that is about to be shown, the passages that do not say what its source says."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import get_language_info, gettext
from django.utils.translation import override as in_language

from palais.cms.languages import rich
from palais.cms.languages.following import Lagging
from palais.cms.languages.passages import Spot, Texts

BCP47 = {"zh-hans": "zh-Hans"}


def tag(code: str) -> str:
    return BCP47.get(code, code)


def direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def mark(page: Any, lagging: Sequence[Lagging], *, language: str, source: str) -> tuple[dict[str, str], int]:
    """Mark them on the page object, for this view only; words are in `language`, `source` is the source's.

    The notes of fields that stand outside of bodies come back, and how many places were found.
    """
    with in_language(language):
        return marked(page, lagging, language=language, source=source) if lagging else ({}, 0)


def marked(
    page: Any, lagging: Sequence[Lagging], *, language: str, source: str
) -> tuple[dict[str, str], int]:
    texts, count = Texts(page), 0
    notes: dict[str, str] = {}
    blocks: dict[str, dict[str, rich.Mark]] = {}
    for spot in texts.spots:
        here = [item for item in lagging if is_at(item, spot.key)]
        if not here:
            continue
        count += len(here)
        if spot.is_rich:
            spot.put(in_rich(spot, here, language=language, source=source))
        elif spot.block:
            blocks.setdefault(spot.field, {})[spot.block] = mark_for(here[0], source=source)
        else:
            notes[spot.field] = note(here[0])
    texts.save_to_page()
    for name, found in blocks.items():
        getattr(page, name).lagging = found
    return notes, count


def is_at(item: Lagging, key: str) -> bool:
    """Whether a passage stands in this text: it is it, or one of its numbered parts."""
    place = item.key or item.after
    return place == key or (place.startswith(f"{key}.") and place[len(key) + 1 :].isdigit())


def in_rich(spot: Spot, here: Iterable[Lagging], *, language: str, source: str) -> str:
    marks: dict[int, rich.Mark] = {}
    behind: dict[int, str] = {}
    for item in here:
        number = int((item.key or item.after)[len(spot.key) + 1 :])
        if item.key:
            marks[number] = mark_for(item, source=source)
        else:
            behind[number] = note(item)
    return rich.marked(spot.value, marks, behind, lang=tag(language), dir=direction(language))


def mark_for(item: Lagging, *, source: str) -> rich.Mark:
    if item.kind != "untranslated":
        return rich.Mark(note(item))
    return rich.Mark(note(item), tag(source), direction(source))


def note(item: Lagging) -> str:
    words = {
        "changed": gettext("The source has changed here."),
        "added": gettext("The source says more here."),
        "removed": gettext("The source no longer says this."),
        "untranslated": gettext("Not translated yet."),
    }
    return words[item.kind]
