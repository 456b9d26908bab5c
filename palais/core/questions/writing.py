"""A question written as a text again: the shortest that reads as the same question.

It knows brackets and the English words that join. There is no law here: docs/rules/questions.md has the choices.
"""

from __future__ import annotations

from palais.core.questions.answers import All, Beginning, Either, Node, Phrase, Without, Word


def write(node: Node | None) -> str:
    """The text of a question; empty for none. Reading it gives the question again."""
    return "" if node is None else _written(node, inside=False)


def _written(node: Node, *, inside: bool) -> str:
    if isinstance(node, Word):
        return node.text
    if isinstance(node, Beginning):
        return f"{node.text}*"
    if isinstance(node, Phrase):
        return f'"{node.text}"'
    if isinstance(node, Without):
        return f"NOT {_written(node.part, inside=True)}"
    joint = " " if isinstance(node, All) else " OR "
    text = joint.join(_written(part, inside=isinstance(part, All | Either)) for part in node.parts)
    return f"({text})" if inside else text
