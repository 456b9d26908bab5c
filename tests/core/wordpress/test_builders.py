"""What page builders wrote is reduced to what it says; what cannot come along is listed by its name."""

import base64
import json

import pytest

from palais.core.prose import Losses, to_blocks
from palais.core.wordpress.builders import reducing, shortcodes


def read(content: str, **meta: str) -> tuple[list[dict], list[tuple[str, str]]]:
    losses = Losses()
    reduced = reducing.reduce(content, meta=meta, losses=losses)
    blocks = [block.as_data() for block in to_blocks(reduced.markup, losses=losses, lines=reduced.lines)]
    return blocks, [(one["code"], one["what"]) for one in losses.as_data()]


def test_fusion_is_reduced_to_what_it_says():
    code = base64.b64encode(b"<script>x()</script><p>From a code block</p>").decode()
    content = f"""[fusion_builder_container hundred_percent="no" background_color="#fff"][fusion_builder_row]
[fusion_builder_column type="1_2"][fusion_title size="1"]A <b>session</b>[/fusion_title]
[fusion_text columns=""]One line
and its end.

Another.[/fusion_text][fusion_imageframe image_id="45|full" alt="A lake"]https://old.example.org/wp-content/uploads/lake.png[/fusion_imageframe]
[fusion_button link="https://example.org/x" color="default"]Go on[/fusion_button]
[fusion_accordion][fusion_toggle title="Who may?" open="no"]Everybody.[/fusion_toggle][/fusion_accordion]
[fusion_checklist][fusion_li_item]First[/fusion_li_item][fusion_li_item]Second[/fusion_li_item][/fusion_checklist]
[fusion_youtube id="abcdefghijk" width="600"][/fusion_youtube][fusion_separator style_type="single" /]
[fusion_testimonials][fusion_testimonial name="A child advisor"]Listen.[/fusion_testimonial]
[/fusion_testimonials]
[fusion_code]{code}[/fusion_code][fusion_recent_posts number_posts="3" /][fusion_strange a="b"]kept[/fusion_strange]
[/fusion_builder_column][/fusion_builder_row][/fusion_builder_container]"""
    blocks, losses = read(content)
    assert [block["kind"] for block in blocks] == [
        "text",
        "picture",
        "text",
        "embed",
        "text",
        "quote",
        "text",
    ]
    assert blocks[0]["html"] == "<h2>A <b>session</b></h2><p>One line<br>and its end.</p><p>Another.</p>"
    assert blocks[1] == {
        "kind": "picture",
        "address": "https://old.example.org/wp-content/uploads/lake.png",
        "source": "45",
        "alt": "A lake",
    }
    assert blocks[2]["html"] == (
        '<p><a href="https://example.org/x">Go on</a></p><h3>Who may?</h3><p>Everybody.</p>'
        "<ul><li>First</li><li>Second</li></ul>"
    )
    assert (blocks[3]["address"], blocks[5]["text"], blocks[5]["caption"]) == (
        "https://www.youtube.com/watch?v=abcdefghijk",
        "Listen.",
        "A child advisor",
    )
    assert blocks[6]["html"] == "<p>From a code block</p><p>kept</p>"
    assert losses == [
        ("live-part", "fusion_recent_posts"),
        ("script", "script"),
        ("shortcode", "fusion_strange"),
    ]


def test_wpbakery_and_divi_are_reduced_to_what_they_say():
    packed = base64.b64encode(b"%3Cp%3EPacked%3C%2Fp%3E").decode()
    blocks, losses = read(
        '[vc_row css=".vc_custom{margin:0}"][vc_column width="1/2"]'
        '[vc_custom_heading text="A head" font_container="tag:h3|x:y"]'
        "[vc_column_text]One.\n\nTwo.[/vc_column_text]"
        '[vc_btn title="Go" link="url:https%3A%2F%2Fexample.org%2Fx|title:X|"][vc_single_image image="7"]'
        '[vc_toggle title="Why?"]Because.[/vc_toggle]'
        f'[vc_raw_html]{packed}[/vc_raw_html][vc_gmaps link="x"][/vc_column][/vc_row]'
    )
    assert blocks[0]["html"] == (
        '<h3>A head</h3><p>One.</p><p>Two.</p><p><a href="https://example.org/x">Go</a></p>'
    )
    assert (blocks[1]["source"], blocks[2]["html"]) == ("7", "<h3>Why?</h3><p>Because.</p><p>Packed</p>")
    assert losses == [("live-part", "vc_gmaps")]
    blocks, losses = read(
        "[et_pb_section][et_pb_row][et_pb_column][et_pb_text]<p>Divi</p>[/et_pb_text]"
        '[et_pb_button button_url="/x" button_text="Go" /][et_pb_contact_form /][/et_pb_column]'
        "[/et_pb_row][/et_pb_section]"
    )
    assert blocks[0]["html"] == '<p>Divi</p><p><a href="/x">Go</a></p>'
    assert losses == [("form", "et_pb_contact_form")]


