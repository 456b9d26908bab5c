"""Automatic numbers of a DOCX: what Word prints before a paragraph though it is not in its text.

It knows numbering.xml, styles that carry a numbering, levels, restarts and the forms of numbers.
It does not know fields or numbers of headings made by macros.
The format is ECMA-376 (Office Open XML), part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MOST_STYLES = 12
_PLACE = re.compile(r"%([1-9])")
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "零一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The numberings of one document, which count as they are asked."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _styles: dict[str, tuple[str | None, str | None, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> tuple[str, int]:
        """The number printed before a paragraph and its level; empty without one. Counts on with each call."""
        number, level = self._of(paragraph)
        levels = self._levels.get(number or "", {})
        if not number or number == "0" or level not in levels:
            return "", 0
        counts = self._counts.setdefault(self._abstract.get(number, number), [None] * _LEVELS)
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            told = levels.get(at, _Level())
            value = counts[at]
            return _written(told.start if value is None else value, told.form)

        if levels[level].form == "bullet":
            return "•", level
        return _PLACE.sub(written, levels[level].text).strip(), level

    def _of(self, paragraph: etree._Element) -> tuple[str | None, int]:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number = _value(own, "numId") if own is not None else None
        level = _value(own, "ilvl") if own is not None else None
        style = _value(paragraph.find(f"{W}pPr"), "pStyle")
        for _ in range(_MOST_STYLES):
            if number is not None or style is None:
                break
            parent, number, styled = self._styles.get(style, (None, None, 0))
            level = level if level is not None else (str(styled) if number is not None else None)
            style = parent
        return number, min(int(level), _LEVELS - 1) if level and level.isdigit() else 0


def numbering(definitions: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The numberings of a document; one that numbers nothing where it has none."""
    found = Numbering()
    abstract: dict[str, dict[int, _Level]] = {}
    for one in definitions.iter(f"{W}abstractNum") if definitions is not None else ():
        abstract[str(one.get(f"{W}abstractNumId"))] = _levels(one)
    for one in definitions.iter(f"{W}num") if definitions is not None else ():
        number, base = str(one.get(f"{W}numId")), _value(one, "abstractNumId") or ""
        levels = dict(abstract.get(base, {}))
        restarted = False
        for override in one.findall(f"{W}lvlOverride"):
            at = int(override.get(f"{W}ilvl") or 0)
            start = _value(override, "startOverride")
            levels.update(_levels(override))
            if start and start.isdigit():
                told = levels.get(at, _Level())
                levels[at] = _Level(told.form, told.text, int(start))
                restarted = True
        found._levels[number] = levels
        found._abstract[number] = f"{base}/{number}" if restarted else base
    for style in styles.iter(f"{W}style") if styles is not None else ():
        told = style.find(f"{W}pPr/{W}numPr")
        level = _value(told, "ilvl") if told is not None else None
        found._styles[str(style.get(f"{W}styleId"))] = (
            _value(style, "basedOn"),
            _value(told, "numId") if told is not None else None,
            int(level) if level and level.isdigit() else 0,
        )
    return found


def _levels(within: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in within.findall(f"{W}lvl"):
        at, start = level.get(f"{W}ilvl") or "0", _value(level, "start") or "1"
        if at.isdigit() and int(at) < _LEVELS:
            found[int(at)] = _Level(
                _value(level, "numFmt") or "decimal",
                _value(level, "lvlText") or "",
                int(start) if start.isdigit() else 1,
            )
    return found


def _value(within: etree._Element | None, name: str) -> str | None:
    told = within.find(f"{W}{name}") if within is not None else None
    return told.get(f"{W}val") if told is not None else None


def _written(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = (
            chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 130 else str(value)
        )
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return _roman(value).upper() if form == "upperRoman" else _roman(value)
    if form in ("arabicAbjad", "arabicAlpha") and 0 < value <= len(_ARABIC):
        return _ARABIC[value - 1]
    if form.startswith(("chineseCounting", "ideographDigital", "taiwaneseCounting")) and 0 < value < 100:
        tens, ones = divmod(value, 10)
        return f"{'' if tens < 2 else _CHINESE[tens]}{'十' if tens else ''}{_CHINESE[ones] if ones else ''}"
    return "" if form == "none" else str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        while value >= worth and len(written) < 24:
            written += letters
            value -= worth
    return written
