"""Links and filter forms that carry a question in their address."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _


def files(
    name: str, arguments: Sequence[str], *, query: str = "", forms: Sequence[str] = ("csv", "xlsx", "json")
) -> list[dict[str, str]]:
    """Links to the same answer as files."""
    tail = f"?{query}" if query else ""
    return [{"format": form.upper(), "url": reverse(name, args=[*arguments, form]) + tail} for form in forms]


def filter_form(
    *,
    action: str,
    wanted: Mapping[str, str],
    texts: Mapping[str, str],
    choices: Mapping[str, tuple[str, Sequence[tuple[str, str]]]],
    settled: Collection[str] = (),
) -> dict[str, Any]:
    """A form of plain controls and the active filters as chips, as `components/filters.html` takes it.

    A choice named in `settled` always has a value: it offers no "All" and makes no chip.
    """
    fields: list[dict[str, Any]] = [
        {"name": name, "label": label, "value": wanted[name]} for name, label in texts.items()
    ]
    for name, (label, options) in choices.items():
        entries = list(options) if name in settled else [("", _("All")), *options]
        fields.append(
            {
                "name": name,
                "label": label,
                "options": [
                    {"value": value, "label": text, "selected": value == wanted[name]}
                    for value, text in entries
                ],
            }
        )
    return {
        "action": action,
        "fields": fields,
        "active": chips(action, wanted, texts, choices, settled),
        "clear_url": action,
    }


def pager(action: str, wanted: Mapping[str, str], *, page: int, pages: int) -> dict[str, Any]:
    """The way to the page before and after, as `components/pager.html` takes it."""

    def address(number: int) -> str:
        asked = {name: value for name, value in wanted.items() if value}
        query = urlencode({**asked, **({"page": number} if number > 1 else {})})
        return f"{action}?{query}" if query else action

    return {
        "number": page,
        "count": pages,
        "previous_url": address(page - 1) if page > 1 else "",
        "next_url": address(page + 1) if page < pages else "",
    }


def chips(
    action: str,
    wanted: Mapping[str, str],
    texts: Mapping[str, str],
    choices: Mapping[str, tuple[str, Sequence[tuple[str, str]]]],
    settled: Collection[str],
) -> list[dict[str, str]]:
    shown = []
    for name, value in wanted.items():
        if not value or name in settled:
            continue
        label = value if name in texts else dict(choices[name][1]).get(value, value)
        rest = urlencode({other: text for other, text in wanted.items() if text and other != name})
        shown.append({"label": label, "remove_url": f"{action}?{rest}" if rest else action})
    return shown