def test_elementor_is_read_from_what_it_keeps_beside_the_post():
    def widget(kind, **settings):
        return {"elType": "widget", "widgetType": kind, "settings": settings}

    tree = [
        {
            "elType": "section",
            "elements": [
                {
                    "elType": "column",
                    "elements": [
                        widget("heading", title="A head", header_size="h3"),
                        widget("text-editor", editor="<p>Some <strong>words</strong>.</p>"),
                        widget("image", image={"id": 7, "url": "https://old.example.org/l.png"}, caption="C"),
                        widget("button", text="Go", link={"url": "/x"}),
                        widget("icon-list", icon_list=[{"text": "a"}, {"text": "b", "link": {"url": "/y"}}]),
                        widget("accordion", tabs=[{"tab_title": "Q", "tab_content": "<p>A</p>"}]),
                        widget("posts"),
                        widget("form", title="Sign"),
                        widget("html", html="<script>x()</script>"),
                    ],
                }
            ],
        }
    ]
    blocks, losses = read("Plain", _elementor_data=json.dumps(tree), _elementor_edit_mode="builder")
    assert blocks[0]["html"] == "<h3>A head</h3><p>Some <b>words</b>.</p>"
    assert (blocks[1]["source"], blocks[1]["caption"]) == ("7", "C")
    assert blocks[2]["html"] == (
        '<p><a href="/x">Go</a></p><ul><li>a</li><li><a href="/y">b</a></li></ul><h3>Q</h3><p>A</p><p>Sign</p>'
    )
    assert losses == [("form", "form"), ("script", "script"), ("widget", "posts")]


@pytest.mark.parametrize("kept", ["{", '{"a": 1}', "[" * 5_000, "7"])
def test_elementor_that_cannot_be_read_leaves_the_plain_text(kept):
    blocks, losses = read("Plain", _elementor_data=kept)
    assert (blocks[0]["html"], losses) == ("<p>Plain</p>", [("builder-not-read", "Elementor")])


def test_blocks_of_the_editor_lose_their_comments_and_keep_their_words():
    blocks, losses = read(
        '<!-- wp:heading {"level":2} --><h2>Head</h2><!-- /wp:heading -->\n'
        '<!-- wp:paragraph --><p>One<sup data-fn="n1" class="fn"><a href="#n1">1</a></sup>\ntwo.'
        "</p><!-- /wp:paragraph -->\n"
        '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div><!-- wp:paragraph --><p>In</p>'
        "<!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->\n"
        '<!-- wp:image {"id":7} --><figure><img src="/l.png" class="wp-image-7"/><figcaption>C'
        "</figcaption></figure><!-- /wp:image -->"
        '<!-- wp:embed {"url":"https://vimeo.com/1"} --><figure><div>https://vimeo.com/1</div>'
        "</figure><!-- /wp:embed -->"
        '<!-- wp:file {"id":8,"href":"/x.pdf"} --><div><a href="/x.pdf">X</a></div><!-- /wp:file -->'
        '<!-- wp:block {"ref":12} /--><!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:acme/strange {"a":1} /-->'
        "<!-- wp:footnotes /-->",
        footnotes=json.dumps([{"id": "n1", "content": "A <em>note</em>"}]),
    )
    assert blocks[0]["html"] == "<h2>Head</h2><p>One<sup>1</sup> two.</p><p>In</p>"
    assert [block["kind"] for block in blocks] == ["text", "picture", "embed", "file", "text"]
    assert (blocks[1]["source"], blocks[1]["caption"], blocks[3]["source"]) == ("7", "C", "8")
    assert blocks[4]["html"] == "<ol><li>A <i>note</i></li></ol>"
    assert losses == [("live-part", "acme/strange"), ("live-part", "latest-posts"), ("reused-part", "12")]


def test_shortcodes_of_wordpress_itself():
    blocks, losses = read(
        '[caption id="attachment_7" width="300"]<img src="/l.png" alt="L" /> A <b>lake</b>[/caption]\n\n'
        'Words[footnote]A note[/footnote] and [sic], [1], [[caption]].\n\n[gallery ids="3, 4"]\n\n'
        '[embed]https://www.youtube.com/watch?v=abcdefghijk[/embed]\n\n[contact-form-7 id="5"]\n\n'
        "https://vimeo.com/12\n\nhttps://example.org/a\n\n[strange x='1']kept[/strange]"
    )
    assert blocks[0] == {
        "kind": "picture",
        "address": "/l.png",
        "source": "7",
        "alt": "L",
        "caption": "A lake",
    }
    assert blocks[1]["html"] == "<p>Words<sup>1</sup> and [sic], [1], [[caption]].</p>"
    assert [block.get("source") for block in blocks[2:4]] == ["3", "4"]
    assert [block["address"] for block in blocks[4:6]] == [
        "https://www.youtube.com/watch?v=abcdefghijk",
        "https://vimeo.com/12",
    ]
    assert blocks[6]["html"] == (
        '<p><a href="https://example.org/a">https://example.org/a</a></p><p>kept</p><hr><ol><li>A note</li></ol>'
    )
    assert losses == [("form", "contact-form-7"), ("shortcode", "strange")]


def test_brackets_that_are_no_shortcode_stay():
    text = "In [2019] the Committee [sic] said [it] and [word] ["
    assert read(text)[0][0]["html"] == f"<p>{text}</p>"


def test_attributes_are_read_in_every_kind_of_quotes():
    found = shortcodes.attributes_of(""" a="1 &amp; 2" b='3' c=4 d=“5” "6" seven""")
    assert found == {"a": "1 & 2", "b": "3", "c": "4", "d": "5", "0": "6", "1": "seven"}


@pytest.mark.parametrize(
    "content",
    [
        "[fusion_text " * 3_000,
        "[vc_row]" * 3_000,
        "[a b='" * 4_000,
        "[" * 30_000,
        '[caption x="' + "y" * 90_000,
    ],
)
def test_brackets_without_end_are_read_in_no_time(content):
    blocks, losses = read(content)
    assert isinstance(blocks, list) and len(losses) <= 2
