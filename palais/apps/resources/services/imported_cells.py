"""The cells of a row about a resource, made into values: kinds in any language, organisations by any of their names."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from palais.apps.office.imports import Field, Reading, Reason, Values, cells, reason
from palais.apps.office.imports.cells import CellNotUnderstood
from palais.apps.people.models import Organisation
from palais.apps.resources.choices import Origin, WorkKind
from palais.apps.resources.models import Hub
from palais.apps.resources.models.codes import is_language
from palais.core import web_addresses
from palais.core.dates import DateNotUnderstood, PartialDate
from palais.core.words import fold

PARTED = re.compile(r"[|\n\r;]+")
YEAR_OR_MONTH = re.compile(r"\d{4}(-\d\d)?")
SENTENCES = {
    "no-hub": _("%(field)s: there is no hub “%(text)s”. There are: %(known)s."),
    "no-section": _("%(field)s: the hub has no section “%(text)s”. It has: %(known)s."),
    "not-a-language-tag": _("%(field)s: “%(text)s” is no code of a language, such as en, fr or zh-Hans."),
    "not-a-link": _("%(field)s: “%(text)s” is not the address of a web page."),
}


def fields() -> tuple[Field, ...]:
    """What a column may hold."""
    several = _("Several are parted by |. Known organisations are found by any of their names.")
    return (
        Field("key", _("Key"), _("Of a resource that is here already. Empty: it is found by its link.")),
        Field("title", _("Title"), required=True, guesses=("name", "resource", "titre", "título")),
        Field("organisations", _("Organisations"), several, guesses=("organisation", "author", "by")),
        Field("kind", _("Kind"), guesses=("type",)),
        Field("language", _("Language"), _("Its code, as en or fr. Empty: en."), guesses=("lang", "langue")),
        Field("link", _("Link"), required=True, guesses=("url", "address", "website")),
        Field("dated", _("Date"), _("A year, a month or a day."), guesses=("date", "year")),
        Field("summary", _("Summary"), guesses=("description", "abstract")),
        Field("origin", _("From"), guesses=("origin",)),
        Field("hub", _("Hub"), _("Its key or title.")),
        Field("section", _("Section"), _("Its key or title. Needed with a hub.")),
    )


class Cells:
    """Made once for a run: names of organisations, hubs and sections are read at the beginning."""

    def __init__(self) -> None:
        self.organisations = organisations()
        self.hubs, self.sections = hubs()
        self.kinds, self.origins = words_of(WorkKind), words_of(Origin)

    def read(self, row: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        """The values of a row; whatever is wrong is named, not the first fault alone."""
        values: Values = {}
        faults: list[Reason] = []
        readers: dict[str, Callable[[str], Any]] = {
            "key": lambda text: cells.plain(text, field="key", most=80),
            "title": lambda text: cells.plain(text, field="title", most=300),
            "organisations": self.makers,
            "kind": lambda text: cells.choice(text, self.kinds, field="kind", names=WorkKind.values),
            "origin": lambda text: cells.choice(text, self.origins, field="origin", names=Origin.values),
            "language": language,
            "link": link,
            "dated": lambda text: dated(text, order=date_order),
            "summary": lambda text: cells.plain(text[:5000], field="summary", most=5000),
        }
        for field, read in readers.items():
            text = next((one.strip() for one in row.get(field, ()) if one.strip()), "")
            try:
                if text:
                    values[field] = read(text)
            except CellNotUnderstood as error:
                faults.append(error.reason)
        faults += [reason("empty", field=one) for one in ("title", "link") if not any(row.get(one, ()))]
        self.place(row, values, faults)
        values.setdefault("language", "en")
        return Reading(values, values.get("title", ""), tuple(faults))

    def makers(self, text: str) -> list[list[str]]:
        names = [
            cells.plain(part, field="organisations", most=250) for part in PARTED.split(text) if part.strip()
        ]
        known = [(self.organisations.get(fold(name), ""), name) for name in names]
        return [[key, "" if key else name] for key, name in known]

    def place(self, row: Mapping[str, Sequence[str]], values: Values, faults: list[Reason]) -> None:
        """The hub and the section; one without the other is a fault."""
        said = {name: "".join(row.get(name, ())[:1]).strip()[:200] for name in ("hub", "section")}
        if not said["hub"] and not said["section"]:
            return
        for name in (one for one in said if not said[one]):
            faults.append(reason("empty", field=name))
            return
        hub = self.hubs.get(fold(said["hub"]))
        if hub is None:
            known = sorted(set(self.hubs.values()))
            faults.append(reason("no-hub", field="hub", text=said["hub"][:60], known=known or ["—"]))
            return
        section = self.sections[hub].get(fold(said["section"]))
        if section is None:
            known = sorted(set(self.sections[hub].values()))
            faults.append(
                reason("no-section", field="section", text=said["section"][:60], known=known or ["—"])
            )
            return
        values["places"] = [[hub, section]]


def language(text: str) -> str:
    said = cells.plain(text, field="language", most=40)
    try:
        is_language(said)
    except ValidationError:
        raise CellNotUnderstood(reason("not-a-language-tag", field="language", text=said)) from None
    return said


def link(text: str) -> str:
    try:
        said = cells.address(text, field="link")
        web_addresses.normal(said)
    except web_addresses.AddressNotUnderstood:
        raise CellNotUnderstood(reason("not-a-link", field="link", text=text[:100])) from None
    return said


def dated(text: str, *, order: str) -> str:
    """A year, a month, or a day in any usual form."""
    said = cells.plain(text, field="dated", most=60)
    if YEAR_OR_MONTH.fullmatch(said):
        try:
            return PartialDate.parse(said).isoformat()
        except DateNotUnderstood:
            raise CellNotUnderstood(reason("no-such-day", field="dated", text=said)) from None
    return cells.day(said, field="dated", order=order)


def organisations() -> dict[str, str]:
    """Keys of organisations by every name they have, folded."""
    found: dict[str, str] = {}
    for one in Organisation.objects.prefetch_related("other_names").order_by("pk"):
        for name in one.all_names:
            if name:
                found.setdefault(fold(name), one.key)
    return found


def hubs() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Hubs by key and title, and for each its sections by key and title, folded."""
    by_name: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {}
    for hub in Hub.everything.prefetch_related("texts", "sections__texts"):
        for name in (hub.slug, *(text.title for text in hub.texts.all())):
            by_name.setdefault(fold(name), hub.slug)
        sections[hub.slug] = {
            fold(name): section.slug
            for section in hub.sections.all()
            for name in (section.slug, *(text.title for text in section.texts.all()))
        }
    return by_name, sections


def words_of(choices: Any) -> dict[str, str]:
    """Values of a closed list by value and by name in each language, folded."""
    found = {fold(form): value for value in choices.values for form in (value, value.replace("-", " "))}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for value, label in choices.choices:
                found.setdefault(fold(str(label)), value)
    return found
