"""WPBakery (Visual Composer) and Divi: their shortcodes as plain markup.

It fills no part that filled itself. There is no law here.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from palais.core.prose import Losses
from palais.core.wordpress.builders import markup
from palais.core.wordpress.builders.classic import form, live, nothing
from palais.core.wordpress.builders.shortcodes import Attributes, Way

FAMILY = ("vc_", "et_pb_", "av_")


def text(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Words that stand apart."""
    return markup.section(inside)


def led_to(said: str) -> tuple[str, str]:
    """`url:https%3A%2F%2F…|title:Words|target:…` as address and words."""
    parts = dict(part.partition(":")[::2] for part in said.split("|") if ":" in part)
    if "url" in parts:
        return unquote(parts["url"]), unquote(parts.get("title", ""))
    return said, ""


def button(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A link."""
    address, words = led_to(
        attributes.get("link", "") or attributes.get("button_url", "") or attributes.get("href", "")
    )
    said = attributes.get("title", "") or attributes.get("button_text", "") or inside or words
    return markup.link(address, said)


def image(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A picture."""
    return markup.picture(
        address=attributes.get("src", "") or attributes.get("custom_src", ""),
        source=attributes.get("image", "") or attributes.get("attachment", ""),
        alt=attributes.get("alt", ""),
        caption=attributes.get("caption", "") or inside,
        to=led_to(attributes.get("link", "") or attributes.get("url", ""))[0],
    )


def images(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Pictures by their numbers."""
    said = attributes.get("images", "") or attributes.get("gallery_ids", "") or attributes.get("include", "")
    return "".join(markup.picture(source=number) for number in re.findall(r"\d+", said))


def title(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A heading."""
    tag = re.search(r"tag:(h[1-6])", attributes.get("font_container", ""))
    words = (
        attributes.get("text", "") or attributes.get("title", "") or attributes.get("heading", "") or inside
    )
    return markup.heading(words, tag[1] if tag else attributes.get("header_level", "2"))


def folded(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A title and what folded below it."""
    return markup.titled(attributes.get("title", ""), inside)


def packed(attributes: Attributes, inside: str, losses: Losses) -> str:
    """What was packed, as markup."""
    return markup.section(markup.decoded(inside) or inside)


def video(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A film by its number on a player's site."""
    return markup.embed(attributes.get("link", "") or attributes.get("src", ""))


def box(attributes: Attributes, inside: str, losses: Losses) -> str:
    """Divi's blurb and call, WPBakery's call: a title, words, a link."""
    words = markup.titled(attributes.get("title", "") or attributes.get("h2", ""), inside)
    if attributes.get("image"):
        words = image(attributes, "", losses) + words
    if attributes.get("button_url") or attributes.get("link"):
        words += button({**attributes, "title": attributes.get("button_text", "")}, "", losses)
    return words


def line(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A rule, or a heading between two."""
    return markup.heading(attributes.get("title", ""), "3") or "\n\n<hr>\n\n"


def quoted(attributes: Attributes, inside: str, losses: Losses) -> str:
    """A quote."""
    return markup.quote(inside, attributes.get("author", ""))


AROUND = """
vc_row vc_row_inner vc_column vc_column_inner vc_section vc_column_text vc_message vc_tta_tabs
vc_tta_tour vc_tta_accordion vc_tta_pageable vc_tabs vc_tour vc_accordion et_pb_section et_pb_row
et_pb_row_inner et_pb_column et_pb_column_inner et_pb_text et_pb_accordion et_pb_tabs et_pb_slider
et_pb_toggle_group
"""
FILLED = """
vc_posts_slider vc_basic_grid vc_media_grid vc_masonry_grid vc_masonry_media_grid vc_posts_grid
vc_carousel vc_wp_posts vc_wp_search vc_wp_recentcomments vc_wp_categories vc_wp_archives
vc_wp_rss vc_widget_sidebar vc_gmaps vc_flickr vc_pie vc_round_chart vc_line_chart vc_facebook
vc_tweetmeme vc_pinterest et_pb_blog et_pb_map et_pb_sidebar et_pb_portfolio
et_pb_filterable_portfolio et_pb_social_media_follow et_pb_countdown_timer et_pb_post_slider
et_pb_search
"""
WAYS: dict[str, Way] = {
    **dict.fromkeys(AROUND.split(), text),
    **{name: live(name) for name in FILLED.split()},
    "vc_btn": button,
    "vc_button": button,
    "vc_button2": button,
    "et_pb_button": button,
    "vc_single_image": image,
    "et_pb_image": image,
    "vc_gallery": images,
    "vc_images_carousel": images,
    "et_pb_gallery": images,
    "vc_custom_heading": title,
    "et_pb_heading": title,
    "vc_toggle": folded,
    "vc_tta_section": folded,
    "vc_tab": folded,
    "vc_accordion_tab": folded,
    "et_pb_toggle": folded,
    "et_pb_accordion_item": folded,
    "et_pb_tab": folded,
    "vc_raw_html": packed,
    "vc_raw_js": packed,
    "et_pb_code": packed,
    "vc_video": video,
    "et_pb_video": video,
    "vc_cta": box,
    "vc_cta_button2": box,
    "et_pb_cta": box,
    "et_pb_blurb": box,
    "et_pb_slide": box,
    "vc_text_separator": line,
    "vc_separator": line,
    "et_pb_divider": line,
    "et_pb_testimonial": quoted,
    "vc_empty_space": nothing,
    "vc_icon": nothing,
    "vc_zigzag": nothing,
    "et_pb_contact_form": form("et_pb_contact_form"),
    "et_pb_signup": form("et_pb_signup"),
}
