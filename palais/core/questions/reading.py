"""Reading a question: every text gives one, and none gives an error.

OR binds least, then AND, which may be left out, then NOT and minus. It knows limits of length, depth and number.
There is no law here: docs/rules/questions.md has the choices.
"""

from __future__ import annotations

from collections.abc import Iterable

from palais.core.questions import lexing
from palais.core.questions.answers import All, Beginning, Either, Node, Phrase, Question, Slip, Without, Word
from palais.core.questions.lexing import AND, CLOSE, MINUS, NOT, OPEN, OR, PHRASE, WORD, Sign
from palais.core.words import words

LONGEST = 2_000
"""So many signs of a question are read."""

MOST_TERMS = 64
DEEPEST = 12
SHORTEST_BEGINNING = 2


def read(text: str) -> Question:
    """The question that a text asks. What was left out or read otherwise is told as slips."""
    slips: dict[Slip, None] = {}
    if len(text) > LONGEST:
        slips[Slip.TOO_LONG] = None
    sound = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    reader = _Reader(lexing.signs(sound), slips)
    node = reader.whole()
    if node is not None and _is_only_without(node):
        slips[Slip.ONLY_WITHOUT] = None
    return Question(node, tuple(slips))


def joined(parts: Iterable[Node], *, kind: type[All | Either]) -> Node | None:
    """Parts under one node; a part that is joined the same way gives its own parts, one alone stays itself."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    once = tuple(dict.fromkeys(flat))
    if not once:
        return None
    return once[0] if len(once) == 1 else kind(once)


class _Reader:
    """Takes signs from left to right. Brackets left open close at the end; what joins nothing is left out."""

    def __init__(self, signs: Iterable[Sign], slips: dict[Slip, None]) -> None:
        self.signs = list(signs)
        self.place = 0
        self.count = 0
        self.slips = slips

    def whole(self) -> Node | None:
        """The whole question; a bracket too many is told and left out."""
        parts = []
        while self.place < len(self.signs):
            part = self.either(depth=0)
            if part is not None:
                parts.append(part)
            if self.at(CLOSE):
                self.slip(Slip.BRACKET)
                self.place += 1
        return joined(parts, kind=All)

    def either(self, *, depth: int) -> Node | None:
        """Parts between OR."""
        parts = [self.all(depth=depth)]
        while self.at(OR):
            self.place += 1
            parts.append(self.all(depth=depth))
        there = [part for part in parts if part is not None]
        if len(there) < len(parts) and len(parts) > 1:
            self.slip(Slip.OPERATOR)
        return joined(there, kind=Either)

    def all(self, *, depth: int) -> Node | None:
        """Parts that must all be there, with or without AND between them."""
        parts: list[Node] = []
        owed = False
        while self.place < len(self.signs) and not self.at(OR) and not self.at(CLOSE):
            if self.at(AND):
                if not parts or owed:
                    self.slip(Slip.OPERATOR)
                owed = True
                self.place += 1
                continue
            part = self.one(depth=depth)
            if part is not None:
                parts.append(part)
                owed = False
        if owed:
            self.slip(Slip.OPERATOR)
        return joined(parts, kind=All)

    def one(self, *, depth: int) -> Node | None:
        """A word, a phrase or a bracket, with what denies it; twice denied is not denied."""
        denied = False
        while self.at(NOT) or self.at(MINUS):
            denied = not denied
            self.place += 1
        if self.place == len(self.signs) or self.signs[self.place].kind in (AND, OR, CLOSE):
            self.slip(Slip.OPERATOR)
            return None
        sign = self.signs[self.place]
        self.place += 1
        part = self.bracket(depth=depth + 1) if sign.kind == OPEN else self.term(sign)
        if part is None or not denied:
            return part
        return part.part if isinstance(part, Without) else Without(part)

    def bracket(self, *, depth: int) -> Node | None:
        """What stands in brackets; one that is not closed ends with the question."""
        if depth > DEEPEST:
            self.slip(Slip.TOO_DEEP)
            return None
        part = self.either(depth=depth)
        if self.at(CLOSE):
            self.place += 1
        else:
            self.slip(Slip.BRACKET)
        return part

    def term(self, sign: Sign) -> Node | None:
        """A word, a phrase or the beginning of a word; None where it holds no word."""
        if sign.unclosed:
            self.slip(Slip.QUOTATION_MARK)
        if not words(sign.text):
            return None
        self.count += 1
        if self.count > MOST_TERMS:
            self.slip(Slip.TOO_MANY_TERMS)
            return None
        if sign.kind == PHRASE:
            return Phrase(sign.text)
        assert sign.kind == WORD
        if not sign.text.endswith(("*", "＊")):
            return Word(sign.text.strip("*＊"))
        begun = sign.text.strip("*＊")
        if len(begun) >= SHORTEST_BEGINNING or not begun.isascii():
            return Beginning(begun)
        self.slip(Slip.BEGINNING_TOO_SHORT)
        return Word(begun)

    def at(self, kind: str) -> bool:
        """Whether the next sign is of this kind."""
        return self.place < len(self.signs) and self.signs[self.place].kind == kind

    def slip(self, slip: Slip) -> None:
        """Note a mistake in the question, once, however often it was made."""
        self.slips[slip] = None


def _is_only_without(node: Node) -> bool:
    """Whether a question only says what must not be there."""
    if isinstance(node, Without):
        return True
    if isinstance(node, All):
        return all(map(_is_only_without, node.parts))
    return isinstance(node, Either) and any(map(_is_only_without, node.parts))
