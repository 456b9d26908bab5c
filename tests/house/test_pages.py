"""Templates hold no inline style or script and load nothing from elsewhere; styles know no left and right."""

import re

from tests.house import tree

TEMPLATES = tree.PALAIS / "web" / "templates"
STATIC = tree.PALAIS / "web" / "static"

INLINE = {
    "inline style": re.compile(r"(?i)<[a-z][^>]*\sstyle\s*="),
    "style element": re.compile(r"(?i)<style[\s>]"),
    "event attribute": re.compile(r"(?i)<[a-z][^>]*\son[a-z]+\s*="),
    "script in the page": re.compile(
        r"(?i)<script(?! type=\"application/ld\+json\">)(?![^>]*\ssrc\s*=)[^>]*>"
    ),
    "script address": re.compile(r"(?i)(?:href|src|action)\s*=\s*[\"']?\s*javascript:"),
    "loaded from elsewhere": re.compile(
        r"(?i)<(?:script|link|img|iframe|source|video|audio|embed|object)\b[^>]*\s(?:src|srcset|href|data)\s*=\s*"
        r"[\"']?\s*(?:https?:)?//"
    ),
}
# Where an address in a `link` element is a name or a pointer, nothing is loaded.
POINTERS = re.compile(r'(?i)<link\b[^>]*rel="(?:canonical|alternate|license|author)"[^>]*>')
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
COMMENT = re.compile(r"/\*.*?\*/|{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
FROM_ELSEWHERE = re.compile(r"(?i)(?:url\(|@import)\s*[\"']?\s*(?:https?:)?//")


def without_comments(source: str) -> str:
    """The source with comments blanked out, line by line, so that line numbers still hold."""
    return COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)


def faults_of_a_template(source: str) -> list[str]:
    plain = POINTERS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), without_comments(source))
    return [
        f"{plain.count(chr(10), 0, found.start()) + 1} {name}"
        for name, pattern in INLINE.items()
        for found in pattern.finditer(plain)
    ]


def faults_of_a_style(source: str) -> list[str]:
    plain = without_comments(source)
    found = [*PHYSICAL.finditer(plain), *FROM_ELSEWHERE.finditer(plain)]
    return [f"{plain.count(chr(10), 0, one.start()) + 1} {one[0].strip()}" for one in found]


def test_templates_hold_no_inline_style_or_script_and_load_nothing_from_elsewhere():
    pages = tree.files(".html", ".svg", under=TEMPLATES)
    assert [
        f"{tree.name(page)}:{fault}" for page in pages for fault in faults_of_a_template(tree.text(page))
    ] == []


def test_styles_know_no_left_and_right_and_load_nothing_from_elsewhere():
    styles = tree.files(".css", under=STATIC)
    assert styles != []
    assert [
        f"{tree.name(sheet)}:{fault}" for sheet in styles for fault in faults_of_a_style(tree.text(sheet))
    ] == []


def test_the_checks_see_each_fault():
    page = (
        '<p style="color:red">\n<style>\n<a onclick="x()">\n<script>x()</script>\n<a href="javascript:x">\n'
        '<img src="https://example.org/a.png">\n<link rel="canonical" href="https://example.org/">\n'
        '<script type="application/ld+json">{{ data }}</script>\n'
        '<script type="application/ld+json" id="x">y</script>\n'
        '<script src="{% static \'a.js\' %}" defer></script>\n<a href="https://example.org/">fine</a>'
    )
    assert sorted(faults_of_a_template(page)) == [
        "1 inline style",
        "2 style element",
        "3 event attribute",
        "4 script in the page",
        "5 script address",
        "6 loaded from elsewhere",
        "9 script in the page",
    ]
    style = (
        "a { margin-left: 1px; }\nb { left: 0; }\nc { text-align: right; }\n"
        "d { border-top-left-radius: 1px; }\n"
        'e { background: url("https://example.org/x"); }\n/* left: 0 */ f { margin-inline-start: 1px; }'
    )
    assert [fault.split()[0] for fault in faults_of_a_style(style)] == ["1", "2", "3", "4", "5"]
