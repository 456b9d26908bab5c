"""Rich text as a row of passages: each run of words in a paragraph, heading or list item is one.

A passage is shown without the addresses in it: `<a linktype="page" id="3">` is `<a id="a1">`, so that a translator
moves the link and cannot break it. What comes back may hold words and the same few inline tags, nothing else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

# fmt: off
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})
# fmt: on
ITEMS = frozenset(("li", "td", "th", "dt", "dd", "tr"))
Attributes = dict[str, dict[str, Any]]
"""What was hidden of a passage: the placeholder's id and the attributes that stand there."""


class NotInline(ValueError):
    """A passage that holds more than words and inline tags; `what` is the tag or attribute that is too much."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(slots=True)
class Run:
    """Nodes that stand side by side and read as one passage."""

    nodes: list[Any]

    @property
    def holder(self) -> Tag:
        """The element that they stand in."""
        return self.nodes[0].parent

    def html(self) -> str:
        return "".join(str(node) for node in self.nodes).strip()


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html or "", "html.parser")


def is_inline(node: Any) -> bool:
    return isinstance(node, NavigableString) or (not is_block(node) and not node.find(is_block))


def is_block(tag: Tag) -> bool:
    """Pictures and films stand alone; any other embedded thing, such as a live figure, stands among words."""
    if tag.name == "embed":
        return tag.get("embedtype") in ("image", "media", None) and "id" not in tag.attrs
    return tag.name not in INLINE


def runs(parent: Tag) -> Iterator[Run]:
    """Every passage below an element, in the order in which it is read."""
    together: list[Any] = []
    for node in [*parent.children, None]:
        if node is not None and is_inline(node):
            together.append(node)
            continue
        if "".join(part.get_text() for part in together).strip():
            yield Run(together)
        together = []
        if node is not None:
            yield from runs(node)


def hidden(html: str) -> tuple[str, Attributes]:
    """A passage without its attributes, and what they were."""
    soup, known = parsed(html), {}
    for count, tag in enumerate((tag for tag in soup.find_all(True) if tag.attrs), 1):
        name = f"{tag.name}{count}"
        known[name], tag.attrs = tag.attrs, {"id": name}
    return str(soup), known


def restored(text: str, known: Attributes) -> str:
    """A passage with its attributes again. Raises NotInline for what may not stand in one."""
    soup = parsed(text)
    for node in soup.descendants:
        if isinstance(node, Comment):
            raise NotInline("<!-- -->")
        if isinstance(node, Tag):
            if node.name not in INLINE and not (node.name == "embed" and node.attrs.get("id")):
                raise NotInline(f"<{node.name}>")
            name = str(node.attrs.get("id", ""))
            if set(node.attrs) - {"id"} or (node.attrs and not name.startswith(node.name)):
                raise NotInline(f"<{node.name} {' '.join(node.attrs)}>")
            if node.attrs and name not in known:
                raise NotInline(f'<{node.name} id="{name}">')
            node.attrs = dict(known.get(name, {}))
    return str(soup)


def passages(html: str) -> list[tuple[str, Attributes]]:
    return [hidden(run.html()) for run in runs(parsed(html))]


def replaced(html: str, texts: Mapping[int, str], more: Mapping[int, Attributes] | None = None) -> str:
    """The text with other words in some of its passages. `more`: attributes of links that are new to a passage."""
    soup = parsed(html)
    for number, run in enumerate(list(runs(soup))):
        if number in texts:
            known = {**(more or {}).get(number, {}), **hidden(run.html())[1]}
            put(run, restored(texts[number], known))
    return str(soup)


def put(run: Run, html: str) -> None:
    old, new = run.nodes, list(parsed(html).contents)
    for node in new:
        old[0].insert_before(node)
    for node in old:
        node.extract()
    run.nodes = new


def extended(html: str, *, after: int | None, like: str, number: int, text: str) -> str:
    """The text with one more passage: the element that holds passage `number` of `like`, with these words.

    It stands behind passage `after`, or first. A list item joins the list before it, other elements follow the
    whole list.
    """
    soup, model = parsed(html), parsed(like)
    run = list(runs(model))[number]
    put(run, restored(text, hidden(run.html())[1]))
    piece = top(run) if after is None or run_tag(run) not in ITEMS else run_item(run)
    if after is None:
        soup.insert(0, piece)
        return str(soup)
    before = list(runs(soup))[after]
    same = run_tag(run) in ITEMS and run_tag(before) == run_tag(run)
    if run_tag(run) in ITEMS and not same:
        piece = listed(piece, model_list=run)
    (run_item(before) if same else top(before)).insert_after(piece)
    return str(soup)


def run_tag(run: Run) -> str:
    item = run_item(run)
    return item.name if isinstance(item, Tag) else ""


def run_item(run: Run) -> Any:
    """The list item or cell that a passage stands in, else the element that holds it, else its first node."""
    holder = run.holder
    for tag in [holder, *holder.parents]:
        if tag.name in ITEMS:
            return tag
    return holder if holder.parent is not None else run.nodes[0]


def top(run: Run) -> Any:
    """The outermost element that a passage stands in."""
    node: Any = run.nodes[-1]
    while node.parent is not None and node.parent.parent is not None:
        node = node.parent
    return node


def listed(piece: Tag, *, model_list: Run) -> Tag:
    """A list item alone in a list of the kind that it came from."""
    kind = next((tag.name for tag in piece.parents if tag.name in ("ul", "ol")), "ul")
    home = BeautifulSoup("", "html.parser").new_tag(kind)
    home.append(piece.extract())
    return home


def shortened(html: str, numbers: set[int]) -> str:
    """The text without some of its passages, and without the elements that are empty then."""
    soup = parsed(html)
    for number, run in enumerate(list(runs(soup))):
        if number in numbers:
            holder = run.holder
            for node in run.nodes:
                node.extract()
            while (
                holder.parent is not None
                and not holder.get_text().strip()
                and not holder.find(["embed", "img"])
            ):
                holder, empty = holder.parent, holder
                empty.extract()
    return str(soup)


def plain(text: str) -> str:
    """A passage as words alone, for lists and comparisons."""
    return re.sub(r"\s+", " ", parsed(text).get_text()).strip()


@dataclass(frozen=True, slots=True)
class Mark:
    """A word to readers about a passage; `lang` and `dir` are those of the passage where it is in another language."""

    note: str
    lang: str = ""
    dir: str = ""


def marked(html: str, marks: Mapping[int, Mark], behind: Mapping[int, str], *, lang: str, dir: str) -> str:
    """The text with some passages marked, each with its word to readers, which is in `lang`.

    `behind`: a word to stand alone behind the element of a passage, about one that is missing there.
    """
    soup = parsed(html)
    for number, run in enumerate(list(runs(soup))):
        if number in behind:
            missing = element(soup, "p", "lags lags-missing", "")
            missing.append(element(soup, "span", "lags-note", behind[number]))
            top(run).insert_after(missing)
        if number in marks:
            set_apart(soup, run, marks[number], lang=lang, dir=dir)
    return str(soup)


def set_apart(soup: BeautifulSoup, run: Run, mark: Mark, *, lang: str, dir: str) -> None:
    holder = run.holder
    if holder is soup:
        holder = element(soup, "span", "", "")
        run.nodes[0].insert_before(holder)
        for node in run.nodes:
            holder.append(node.extract())
    holder["class"] = " ".join(["lags", *filter(None, holder.get_attribute_list("class"))])
    note = element(soup, "span", "lags-note", mark.note)
    if mark.lang:
        holder["lang"], holder["dir"] = mark.lang, mark.dir
        note["lang"], note["dir"] = lang, dir
    run.nodes[-1].insert_after(" ", note)


def element(soup: BeautifulSoup, name: str, kind: str, text: str) -> Tag:
    made = soup.new_tag(name)
    if kind:
        made["class"] = kind
    if text:
        made.string = text
    return made
