"""Exports: what is mended and counted, what is refused and how, and what a post says of itself."""

import io
import tracemalloc
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from palais.core import wordpress
from palais.core.wordpress import languages, moments, php_values
from palais.core.wordpress.posts import Context
from tests.makers.wordpress import REAL, Post, export, picture


def items(content: bytes | str, channel=None):
    raw = content.encode() if isinstance(content, str) else content
    return list(wordpress.read_items(io.BytesIO(raw), channel=channel))


def entries(*posts: Post, **said):
    channel = wordpress.Channel()
    found = items(export(posts, **said), channel)
    context = Context(channel, ZoneInfo("Europe/Zurich"), "en", languages.of_terms(channel.terms))
    return [wordpress.read_entry(item, context=context) for item in found]


def refused(content: bytes | str) -> tuple[str, dict]:
    with pytest.raises(wordpress.ExportRefused) as error:
        items(content)
    return error.value.code.value, error.value.values


def test_an_export_says_what_the_site_is_and_what_it_holds():
    channel = wordpress.Channel()
    found = items(export([Post(7, title="One"), picture(8)]), channel)
    assert (channel.title, channel.link, channel.language) == (
        "Example network",
        "https://old.example.org",
        "en-GB",
    )
    assert channel.authors == {"editor": "Example editor"}
    assert [(item.number, item.post_id, item.post_type, item.title) for item in found] == [
        (1, "7", "post", "One"),
        (2, "8", "attachment", "Lake"),
    ]
    assert "editor@example.org" not in repr(channel)


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def test_what_is_refused():
    whole = export([Post(1), Post(2)])
    assert refused(whole.replace("<rss", f"{BOMB}<rss", 1)) == ("xml-declares", {})
    assert refused("<html>no</html>") == ("no-export", {})
    assert refused(b"PK\x03\x04") == ("no-export", {})
    assert refused(whole[: len(whole) // 2])[0] == "export-cut-off"
    assert refused(whole.replace("</wp:post_id>", "</wp:post>", 1)) == (
        "export-broken",
        {"line": 15, "item": 1},
    )
    assert refused(whole.replace('encoding="UTF-8"', 'encoding="no-such"')) == (
        "encoding-unknown",
        {"encoding": "no-such"},
    )
    deep = whole.replace("<title>", "<title>" + "<b>" * 400 + "</b>" * 400, 1)
    assert refused(deep)[0] == "export-broken"


def test_a_document_type_in_a_post_is_only_text():
    assert items(export([Post(1, content=BOMB)]))[0].content == BOMB


def test_signs_that_xml_forbids_are_taken_out_and_counted():
    channel = wordpress.Channel()
    content = export([Post(1, title="A\x08B\x0bC\x00D", content="x&#8;y&#x1F;z &#233; &nbsp;&hellip;")])
    (found,) = items(content, channel)
    assert (found.title, found.content) == ("ABCD", "xyz &#233; \xa0…")
    assert channel.mends["signs"] == 5


def test_encodings_are_believed_where_they_fit_and_mended_where_not():
    text = "Déclaration – “Żółć”"
    assert items(export([Post(1, title=text)]).encode("utf-16"))[0].title == text
    latin = export([Post(1, title="Déclaration")], encoding="ISO-8859-1").encode("iso-8859-1")
    assert items(latin)[0].title == "Déclaration"
    channel = wordpress.Channel()
    broken = export([Post(1, title="Déclaration – fin")]).encode().replace("é".encode(), b"\xe9")
    broken = broken.replace("–".encode(), b"\x96")
    assert items(broken, channel)[0].title == "Déclaration – fin"
    assert channel.mends == {"bytes": 2}


@pytest.mark.parametrize("size", [255, 256, 262_143, 262_144, 262_145])
def test_signs_on_the_edge_of_a_piece_are_whole(size):
    content = export([Post(1, content="é" * size + "&nbsp;&#233;&#8;€")])
    assert items(content)[0].content == "é" * size + "\xa0&#233;€"


def test_memory_stays_small_however_long_the_export():
    posts = [Post(number, content="words " * 2_000) for number in range(1, 600)]
    raw = io.BytesIO(export(posts).encode())
    tracemalloc.start()
    count = sum(1 for _item in wordpress.read_items(raw))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, peak < 4_000_000) == (599, True)


# ── days ──────────────────────────────────────────────────────────────────────────────────────────


def read_moments(**said):
    known = {"local": "", "gmt": "", "sent_at": "", "changed_local": "", "changed_gmt": "", **said}
    return moments.read(**known, zone=ZoneInfo("Europe/Zurich"))


def test_the_moment_is_the_one_in_utc_and_the_day_the_one_on_the_wall():
    found = read_moments(local="2019-06-01 00:30:00", gmt="2019-05-31 22:30:00")
    assert (found.published.isoformat(), found.day) == ("2019-05-31T22:30:00+00:00", date(2019, 6, 1))


def test_where_there_is_no_utc_the_feed_then_the_wall_tells():
    feed = read_moments(
        local="2019-06-01 00:30:00", gmt="0000-00-00 00:00:00", sent_at="Fri, 31 May 2019 22:30:00 +0000"
    )
    wall = read_moments(local="2019-06-01 00:30:00", sent_at="Mon, 30 Nov -0001 00:00:00 +0000")
    assert feed.published == wall.published
    assert read_moments(local="0000-00-00 00:00:00", gmt="0000-00-00 00:00:00").published is None


def test_two_clocks_that_are_a_day_apart_are_said():
    found = read_moments(local="2019-06-01 00:30:00", gmt="1970-01-02 00:00:00")
    assert (found.day, found.published.date(), found.doubt) == (date(2019, 6, 1), date(2019, 5, 31), True)


def test_a_change_before_the_publication_is_none():
    assert read_moments(local="2019-06-01 10:00:00", changed_local="2019-05-01 10:00:00").changed is None
    (entry,) = entries(Post(1, changed="2019-09-10 12:00:00"))
    assert (entry.day, entry.changed_day) == ("2019-05-31", "2019-09-10")
    (entry,) = entries(Post(1, changed="2019-05-31 23:59:00"))
    assert entry.changed_day == ""


def test_the_offset_of_the_site_is_that_of_most_posts():
    pairs = [("2019-06-01 02:00:00", "2019-06-01 00:00:00")] * 3 + [
        ("2019-01-01 01:00:00", "2019-01-01 00:00:00")
    ]
    assert moments.offset(pairs).total_seconds() == 7200
    assert moments.offset([("", "")]) is None


# ── languages ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("fr_FR", "fr"),
        ("FR", "fr"),
        ("pt-br", "pt-br"),
        ("zh_CN", "zh-hans"),
        ("zh-hant", "zh-hant"),
        ("", ""),
        ("x!", ""),
    ],
)
def test_language_tags(said, tag):
    assert languages.tag(said) == tag


