"""The cells of a row about an organisation, made into values: choices in any language, States by name or code."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from palais.apps.office import facts as registry
from palais.apps.office.imports import Reading, Reason, Values, cells, reason
from palais.apps.office.imports.cells import CellNotUnderstood
from palais.apps.office.services.imports import organisation_reach as reach
from palais.apps.people.choices import Kind, Level, NameKind, Standing
from palais.core.words import fold
from palais.reference.names import StateNames, names_in

LONGEST = {"name": 250, "acronym": 40, "language": 12}
CHOICES: dict[str, Any] = {"kind": Kind, "level": Level, "standing": Standing}
DAYS = ("joined_on", "left_on")
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")
PARTED = re.compile(r"[|\n\r]+")
SENTENCES = {
    "no-state": _("%(field)s: “%(text)s” is no State that is known here. Nearest: %(nearest)s."),
    "no-states": _("The States are not loaded yet. Run “palais sync --apply” first."),
    "no-topic": _("%(field)s: “%(text)s” is no topic that is known here. Write its name as the site does."),
    "not-a-key": _("%(field)s: “%(text)s” is no key. A key has small letters, digits and hyphens."),
    "not-a-language": _("%(field)s: “%(text)s” is no code of a language, such as en or fr."),
    "not-an-address": _("%(field)s: “%(text)s” is no address of a website."),
    "left-before": _("%(field)s lies before the day on which it joined."),
    "unknown-key-known-name": _(
        "No organisation has the key “%(key)s”, but %(names)s has this name or website."
    ),
    "website-and-name": _(
        "The website is that of %(website)s, but the name that of %(names)s. Give the key."
    ),
    "other-state": _("%(names)s has this website, but another State. Give the key."),
    "same-acronym": _(
        "%(names)s has this acronym in the same State. Give its key, or another key for a new one."
    ),
}


class Cells:
    """Made once for a run: the names of States and of choices are read at the beginning."""

    def __init__(self) -> None:
        self.states = state_names()
        self.choices = {field: names_of(choices) for field, choices in CHOICES.items()}
        self.readers: dict[str, Callable[[str, str], Any]] = {
            **dict.fromkeys(CHOICES, self.choice),
            "key": self.key,
            "language": self.language,
            "state": self.state,
            "website": lambda text, field: cells.address(text, field=field),
        }
        topics = reach.topic_names()
        self.several: dict[str, tuple[Callable[[str, str], Any], Callable[[str], Any]]] = {
            "work_states": (self.state, self.states.find),
            "topics": (
                lambda text, field: reach.topic(text, field, known=topics),
                lambda text: fold(text) in topics,
            ),
            "languages": (self.language, lambda text: False),
        }

    def read(self, texts: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        """Every cell that says something; whatever is wrong in the row is named, not the first fault alone."""
        values: Values = {}
        faults: list[Reason] = []
        for field, several in texts.items():
            try:
                self.take(field, [text for text in several if text.strip()], values, date_order)
            except CellNotUnderstood as error:
                faults.append(error.reason)
        if "other_names" in values:
            values["other_names"] = [list(one) for one in sorted(set(map(tuple, values["other_names"])))]
        if not values.get("name") and not any(fault.get("field") == "name" for fault in faults):
            faults.append(reason("empty", field="name"))
        if values.get("joined_on") and values.get("left_on") and values["left_on"] < values["joined_on"]:
            faults.append(reason("left-before", field="left_on"))
        label = values.get("name") or " ".join(" ".join(texts.get("name", ())).split())[:250]
        return Reading(values, cells.CONTROL.sub("", label), tuple(faults))

    def take(self, field: str, several: list[str], values: Values, date_order: str) -> None:
        if not several:
            return
        if field in ("other_names", "former_names") or field.startswith("name_"):
            values["other_names"] = values.get("other_names", []) + self.names(field, several)
        elif field in self.several:
            reader, known = self.several[field]
            values[field] = sorted({reader(part, field) for part in reach.parts(several, known=known)})
        elif field in DAYS:
            values[field] = cells.day(several[0], field=field, order=date_order)
        elif field in self.readers:
            values[field] = self.readers[field](several[0], field)
        else:
            values[field] = cells.plain(several[0], field=field, most=LONGEST[field])

    def names(self, field: str, several: list[str]) -> list[list[str]]:
        kind = {"other_names": NameKind.OTHER, "former_names": NameKind.FORMER}.get(
            field, NameKind.TRANSLATION
        )
        language = field.removeprefix("name_") if kind is NameKind.TRANSLATION else ""
        parts = [part for text in several for part in PARTED.split(text) if part.strip()]
        return [[cells.plain(part, field=field, most=250), language, str(kind)] for part in parts]

    def choice(self, text: str, field: str) -> str:
        return cells.choice(text, self.choices[field], field=field, names=CHOICES[field].values)

    def state(self, text: str, field: str) -> str:
        said = cells.plain(text, field=field, most=200)
        if not self.states.by_code:
            raise CellNotUnderstood(reason("no-states"))
        found = self.states.find(said)
        if found is None:
            nearest = list(self.states.nearest(said)) or ["—"]
            raise CellNotUnderstood(reason("no-state", field=field, text=said[:60], nearest=nearest))
        return found

    def key(self, text: str, field: str) -> str:
        said = cells.plain(text, field=field, most=80)
        if not KEY.fullmatch(said):
            raise CellNotUnderstood(reason("not-a-key", field=field, text=said))
        return said

    def language(self, text: str, field: str) -> str:
        said = cells.plain(text, field=field, most=12).lower()
        if not LANGUAGE.fullmatch(said):
            raise CellNotUnderstood(reason("not-a-language", field=field, text=said))
        return said


def state_names() -> StateNames:
    """Every name and code of a State as the site has them, corrections included."""
    loader = registry.registered().get("states")
    return names_in(loader.model.public.values_list("raw", flat=True) if loader else [])


def names_of(choices: Any) -> dict[str, str]:
    """Values of a closed list by value and by name in each language, folded."""
    found = {fold(value.replace("-", " ")): value for value in choices.values}
    found |= {fold(value): value for value in choices.values}
    for language, _name in settings.INTERFACE_LANGUAGES:
        with translation.override(language):
            for value, label in choices.choices:
                found.setdefault(fold(str(label)), value)
    return found
