"""Avada's Fusion Builder: its shortcodes as plain markup. What only looks is dropped."""

from __future__ import annotations

import re

from palais.core.prose import Losses
from palais.core.wordpress.builders import markup
from palais.core.wordpress.builders.classic import form, inside_only, live, nothing
from palais.core.wordpress.builders.shortcodes import Attributes, Way

FAMILY = (
    "fusion_",
    "fullwidth",
    "one_half",
    "one_third",
    "two_third",
    "one_fourth",
    "three_fourth",
    "one_full",
)


def title(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A heading."""
    return markup.heading(re.sub(r"</?h[1-6][^>]*>|</?p[^>]*>", "", inside), attributes.get("size", "2"))


def text(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Words that stand apart."""
    return markup.section(inside)


def image(attributes: Attributes, inside: str, losses: Losses) -> str:
    """`[fusion_imageframe image_id="12|full"]address or img[/fusion_imageframe]`."""
    to = attributes.get("link", "")
    if "<img" in inside:
        return f"\n\n{inside}\n\n"
    return markup.picture(
        address=re.sub(r"<[^>]*>", "", inside).strip() or attributes.get("image", ""),
        source=attributes.get("image_id", "").partition("|")[0],
        alt=attributes.get("alt", ""),
        caption=attributes.get("caption_text", "") or attributes.get("caption_title", ""),
        to=to,
    )


def button(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A link."""
    return markup.link(attributes.get("link", ""), inside)


def folded(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A title and what folded below it."""
    return markup.titled(attributes.get("title", ""), inside)


def box(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A title, words, a picture, a link."""
    words = markup.titled(attributes.get("title", ""), inside)
    if attributes.get("image") or attributes.get("image_id"):
        words = (
            markup.picture(
                address=attributes.get("image", ""), source=attributes.get("image_id", "").partition("|")[0]
            )
            + words
        )
    if attributes.get("link"):
        words += markup.link(attributes["link"], attributes.get("linktext") or attributes.get("title", ""))
    return words


def video(where: str) -> Way:
    """A film by its number on a player's site."""

    def way(attributes: Attributes, inside: str, losses: Losses) -> str:
        said = attributes.get("id", "")
        return markup.embed(said if said.startswith("http") else where + said if said else "")

    return way


def film(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A film or sound by its file."""
    return markup.file(address=attributes.get("video", "") or attributes.get("src", ""))


def code(attributes: Attributes, inside: str, losses: Losses) -> str:
    """What was packed, as markup."""
    return markup.section(markup.decoded(inside) or inside)


def entries(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A list."""
    return f"\n\n<ul>{inside}</ul>\n\n"


def entry(attributes: Attributes, inside: str, losses: Losses) -> str:
    """One entry of a list."""
    return f"<li>{inside}</li>"


def testimonial(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A quote and who said it."""
    who = ", ".join(filter(None, (attributes.get("name", ""), attributes.get("company", ""))))
    return markup.quote(inside, who)


def person(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A name, a picture, a role, words."""
    shown = markup.picture(
        address=attributes.get("picture", ""), source=attributes.get("picture_id", "").partition("|")[0]
    )
    role = markup.paragraph(attributes.get("title", ""))
    return markup.heading(attributes.get("name", ""), "3") + shown + role + markup.section(inside)


def counted(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A figure and what it counts."""
    figure = f"{attributes.get('value', '')}{attributes.get('unit', '')}"
    return markup.paragraph(f"<b>{figure}</b> {inside}") if figure else markup.section(inside)


def line(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A rule, or a heading between two."""
    return "\n\n<hr>\n\n" if attributes.get("style_type", "none") not in ("none", "") else "\n\n"


def slide(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A picture of several."""
    return image({**attributes, "link": attributes.get("link", "")}, inside, losses)


AROUND = """
fusion_builder_container fusion_builder_row fusion_builder_column fusion_builder_row_inner
fullwidth fusion_builder_column_inner fusion_builder_next_page fusion_accordion fusion_tabs
fusion_content_boxes fusion_testimonials fusion_counters_box fusion_counters_circle fusion_images
fusion_gallery fusion_slider fusion_highlight fusion_dropcap fusion_tagline_box fusion_flip_boxes
fusion_pricing_table fusion_menu_anchor fusion_popover fusion_tooltip fusion_modal_text_link
fusion_global one_half one_third two_third one_fourth three_fourth one_full
fusion_image_before_after fusion_scroll_progress
"""
FILLED = """
fusion_blog fusion_recent_posts fusion_post_slider fusion_portfolio fusion_events
fusion_fusionslider fusion_layerslider fusion_revslider fusion_widget_area fusion_widget
fusion_post_cards fusion_menu fusion_search fusion_breadcrumbs fusion_countdown fusion_map
fusion_social_links fusion_sharing fusion_facebook_page
"""
WAYS: dict[str, Way] = {
    **dict.fromkeys(AROUND.split(), text),
    **{name: live(name) for name in FILLED.split()},
    "fusion_highlight": inside_only,
    "fusion_dropcap": inside_only,
    "fusion_tooltip": inside_only,
    "fusion_popover": inside_only,
    "fusion_modal_text_link": inside_only,
    "fusion_text": text,
    "fusion_title": title,
    "fusion_imageframe": image,
    "fusion_image": slide,
    "fusion_gallery_image": slide,
    "fusion_slide": slide,
    "fusion_button": button,
    "fusion_toggle": folded,
    "fusion_tab": folded,
    "fusion_modal": folded,
    "fusion_content_box": box,
    "fusion_flip_box": box,
    "fusion_youtube": video("https://www.youtube.com/watch?v="),
    "fusion_vimeo": video("https://vimeo.com/"),
    "fusion_video": film,
    "fusion_audio": film,
    "fusion_code": code,
    "fusion_syntax_highlighter": code,
    "fusion_checklist": entries,
    "fusion_li_item": entry,
    "fusion_testimonial": testimonial,
    "fusion_person": person,
    "fusion_counter_box": counted,
    "fusion_counter_circle": counted,
    "fusion_progress": counted,
    "fusion_separator": line,
    "fusion_section_separator": nothing,
    "fusion_fontawesome": nothing,
    "fusion_form": form("fusion_form"),
    "fusion_login": form("fusion_login"),
    "fusion_alert": text,
    "fusion_table": text,
}
