"""The words by which an export sorts its content, as headings; and what in it is no content. Runs in the child."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
TAXONOMIES = ("category", "post_tag")
MACHINES = """
revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block
wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face acf-field
acf-field-group elementor_library elementor_font elementor_icons vc_grid_item vc4_templates
wpcf7_contact_form slide polylang_mo fusion_template fusion_element fusion_icons fusion_form
fusion_tb_layout fusion_tb_section avada_page_options shop_order scheduled-action mc4wp-form
wpforms nf_sub flamingo_inbound flamingo_contact
"""
MACHINERY = frozenset(MACHINES.split())
MACHINERY_STARTS = ("wp_", "jp_", "_", "acf-", "wpcf7", "wpml_")
MOST_TERMS = 150
MOST_AUTHORS = 100
TERMS = {"category": "category", "post_tag": "tag"}
PUBLISHED = "published"


def headings(seen: Any, *, main: str) -> tuple[list[str], list[list[str]], dict[str, list[str]]]:
    """Headings, three lines of examples below them, and which term each heading is.

    A heading is "type: post", "language: fr", "author: editor", "category: Letters" or "tag: Morocco"; the most used
    terms come first.
    """
    texts = sum(count for kind, count in seen.kinds.items() if kind != "attachment")
    found: list[tuple[str, int, list[str]]] = [(PUBLISHED, texts, [])]
    for kind, count in seen.kinds.most_common():
        if kind != "attachment":
            found.append((f"type: {kind}", count, seen.titles.get(f"type:{kind}", [])))
    for language, count in seen.languages.most_common(40):
        found.append((f"language: {language}", count, seen.titles.get(f"language:{language}", [])))
    for name, count in seen.authors.most_common(MOST_AUTHORS):
        found.append((author(name), count, seen.titles.get(author(name), [])))
    terms: dict[str, list[str]] = {}
    for (taxonomy, slug, name), count in most_used(seen.terms):
        heading = f"{TERMS[taxonomy]}: {' '.join(name.split())[:80] or slug}"
        heading = heading if heading not in terms else f"{heading} ({slug[:30]})"
        if heading not in terms:
            terms[heading] = [taxonomy, slug]
            found.append((heading, count, seen.titles.get(f"{taxonomy}:{slug}", [])))
    sample = [
        [str(count) for _heading, count, _titles in found],
        [[*titles, ""][0] for _heading, _count, titles in found],
        [[*titles, "", ""][1] for _heading, _count, titles in found],
    ]
    return [heading for heading, _count, _titles in found], sample, terms


def author(name: str) -> str:
    """The heading of one who wrote there."""
    return f"author: {' '.join(name.split())[:80]}"


def most_used(terms: Counter[tuple[str, str, str]]) -> list[tuple[tuple[str, str, str], int]]:
    """Categories, then tags, each by use."""
    ordered = sorted(terms.items(), key=lambda pair: (pair[0][0] != "category", -pair[1], pair[0]))
    return ordered[:MOST_TERMS]


def left_out(others: Mapping[str, int], comments: int, mends: Mapping[str, int]) -> list[dict[str, Any]]:
    """What is not brought over, one line for each kind; and what was mended while reading."""
    lines = [{"left": "machinery", "name": name, "count": count} for name, count in sorted(others.items())]
    if comments:
        lines.append({"left": "comments", "name": "comments", "count": comments})
    for name in ("bytes", "signs"):
        if count := mends.get(name, 0):
            lines.append({"left": f"mended-{name}", "name": name, "count": count})
    return lines
