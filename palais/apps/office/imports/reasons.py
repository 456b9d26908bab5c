"""Why a row is not understood, in conflict, or kept, as sentences. Kinds add their own."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    "empty": _("%(field)s is empty."),
    "too-long": _("%(field)s is longer than %(most)s characters."),
    "formula": _(
        "%(field)s holds a formula or an error of the spreadsheet (%(text)s). Paste the value instead."
    ),
    "control": _("%(field)s holds signs that cannot be shown. Type it again."),
    "not-a-choice": _("%(field)s: “%(text)s” is none of %(known)s."),
    "not-a-day": _("%(field)s: “%(text)s” is not a date. Write it as 2015-04-03."),
    "no-such-day": _("%(field)s: “%(text)s” is not a day of the calendar."),
    "two-days": _(
        "%(field)s: “%(text)s” can be two days. Write it as 2015-04-03, or choose which comes first, day or month."
    ),
    "twice": _("It is about the same as line %(line)s."),
    "two-records": _("It can be more than one: %(names)s. Give the key of the right one."),
    "changed-since": _("It was changed after the preview: %(fields)s. Nothing was written over it."),
    "gone-since": _("It is no longer there."),
    "added-since": _("It was added by somebody else after the preview: %(names)s."),
    "changed-after": _("It was changed after the import: %(fields)s. This was kept."),
    "in-use": _("Something else now depends on it: %(what)s. It was kept."),
}


REPAIRS: dict[str, Any] = {}


def register_repairs(names: Mapping[str, Any]) -> None:
    """What the repairs of a kind are called."""
    REPAIRS.update(names)


def repair(code: str) -> str:
    return str(REPAIRS.get(code, code))


def register(sentences: Mapping[str, Any]) -> None:
    SENTENCES.update(sentences)


def sentence(reason: Mapping[str, Any], *, labels: Mapping[str, Any]) -> str:
    """The reason in the language of the reader; fields are called as the kind calls them."""
    values = {name: shown(name, value, labels) for name, value in reason.items() if name != "code"}
    code = reason["code"]
    return str(SENTENCES[code]) % values if code in SENTENCES else str(code)


def shown(name: str, value: Any, labels: Mapping[str, Any]) -> str:
    if name in ("field", "fields"):
        several = value if isinstance(value, list) else [value]
        return ", ".join(str(labels.get(one, one)) for one in several)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