def test_polylang_and_wpml_tie_translations():
    about = 'a:2:{s:2:"en";i:1;s:2:"fr";i:2;}'
    assert wordpress.posts.translations_of(about) == {"en": "1", "fr": "2"}
    ties = (("post_translations", "pll_1", "pll_1"),)
    found = entries(
        Post(1, terms=(("language", "en", "English"), *ties)),
        Post(2, terms=(("language", "fr", "Français"), *ties)),
        Post(3, meta={"_wpml_import_language_code": "es", "_wpml_import_translation_group": "77"}),
        Post(4, meta={"_icl_lang_duplicate_of": "1"}, link="https://old.example.org/fr/x/"),
        head="<wp:term><wp:term_taxonomy>language</wp:term_taxonomy><wp:term_slug>fr</wp:term_slug>"
        "<wp:term_name>Français</wp:term_name></wp:term>",
    )
    assert [(entry.language, entry.group) for entry in found] == [
        ("en", "polylang:pll_1"),
        ("fr", "polylang:pll_1"),
        ("es", "wpml:77"),
        ("fr", "copy:1"),
    ]


@pytest.mark.parametrize("text", ['O:8:"stdClass":0:{}', "a:1:{", 's:5:"abc";', "a:99999999:{}", "", "i:x;"])
def test_php_values_that_are_not_plain_are_refused(text):
    with pytest.raises(php_values.NotPlain):
        php_values.read(text)


