"""Values as PHP writes them down ("serialize"), read as plain data. Objects are refused.

There is no law here.
"""

from __future__ import annotations

_DEEPEST = 12
Value = str | int | float | bool | None | dict[str, "Value"]


class NotPlain(ValueError):
    """The text is no such value, or holds an object."""


def read(text: str) -> Value:
    """The value. Raises NotPlain."""
    try:
        value, end = _value(text.encode(), 0, 0)
    except (IndexError, ValueError, UnicodeDecodeError) as error:
        raise NotPlain from error
    if text.encode()[end:].strip():
        raise NotPlain
    return value


def _value(raw: bytes, at: int, depth: int) -> tuple[Value, int]:
    if depth > _DEEPEST:
        raise NotPlain
    kind = raw[at : at + 2]
    if kind == b"N;":
        return None, at + 2
    end = raw.index(b";" if kind in (b"i:", b"b:", b"d:") else b":", at + 2)
    said = raw[at + 2 : end]
    if kind == b"i:":
        return int(said), end + 1
    if kind == b"b:":
        return said == b"1", end + 1
    if kind == b"d:":
        return float(said), end + 1
    if kind == b"s:":
        start, size = end + 2, int(said)
        if raw[end + 1 : start] != b'"' or raw[start + size : start + size + 2] != b'";':
            raise NotPlain
        return raw[start : start + size].decode(), start + size + 2
    if kind != b"a:" or raw[end + 1 : end + 2] != b"{":
        raise NotPlain
    found: dict[str, Value] = {}
    at = end + 2
    for _ in range(int(said)):
        key, at = _value(raw, at, depth + 1)
        found[str(key)], at = _value(raw, at, depth + 1)
    if raw[at : at + 1] != b"}":
        raise NotPlain
    return found, at + 1
