"""An answer as plain data: what JSON, CSV and XLSX are written from, so that they cannot disagree with the page."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from palais.core.dates import PartialDate


def plain(value: Any) -> Any:
    """Frozen answers become dictionaries, lists, texts and numbers; a date known in part stays so ("2019")."""
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)
