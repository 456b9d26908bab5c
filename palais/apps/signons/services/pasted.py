"""A list of signatories as people paste it, one a line, understood: the name, its State, and which organisation it is.

Lines may be numbered or have bullets. The State may stand behind a comma, a dash or a bar, or in brackets; a third
part is the key of an organisation of this site, "-" says that it is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from palais.apps.office.imports import Match, reasons
from palais.apps.office.services.imports.organisation_cells import state_names
from palais.apps.office.services.imports.organisation_matches import Matches
from palais.apps.people.models import Organisation
from palais.core.words import fold
from palais.reference.names import StateNames

START = re.compile(r"^\s*(?:\d{1,4}\s*[.)]\s+|[•·*–—-]\s+)")
BARS = re.compile(r"\s*[|\t]\s*")
BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(（](?P<state>[^()（）]+)[)）]\s*$")
LAST_PART = re.compile(r"^(?P<name>.+?)\s*(?:[,،、，]|\s[–—-])\s*(?P<state>[^,،、，]+?)\s*$")
CODE = re.compile(r"[A-Za-z]{1,2}")
LONGEST = 250
MOST = 5_000
NONE = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """One signatory. `organisation` is its row here, None where it is none or cannot be told: `doubt` says why."""

    name: str
    state: str = ""
    organisation: int | None = None
    key: str = ""
    listed: bool = True
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """The entries in the order of the list, and what is wrong with it, in sentences that name the line."""

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


def understand(text: str) -> Understood:
    """Read a pasted list. An organisation is matched as an import of organisations does it: by name and State."""
    known, matches = state_names(), Matches()
    entries: list[Entry] = []
    faults: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    try:
        for number, line in numbered(text):
            name, state, key = parts(line, known)
            if not name or len(name) > LONGEST or number > MOST:
                faults.append(
                    _("Line %(line)s is not a name: “%(text)s”.") % {"line": number, "text": line[:60]}
                )
                continue
            entry = entry_of(name, state, key, matches)
            if key and key != NONE and entry.organisation is None:
                faults.append(
                    _("Line %(line)s: no organisation here has the key “%(text)s”.")
                    % {"line": number, "text": key[:60]}
                )
            same = (f"#{entry.organisation}", "") if entry.organisation else (fold(name), entry.state)
            if same in seen:
                faults.append(
                    _("Line %(line)s is the same as line %(first)s.") % {"line": number, "first": seen[same]}
                )
                continue
            seen[same] = number
            entries.append(entry)
    finally:
        matches.close()
    return Understood(with_keys(entries), tuple(faults))


def numbered(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        plain = " ".join(START.sub("", line.replace("\t", "|")).split())
        if plain:
            yield number, plain


def parts(line: str, known: StateNames) -> tuple[str, str, str]:
    """Name, code of the State and key of one line. What stands at the end and is no State belongs to the name."""
    if "|" in line:
        name, state, key = [*(part.strip() for part in BARS.split(line)), "", ""][:3]
        return name, known.find(state) or "" if state else "", key
    for shape in (BRACKETS, LAST_PART):
        found = shape.match(line)
        state = known.find(found["state"]) if found else None
        if found and state and not CODE.fullmatch(found["state"].strip()):
            return found["name"].strip(), state, ""
    return line.strip(), "", ""


def entry_of(name: str, state: str, key: str, matches: Matches) -> Entry:
    if key == NONE:
        return Entry(name, state)
    values = {"name": name, "state": state, **({"key": key} if key else {})}
    found: Match = matches.match(values)
    if key and not found.by_key:
        return Entry(name, state)
    doubt = "; ".join(reasons.sentence(one, labels={}) for one in found.doubts)
    return Entry(
        name, state or (matches.state_of(found.record) if found.record else ""), found.record, doubt=doubt
    )


def with_keys(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries with the keys of their organisations, and whether those are listed in public."""
    pks = [entry.organisation for entry in entries if entry.organisation]
    rows = Organisation.objects.filter(pk__in=pks).values_list("pk", "key", "is_listed")
    found = {pk: (key, listed) for pk, key, listed in rows}
    return tuple(
        Entry(
            name=entry.name,
            state=entry.state,
            organisation=entry.organisation,
            key=found[entry.organisation][0],
            listed=found[entry.organisation][1],
        )
        if entry.organisation in found
        else entry
        for entry in entries
    )
