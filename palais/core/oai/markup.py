"""XML written by hand: elements with texts and attributes, without signs that XML does not know.

It knows which characters XML 1.0 allows. It does not know any schema.
The law is XML 1.0, section 2.2.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, text: str, **attributes: str) -> str:
    """`<name attribute="…">text</name>`; attributes with an underscore stand for a colon: `xml_lang`."""
    return f"<{name}{written(attributes)}>{escape(clean(text))}</{name}>"


def written(attributes: dict[str, str]) -> str:
    """Attributes with a blank before each; empty ones are left out."""
    return "".join(
        f" {name.replace('_', ':')}={quoteattr(clean(value))}" for name, value in attributes.items() if value
    )


def clean(text: str) -> str:
    """The text without what no XML document can hold."""
    return _NOT_XML.sub("", text)
