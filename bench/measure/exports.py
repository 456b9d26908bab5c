"""WordPress exports of any number of generated posts, always the same for a seed: builders, languages, links, files."""

import random
from html import escape
from pathlib import Path

SITE = "https://old.example.org"
SEED = 2012
LANGUAGES = ("en", "en", "en", "fr", "es", "ru")
CATEGORIES = ("News", "Letters", "Statements", "Session reports", "Publications")
TAGS = ("Morocco", "France", "Kenya", "Child participation", "Education", "Something else")
SAYING = """
children rights network committee session report review State coalition discussion letter
statement follow-up defenders hearing education health guidance members partners
convention protocol recommendation monitoring
"""
WORDS = SAYING.split()
HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Example network</title><link>{SITE}</link>
<language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{SITE}</wp:base_blog_url>
<wp:author><wp:author_login>editor</wp:author_login>
<wp:author_display_name>Example editor</wp:author_display_name></wp:author>
"""


def write(file: Path, count: int, *, seed: int = SEED) -> None:
    """An export with so many posts; about 8 KB each."""
    chance = random.Random(seed)
    with file.open("w", encoding="utf-8") as opened:
        opened.write(HEAD)
        for number in range(1, count + 1):
            opened.write(post(number, chance, count))
        opened.write("</channel></rss>\n")


def post(number: int, chance: random.Random, count: int) -> str:
    language = LANGUAGES[number % len(LANGUAGES)]
    year, month, day = 2009 + number % 12, 1 + number % 12, 1 + number % 28
    at = f"{year}-{month:02}-{day:02} 10:{number % 60:02}:00"
    gmt = f"{year}-{month:02}-{day:02} 09:{number % 60:02}:00"
    terms = "".join(
        f'<category domain="{domain}" nicename="{name.lower().replace(" ", "-")}"><![CDATA[{name}]]></category>'
        for domain, name in (
            ("category", CATEGORIES[number % 5]),
            ("post_tag", chance.choice(TAGS)),
            ("language", language),
            ("post_translations", f"pll_{number // len(LANGUAGES)}_{language}"),
        )
    )
    return f"""<item><title><![CDATA[{said(chance, 8)} {number}]]></title>
<link>{SITE}/{year}/{month:02}/item-{number}/</link><dc:creator>editor</dc:creator>
<guid isPermaLink="false">{SITE}/?p={number}</guid>
<content:encoded><![CDATA[{BUILDERS[number % 3](chance, count)}]]></content:encoded>
<excerpt:encoded><![CDATA[{said(chance, 20)}.]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date>{at}</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt><wp:post_modified>{at}</wp:post_modified>
<wp:post_name>item-{number}</wp:post_name><wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent>
<wp:post_type>post</wp:post_type>{terms}</item>
"""


def said(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def linked(chance: random.Random, count: int) -> str:
    return f'{said(chance, 40)} <a href="{SITE}/?p={chance.randint(1, count)}">{said(chance, 3)}</a>.'


def blocks(chance: random.Random, count: int) -> str:
    return "\n".join(
        f"<!-- wp:paragraph -->\n<p>{linked(chance, count)}</p>\n<!-- /wp:paragraph -->" for _ in range(12)
    )


def fusion(chance: random.Random, count: int) -> str:
    inner = "".join(
        f"[fusion_title]{said(chance, 4)}[/fusion_title]"
        f"[fusion_text]{linked(chance, count)}\n\n{said(chance, 60)}[/fusion_text]"
        for _ in range(6)
    )
    row = f"[fusion_builder_row][fusion_builder_column]{inner}[/fusion_builder_column][/fusion_builder_row]"
    return f"[fusion_builder_container]{row}[/fusion_builder_container]"


def classic(chance: random.Random, count: int) -> str:
    return (
        "\n\n".join(escape(said(chance, 60), quote=False) for _ in range(11)) + f"\n\n{linked(chance, count)}"
    )


BUILDERS = (blocks, fusion, classic)
