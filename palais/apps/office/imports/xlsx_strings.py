"""The shared texts of an Excel table, on disk: any number of them in a few megabytes of memory. Runs in the child."""

import os
import tempfile
from array import array
from typing import Any

from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

TEXT, WHOLE, RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("t", "si", "r"))
SHORT, MOST_SHORT = 120, 20_000
CLEARED_EVERY = 1_000


class Strings:
    """The texts by their number. Short ones, which come again and again, stay in memory as far as they fit."""

    def __init__(self, source: Any) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115
        self.ends = array("Q", [0])
        self.short: dict[int, str] = {}
        self.read(source)
        self.file.flush()

    def read(self, source: Any) -> None:
        end, root = 0, None
        for event, node in iterparse(source, events=("start", "end")):
            if root is None:
                root = node
            if event != "end" or node.tag != WHOLE:
                continue
            content = said(node).encode("utf-8", "surrogatepass")
            self.file.write(content)
            end += len(content)
            self.ends.append(end)
            node.clear()
            if len(self.ends) % CLEARED_EVERY == 0:
                del root[:-1]

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> str:
        known = self.short.get(number)
        if known is not None:
            return known
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self.ends[number], self.ends[number + 1]
        found = os.pread(self.file.fileno(), end - start, start).decode("utf-8", "surrogatepass")
        if end - start <= SHORT and len(self.short) < MOST_SHORT:
            self.short[number] = found
        return found


def said(node: Any) -> str:
    """The text of an entry: whole, or in runs of different looks; hints how to pronounce it are left out."""
    parts = []
    for child in node:
        if child.tag == TEXT:
            parts.append(child.text or "")
        elif child.tag == RUN:
            parts.append(child.findtext(TEXT) or "")
    return "".join(parts).replace("x005F_", "")
