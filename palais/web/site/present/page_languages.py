"""What a reader is told about the language of a page: a sentence above it, and a word at each passage that lags."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_bidi, get_language_info, gettext, ngettext
from django.utils.translation import override as in_language
from wagtail.blocks.stream_block import StreamValue

from palais.cms.languages import rich
from palais.cms.languages.passages import Texts
from palais.web.answers.page_languages import Lagging, PageLanguages
from palais.web.site import languages
from palais.web.site.present import dates


@dataclass(slots=True)
class Follows:
    """For a template: sentences, where to read the source, and notes for the fields that stand outside the body.

    `lang` and `dir` are set where the whole page is in another language than its address says.
    """

    sentences: list[str] = field(default_factory=list)
    lags: bool = False
    url: str = ""
    url_label: str = ""
    url_lang: str = ""
    lang: str = ""
    dir: str = ""
    notes: dict[str, str] = field(default_factory=dict)


def follows(page: Any, about: PageLanguages) -> Follows:
    """What to say of a page; its passages that lag are marked on the page object, for this view only."""
    told = Follows(lags=bool(about.lagging) or about.is_foreign)
    if not about.source_language:
        return told
    tag = languages.BCP47.get(about.source_language, about.source_language)
    with in_language(about.source_language):
        told.url_label = (
            gettext("Read it in English") if tag == settings.LANGUAGE_CODE else name_of(tag, local=True)
        )
    told.url, told.url_lang = about.source_url, tag
    if about.is_foreign:
        told.lang, told.dir = tag, direction(about.source_language)
        told.sentences = [
            gettext("This page has not been translated yet. You read it in its first language.")
        ]
        return told
    told.sentences = [origin(about)]
    changed = sum(item.kind != "untranslated" for item in about.lagging)
    waiting = len(about.lagging) - changed
    if changed:
        told.sentences.append(
            ngettext(
                "%(count)s passage has changed there since.",
                "%(count)s passages have changed there since.",
                changed,
            )
            % {"count": changed}
        )
    if waiting:
        told.sentences.append(
            ngettext(
                "%(count)s passage is not translated yet.",
                "%(count)s passages are not translated yet.",
                waiting,
            )
            % {"count": waiting}
        )
    if about.lagging and mark(page, about, told):
        told.sentences.append(gettext("The places are marked below."))
    return told


def origin(about: PageLanguages) -> str:
    day = dates.day(about.follows_on) if about.follows_on else ""
    if about.source_language == settings.LANGUAGE_CODE:
        return gettext("This page follows the English of %(day)s.") % {"day": day}
    return gettext("This page follows its source (%(language)s) of %(day)s.") % {
        "language": name_of(about.source_language),
        "day": day,
    }


def name_of(code: str, *, local: bool = False) -> str:
    info = get_language_info(code.lower())
    return str(info["name_local"] if local else gettext(info["name"]))


def direction(code: str) -> str:
    return "rtl" if get_language_info(code.lower())["bidi"] else "ltr"


def mark(page: Any, about: PageLanguages, told: Follows) -> int:
    """Mark the passages that lag on the page; how many places could be marked."""
    texts = Texts(page)
    own = {
        "lang": languages.BCP47.get(about.language, about.language),
        "dir": "rtl" if get_language_bidi() else "ltr",
    }
    blocks: dict[str, dict[str, rich.Mark]] = {}
    count = 0
    for spot in texts.spots:
        here = [item for item in about.lagging if (item.key or item.after) and is_at(item, spot.key)]
        if not here:
            continue
        count += len(here)
        if spot.is_rich:
            spot.put(in_rich(spot.value, spot.key, here, about, own))
        elif spot.block:
            blocks.setdefault(spot.field, {})[spot.block] = mark_for(here[0], about)
        else:
            told.notes[spot.field] = note(here[0])
    texts.save_to_page()
    for name, notes in blocks.items():
        value: StreamValue = getattr(page, name)
        value.lagging = notes
    return count


def is_at(item: Lagging, key: str) -> bool:
    """Whether a passage stands in this text: it is it, or one of its numbered parts."""
    place = item.key or item.after
    return place == key or (place.startswith(f"{key}.") and place[len(key) + 1 :].isdigit())


def in_rich(html: str, key: str, here: list[Lagging], about: PageLanguages, own: dict[str, str]) -> str:
    marks: dict[int, rich.Mark] = {}
    behind: dict[int, str] = {}
    for item in here:
        number = int((item.key or item.after)[len(key) + 1 :])
        if item.key:
            marks[number] = mark_for(item, about)
        else:
            behind[number] = note(item)
    return rich.marked(html, marks, behind, **own)


def mark_for(item: Lagging, about: PageLanguages) -> rich.Mark:
    if item.kind != "untranslated":
        return rich.Mark(note(item))
    tag = languages.BCP47.get(about.source_language, about.source_language)
    return rich.Mark(note(item), tag, direction(about.source_language))


def note(item: Lagging) -> str:
    words = {
        "changed": gettext("The source has changed here."),
        "added": gettext("The source says more here."),
        "removed": gettext("The source no longer says this."),
        "untranslated": gettext("Not translated yet."),
    }
    return words[item.kind]