def test_php_values_are_counted_in_bytes():
    assert php_values.read('a:2:{i:0;s:2:"é";s:1:"x";a:1:{i:0;b:1;}}') == {"0": "é", "x": {"0": True}}


# ── what is shown to whom ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ({}, ""),
        ({"status": "draft"}, "draft"),
        ({"status": "pending"}, "draft"),
        ({"status": "strange"}, "draft"),
        ({"status": "private"}, "private"),
        ({"status": "future"}, "scheduled"),
        ({"password": "x"}, "password"),
    ],
)
def test_what_was_not_public_is_never_seen(said, hidden):
    (entry,) = entries(Post(1, **said))
    assert (entry.hidden_because, entry.seen) == (hidden, hidden == "")


def test_titles_and_excerpts_are_plain_words():
    (entry,) = entries(Post(1, title="A &amp; <em>B</em> &#8211; C", excerpt="<p>One. Two.</p>[gallery]"))
    assert (entry.title, entry.summary) == ("A & B – C", "One. Two.")
    (entry,) = entries(Post(1, excerpt="A first sentence. " + "word " * 100))
    assert entry.summary == "A first sentence."


def test_addresses_it_had():
    (entry,) = entries(Post(9, slug="new", meta={"_wp_old_slug": "old"}))
    assert (entry.address, entry.also) == (
        "https://old.example.org/2019/05/new/",
        ("https://old.example.org/?p=9", "https://old.example.org/2019/05/old/"),
    )


def test_addresses_of_every_earlier_name_and_day():
    meta = {"_wp_old_slug": ("first", "second"), "_wp_old_date": ("2018-03-02",)}
    (entry,) = entries(Post(9, slug="third", meta=meta))
    site = "https://old.example.org"
    assert set(entry.also) == {
        f"{site}/?p=9",
        *(f"{site}/2019/05/{name}/" for name in ("first", "second")),
        *(f"{site}/2018/03/{name}/" for name in ("first", "second", "third")),
    }


def test_a_gallery_without_numbers_shows_what_hangs_on_the_post():
    channel = wordpress.Channel()
    (item,) = items(export([Post(1, content="[gallery]")]), channel)
    context = Context(channel, ZoneInfo("UTC"), "en", {}, {"1": ("7", "8")})
    entry = wordpress.read_entry(item, context=context)
    assert [block["source"] for block in entry.blocks] == ["7", "8"]


def test_an_export_of_a_real_wordpress():
    with REAL.open("rb") as file:
        channel = wordpress.Channel()
        found = list(wordpress.read_items(file, channel=channel))
    context = Context(channel, ZoneInfo("Europe/Zurich"), "en", languages.of_terms(channel.terms))
    read = {entry.title: entry for entry in (wordpress.read_entry(item, context=context) for item in found)}
    letter = read["Example letter on the right to be heard"]
    assert (letter.day, letter.language, letter.builder, letter.published_at) == (
        "2019-05-31",
        "en",
        "blocks",
        "2019-05-31T21:30:00+00:00",
    )
    french = read["Exemple de lettre sur le droit d’être entendu"]
    assert (french.language, french.group == letter.group, french.changed_day) == ("fr", True, "2019-09-10")
    builders = [
        read[title].builder
        for title in ("Later news", "A text made with WPBakery", "A text made with Elementor")
    ]
    assert builders == ["fusion", "wpbakery", "elementor"]
    assert read["Only for us"].hidden_because == "private"
    assert read["With a password"].hidden_because == "password"
