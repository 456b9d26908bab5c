"""WordPress's own shortcodes and notes at the foot, as the classic editor writes them.

It fills no list and sends no form. There is no law here: shortcodes are those of WordPress.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from palais.core.prose import Code, Losses
from palais.core.wordpress.builders import markup
from palais.core.wordpress.builders.shortcodes import Attributes, Way

_NUMBER = re.compile(r"(\d+)")
_ALONE = re.compile(r"(?m)^[ \t]*(https?://[^\s<>\"]+)[ \t]*$")
_PLAYERS = (
    "youtube.com/watch",
    "youtu.be/",
    "vimeo.com/",
    "dailymotion.com/",
    "soundcloud.com/",
    "ted.com/talks",
)


def caption(attributes: Attributes, inside: str, losses: Losses) -> str:
    """`[caption id="attachment_5"]<a><img></a> words[/caption]`, or its words as an attribute."""
    picture = re.search(r"(?is)(?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?", inside)
    if picture is None:
        return inside
    words = attributes.get("caption") or inside[picture.end() :]
    image = picture[0]
    number = _NUMBER.search(attributes.get("id", ""))
    if number and "wp-image-" not in image:
        image = re.sub(r"(?i)<img\s", f'<img data-id="{number[1]}" ', image, count=1)
    return f"\n\n<figure>{image}<figcaption>{words}</figcaption></figure>\n\n"


def gallery(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Pictures by their numbers. Without numbers it shows what hangs on the post, which the post's reader puts here."""
    numbers = _NUMBER.findall(attributes.get("ids") or attributes.get("include") or "")
    if not numbers:
        return "\n\n<palais-attached></palais-attached>\n\n"
    return "".join(markup.picture(source=number) for number in numbers)


def playlist(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Sounds and films by their numbers."""
    return "".join(markup.file(source=number) for number in _NUMBER.findall(attributes.get("ids", "")))


def sound_or_film(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A player's address, or the file that was played."""
    forms = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv", "wmv")
    address = next((attributes[form] for form in forms if attributes.get(form)), "")
    if any(player in address for player in _PLAYERS):
        return markup.embed(address)
    return markup.file(address=address) + inside


def shown(attributes: Attributes, inside: str, losses: Losses) -> str:
    """What is shown from elsewhere."""
    return markup.embed(re.sub(r"<[^>]*>", "", inside) or attributes.get("src") or attributes.get("0", ""))


def inside_only(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Only what is inside."""
    return inside


def nothing(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Nothing of it."""
    return ""


def live(name: str) -> Way:
    """A part that WordPress filled when the page was asked for; there is nothing to bring."""

    def way(attributes: Attributes, inside: str, losses: Losses) -> str:
        losses.add(Code.LIVE_PART, name)
        return ""

    return way


def form(name: str) -> Way:
    """A form: there is nobody here to receive it."""

    def way(attributes: Attributes, inside: str, losses: Losses) -> str:
        losses.add(Code.FORM, name)
        return ""

    return way


class Notes:
    """Notes at the foot: each place gets a number, and the notes are a list at the end."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def note(self, attributes: Attributes, inside: str, losses: Losses) -> str:
        """The number that stands where the note was; its words are kept for the foot."""
        self.found.append(inside)
        return f"<sup>{len(self.found)}</sup>"

    def at_the_foot(self) -> str:
        """The numbered list of all notes; empty without any."""
        entries = "".join(f"<li>{words}</li>" for words in self.found)
        return f"\n\n<hr>\n\n<ol>{entries}</ol>" if entries else ""


def ways(notes: Notes) -> dict[str, Callable[[Attributes, str, Losses], str]]:
    """What becomes of each shortcode."""
    forms = (
        "contact-form-7",
        "contact-form",
        "gravityform",
        "ninja_form",
        "wpforms",
        "mc4wp_form",
        "formidable",
    )
    lists = (
        "recent-posts",
        "display-posts",
        "blog",
        "subpages",
        "archives",
        "rev_slider",
        "layerslider",
        "tribe_events",
    )
    return {
        "caption": caption,
        "wp_caption": caption,
        "gallery": gallery,
        "playlist": playlist,
        "audio": sound_or_film,
        "video": sound_or_film,
        "embed": shown,
        "youtube": shown,
        "vimeo": shown,
        "footnote": notes.note,
        "note": notes.note,
        "ref": notes.note,
        "efn_note": notes.note,
        "footnotes": nothing,
        "more": nothing,
        **{name: form(name) for name in forms},
        **{name: live(name) for name in lists},
    }


def addresses_alone(text: str) -> str:
    """A player's address that stands alone on a line was shown as that player."""

    def shown_there(found: re.Match[str]) -> str:
        known = any(player in found[1] for player in _PLAYERS)
        return markup.embed(found[1]) if known else f'<a href="{escape(found[1])}">{escape(found[1])}</a>'

    return _ALONE.sub(shown_there, text)
