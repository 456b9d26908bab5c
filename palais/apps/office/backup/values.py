"""How a value of a column is written in a backup, the same from both kinds of database.

Numbers, truth values and texts are as they are. A JSON column is its text. A moment is ISO 8601 with its offset, a
length of time in microseconds, a UUID with dashes, a decimal number its digits, bytes in base64.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field

Reader = Callable[[Any], Any]

WRITTEN: dict[type, Callable[[Any], Any]] = {
    datetime: datetime.isoformat,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: lambda value: value // timedelta(microseconds=1),
    UUID: str,
    Decimal: str,
    bytes: lambda value: b64encode(value).decode("ascii"),
    memoryview: lambda value: b64encode(bytes(value)).decode("ascii"),
}
READ: dict[str, Callable[[Any], Any]] = {
    "DateTimeField": datetime.fromisoformat,
    "DateField": date.fromisoformat,
    "TimeField": time.fromisoformat,
    "DurationField": lambda value: timedelta(microseconds=value),
    "UUIDField": UUID,
    "DecimalField": Decimal,
    "BinaryField": b64decode,
}


class ValueNotKept(TypeError):
    """A column holds something that no backup can hold: a room added a kind of column and did not say how."""


def converter(field: Field) -> Reader | None:
    """What turns a value as the database gives it into one of Python; None where it is one already."""
    column = field.get_col(field.model._meta.db_table)
    converters = connection.ops.get_db_converters(column)

    def converted(value: Any) -> Any:
        for convert in converters:
            value = convert(value, column, connection)
        return value

    return converted if converters else None


def written(value: Any) -> Any:
    """A value that JSON has no form for, in ours. Raises ValueNotKept."""
    try:
        return WRITTEN[type(value)](value)
    except KeyError:
        raise ValueNotKept(f"A column holds a {type(value).__name__}, which a backup cannot hold.") from None


def reader(field: Field) -> Reader:
    """What turns a value of a backup into one that this database takes. Raises ValueError, TypeError."""
    final = field.get_col(field.model._meta.db_table).output_field
    read = READ.get(final.get_internal_type())
    if read is None:
        return lambda value: value
    return lambda value: (
        None if value is None else final.get_db_prep_value(read(value), connection, prepared=True)
    )
