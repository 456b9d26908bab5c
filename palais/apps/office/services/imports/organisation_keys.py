"""Keys for organisations that a file brings without one: from the name, else the acronym, else a short digest."""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from palais.apps.office.imports import Values
from palais.apps.people.models import Organisation
from palais.core.words import fold

LONGEST = 60


def free(several: Sequence[Values]) -> list[str]:
    """One key for each, none of them taken, each once; those that the file gave stay."""
    stems = [values.get("key") or stem(values) for values in several]
    wanted = set(stems)
    taken = set(Organisation.objects.filter(key__in=wanted).values_list("key", flat=True))
    keys: list[str] = []
    for values, first in zip(several, stems, strict=True):
        keys.append(next_free(first, values, taken))
        taken.add(keys[-1])
    return keys


def next_free(first: str, values: Values, taken: set[str]) -> str:
    """The stem itself, with its State, or with the first number that is free."""
    if first not in taken:
        return first
    second = f"{first}-{values['state'].lower()}" if values.get("state") else first
    if second not in taken and not Organisation.objects.filter(key=second).exists():
        return second
    number = 2
    while f"{second}-{number}" in taken or Organisation.objects.filter(key=f"{second}-{number}").exists():
        number += 1
    return f"{second}-{number}"


def stem(values: Values) -> str:
    for text in (values["name"], values.get("acronym", "")):
        found = re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")[:LONGEST].strip("-")
        if len(found) > 1:
            return found
    return f"organisation-{hashlib.sha256(fold(values['name']).encode()).hexdigest()[:8]}"


def now() -> datetime:
    return timezone.now()
