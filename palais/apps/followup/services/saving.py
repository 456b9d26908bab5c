"""What all deeds of the monitor share: sentences at fields, two people who edit at once, texts in several languages."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from palais.apps.office.services import translated
from palais.core.dates import DateNotUnderstood, PartialDate

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
Record = TypeVar("Record", bound=models.Model)
Texts = Mapping[str, Mapping[str, str]]
"""What is said, by language: each with its fields."""


class Refused(ValueError):
    """It cannot be saved; a sentence for each field at fault, "" for what belongs to no field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(self.faults.values()))


class ChangedMeanwhile(ValueError):
    """Somebody else saved it first; `version` is the one it has now."""

    def __init__(self, version: int) -> None:
        super().__init__(_("Somebody changed this after you opened it. Nothing was saved yet."))
        self.version = version


def held(record: Record, *, version: int) -> Record:
    """The record, locked, and one version further. Raises ChangedMeanwhile."""
    now: Any = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if now.version != version:
        raise ChangedMeanwhile(now.version)
    now.version += 1
    return now


def check_texts(texts: Texts, *, main: str, needed: str) -> dict[str, str]:
    """The faults of texts: a language that is none, and no text in the main language."""
    faults = {}
    for language in texts:
        if not LANGUAGE.fullmatch(language) or len(language) > 12:
            faults["texts"] = _(
                "“%(language)s” is not the code of a language: write one such as en or pt-BR."
            ) % {"language": language}
    if not texts.get(main, {}).get(needed, "").strip():
        faults["texts"] = _("Write the text in the main language (%(language)s).") % {"language": main}
    return faults


def put_texts(rows: Any, texts: Texts) -> None:
    """Make the texts of a record exactly these. `rows` is its related manager."""
    rows.exclude(language__in=list(texts)).delete()
    for language in translated.main_first(texts, main=rows.instance.language):
        rows.update_or_create(language=language, defaults=dict(texts[language]))


def put_links(rows: Any, field: str, wanted: Iterable[Any]) -> None:
    """Make the links of a record exactly these, in their order where they are new."""
    keys = list(dict.fromkeys(wanted))
    have = set(rows.values_list(field, flat=True))
    rows.filter(**{f"{field}__in": have - set(keys)}).delete()
    for key in keys:
        if key not in have:
            rows.create(**{field: key})


def date_of(text: str) -> PartialDate | None:
    """A date as far as it is known; None for a text that is none."""
    try:
        return PartialDate.parse(text)
    except DateNotUnderstood:
        return None


def not_a_date() -> str:
    return _("Write a year, a month or a day: 2019, 2019-05 or 2019-05-17.")


def values_of(record: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """Fields for the change log."""
    found = {name: getattr(record, name) for name in names}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in found.items()
    }
