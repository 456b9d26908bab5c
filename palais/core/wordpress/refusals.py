"""Why an export is not taken. The sentence stands here in English; those who show it have it in six languages.

There is no law here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Refusal(StrEnum):
    """Why an export is refused."""

    NO_EXPORT = "no-export"
    DECLARES = "xml-declares"
    CUT_OFF = "export-cut-off"
    BROKEN = "export-broken"
    TOO_MANY = "too-many-items"
    ENCODING = "encoding-unknown"


class ExportRefused(ValueError):
    """The export is not taken; `code` says why, `values` where."""

    def __init__(self, code: Refusal, **values: Any) -> None:
        self.code, self.values = code, values
        super().__init__(f"{code.value} {values}" if values else code.value)
