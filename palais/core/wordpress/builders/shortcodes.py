"""Shortcodes: `[name key="value"]what is inside[/name]`, nested, as a tree; then each made plain markup by its family.

What no family knows loses its brackets and keeps what is inside. A word in brackets that is no shortcode stays text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from palais.core.prose import Code, Losses

Attributes = dict[str, str]
Way = Callable[[Attributes, str, Losses], str]

_MOST = 20_000
_DEEPEST = 60
_TAG = re.compile(
    r"(\[?)\[(/?)([A-Za-z][A-Za-z0-9_-]{1,60})"
    r"""((?:\s(?:[^\[\]"'“”″]|"[^"]{0,20000}"|'[^']{0,20000}'|[“”″][^“”″]{0,2000}[“”″])*+)?)(/?)\](\]?)"""
)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|[“”″]([^“”″]*)[“”″]|([^\s"'\]]+))|"([^"]+)"|([^\s"'=]+)"""
)


@dataclass(slots=True)
class Node:
    """One shortcode, or with an empty name a stretch of text."""

    name: str
    attributes: Attributes = field(default_factory=dict)
    text: str = ""
    inside: list[Node] = field(default_factory=list)
    closed: bool = False


def attributes_of(text: str) -> Attributes:
    """Its attributes; those without a name are called "0", "1", …"""
    found: Attributes = {}
    for match in _ATTRIBUTE.finditer(text):
        if match[1]:
            value = next((match[place] for place in (2, 3, 4, 5) if match[place] is not None), "")
            found.setdefault(match[1].lower(), html.unescape(value))
        elif word := match[6] or match[7]:
            found[str(sum(key.isdigit() for key in found))] = html.unescape(word)
    return found


def parse(text: str) -> list[Node]:
    """The tree. An opening tag that nothing closes has nothing inside; a closing tag that nothing opened is dropped."""
    root = Node("")
    path, at = [root], 0
    for match in _TAG.finditer(text):
        if match[1] and match[6]:
            continue
        start, end = match.start() + len(match[1]), match.end() - len(match[6])
        path[-1].inside.append(Node("", text=text[at:start]))
        at = end
        name = match[3].lower()
        if match[2]:
            _close(path, name, text[start:end])
        else:
            node = Node(name, attributes_of(match[4]), text[start:end])
            path[-1].inside.append(node)
            if not match[5] and len(path) < _DEEPEST:
                path.append(node)
    path[-1].inside.append(Node("", text=text[at:]))
    while len(path) > 1:
        _give_up(path)
    return root.inside


def _close(path: list[Node], name: str, written: str) -> None:
    if not any(node.name == name for node in path[1:]):
        path[-1].inside.append(Node("", text=written))
        return
    while path[-1].name != name:
        _give_up(path)
    path.pop().closed = True


def _give_up(path: list[Node]) -> None:
    """What nothing closed holds nothing: what came after it stands beside it."""
    node = path.pop()
    path[-1].inside += node.inside
    node.inside = []


def reduce(text: str, *, ways: Mapping[str, Way], families: tuple[str, ...], losses: Losses) -> str:
    """The text without shortcodes. `families` are starts of names that are shortcodes even where no way knows them."""
    if "[" not in text:
        return text
    if text.count("[") > _MOST:
        losses.add(Code.SHORTCODE, "[")
        return text
    return "".join(_plain(node, ways, families, losses) for node in parse(text))


def _plain(node: Node, ways: Mapping[str, Way], families: tuple[str, ...], losses: Losses) -> str:
    if not node.name:
        return node.text
    inside = "".join(_plain(one, ways, families, losses) for one in node.inside)
    if (way := ways.get(node.name)) is not None:
        return way(node.attributes, inside, losses)
    named = any(not key.isdigit() for key in node.attributes)
    if node.name.startswith(families) or node.closed or named:
        losses.add(Code.SHORTCODE, node.name)
        return inside
    return node.text + inside
