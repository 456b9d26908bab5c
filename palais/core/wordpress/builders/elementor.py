"""Elementor: what it keeps beside the post as JSON (`_elementor_data`), a tree of sections, columns and widgets.

It fills no widget. There is no law here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from palais.core.prose import Code, Losses
from palais.core.wordpress.builders import markup

_DEEPEST = 40
_MOST = 20_000
Settings = dict[str, Any]


class NotReadable(ValueError):
    """It is no tree of Elementor's."""


def reduce(said: str, *, losses: Losses) -> str:
    """Plain markup. Raises NotReadable."""
    try:
        tree = json.loads(said)
    except (ValueError, RecursionError) as error:
        raise NotReadable from error
    if not isinstance(tree, list):
        raise NotReadable
    parts = []
    for number, settings in enumerate(_widgets(tree, 0)):
        if number >= _MOST:
            raise NotReadable
        parts.append(_plain(settings, losses))
    return "".join(parts)


def _widgets(several: Any, depth: int) -> Iterator[Settings]:
    if not isinstance(several, list) or depth > _DEEPEST:
        return
    for one in several:
        if not isinstance(one, dict):
            continue
        if one.get("elType") == "widget":
            settings = one.get("settings")
            yield {**(settings if isinstance(settings, dict) else {}), "widgetType": one.get("widgetType")}
        yield from _widgets(one.get("elements"), depth + 1)


def _plain(settings: Settings, losses: Losses) -> str:
    name = _text(settings, "widgetType")
    if (way := _WAYS.get(name)) is not None:
        return way(settings)
    if name in _LOOKS:
        return ""
    losses.add(Code.FORM if "form" in name else Code.WIDGET, name)
    return markup.section(
        " ".join(
            _text(settings, key) for key in ("title", "editor", "text", "description") if key in settings
        )
    )


def _text(settings: Settings, key: str) -> str:
    value = settings.get(key)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _address(settings: Settings, key: str = "link") -> str:
    value = settings.get(key)
    return _text(value, "url") if isinstance(value, dict) else str(value) if isinstance(value, str) else ""


def _several(settings: Settings, *keys: str) -> list[Settings]:
    found: list[Any] = next((settings[key] for key in keys if isinstance(settings.get(key), list)), [])
    return [one for one in found if isinstance(one, dict)]


def _picture(value: Any, *, caption: str = "", to: str = "") -> str:
    if not isinstance(value, dict):
        return ""
    return markup.picture(
        address=_text(value, "url"),
        source=_text(value, "id"),
        alt=_text(value, "alt"),
        caption=caption,
        to=to,
    )


def _image(settings: Settings) -> str:
    caption = _text(settings, "caption") if _text(settings, "caption_source") != "none" else ""
    return _picture(settings.get("image"), caption=caption, to=_address(settings))


def _box(settings: Settings) -> str:
    shown = _picture(settings.get("image"))
    words = markup.titled(_text(settings, "title_text") or _text(settings, "title"), "")
    return (
        shown
        + words
        + markup.section(_text(settings, "description_text") or _text(settings, "description"))
        + (
            markup.link(
                _address(settings), escape(_text(settings, "button") or _text(settings, "title_text"))
            )
            if _address(settings)
            else ""
        )
    )


def _folded(settings: Settings) -> str:
    return "".join(
        markup.titled(_text(one, "tab_title") or _text(one, "item_title"), _text(one, "tab_content"))
        for one in _several(settings, "tabs", "items")
    )


def _entries(settings: Settings) -> str:
    found = []
    for one in _several(settings, "icon_list"):
        words, to = _text(one, "text"), _address(one)
        found.append(f'<li><a href="{escape(to)}">{words}</a></li>' if to else f"<li>{words}</li>")
    return f"\n\n<ul>{''.join(found)}</ul>\n\n" if found else ""


def _video(settings: Settings) -> str:
    kinds = ("youtube_url", "vimeo_url", "dailymotion_url", "videopress_url", "external_url", "hosted_url")
    return markup.embed(next((found for kind in kinds if (found := _address(settings, kind))), ""))


def _pictures(settings: Settings) -> str:
    found = _several(settings, "wp_gallery", "carousel", "gallery", "slides")
    return "".join(_picture(one.get("image", one)) for one in found)


def _quoted(settings: Settings) -> str:
    words = _text(settings, "testimonial_content") or _text(settings, "blockquote_content")
    return markup.quote(words, _text(settings, "testimonial_name") or _text(settings, "author_name"))


def _counted(settings: Settings) -> str:
    figure = f"{_text(settings, 'prefix')}{_text(settings, 'ending_number')}{_text(settings, 'suffix')}"
    return markup.paragraph(f"<b>{figure}</b> {_text(settings, 'title')}")


_LOOKS = frozenset({"spacer", "icon", "menu-anchor", "social-icons", "star-rating", "progress-tracker"})
_WAYS: dict[str, Callable[[Settings], str]] = {
    "heading": lambda settings: markup.heading(
        _text(settings, "title"), _text(settings, "header_size") or "2"
    ),
    "text-editor": lambda settings: markup.section(_text(settings, "editor")),
    "html": lambda settings: markup.section(_text(settings, "html")),
    "shortcode": lambda settings: markup.section(_text(settings, "shortcode")),
    "button": lambda settings: markup.link(_address(settings), _text(settings, "text")),
    "divider": lambda settings: markup.heading(_text(settings, "text"), "3") or "\n\n<hr>\n\n",
    "alert": lambda settings: markup.titled(
        _text(settings, "alert_title"), _text(settings, "alert_description")
    ),
    "image": _image,
    "image-box": _box,
    "icon-box": _box,
    "call-to-action": _box,
    "accordion": _folded,
    "toggle": _folded,
    "tabs": _folded,
    "icon-list": _entries,
    "video": _video,
    "image-gallery": _pictures,
    "image-carousel": _pictures,
    "gallery": _pictures,
    "testimonial": _quoted,
    "blockquote": _quoted,
    "counter": _counted,
}
