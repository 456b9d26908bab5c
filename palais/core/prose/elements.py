"""Which elements carry text, which part it, which are left out and why.

It does not walk through any. There is no law here: elements are those of the HTML standard.
"""

from __future__ import annotations

from palais.core.prose.losses import Code

INLINE = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "cite": "i",
    "dfn": "i",
    "sup": "sup",
    "sub": "sub",
}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
PARTING = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "center",
        "address",
        "nav",
        "body",
    }
    | {"html", "fieldset", "dl", "dt", "dd", "details", "summary", "figcaption", "legend", "hgroup", "search"}
)
LEFT_OUT: dict[str, Code | None] = {
    "script": Code.SCRIPT,
    "noscript": None,
    "template": None,
    "head": None,
    "title": None,
    "meta": None,
    "link": None,
    "base": Code.SCRIPT,
    "style": Code.LOOK,
    "object": Code.OBJECT,
    "applet": Code.OBJECT,
    "param": None,
    "embed": Code.OBJECT,
    "form": Code.FORM,
    "input": Code.FORM,
    "select": Code.FORM,
    "textarea": Code.FORM,
    "option": None,
    "datalist": None,
    "svg": Code.DRAWING,
    "math": Code.DRAWING,
    "canvas": Code.DRAWING,
    "map": None,
    "area": None,
    "frameset": Code.FRAME,
    "frame": Code.FRAME,
    "portal": Code.FRAME,
}
ALLOWED = {"p", "h2", "h3", "h4", "ul", "ol", "li", "a", "b", "i", "br", "hr", "sup", "sub"}
SCHEMES = {"http", "https", "mailto", "tel"}
