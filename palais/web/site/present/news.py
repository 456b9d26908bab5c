"""Changes in the facts as one line of plain text each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from palais.apps.office.choices import FactChangeKind
from palais.apps.office.desk import words
from palais.web.answers.news import FactNews
from palais.web.site.present import dates, labels

MOST_COLUMNS = 4
LONGEST = 120
QUIET = {"note", "notes", "source"}


@dataclass(frozen=True, slots=True)
class Names:
    """What States (by code) and treaties (by key) are called in the active language."""

    states: Mapping[str, str]
    treaties: Mapping[str, str]


def sentence(change: FactNews, *, names: Names) -> str:
    """What changed: the thing, how, and, where a row was changed, its columns from what to what."""
    what = act(change.key, names) if change.table == "ratifications" else row(change)
    how = str(FactChangeKind(change.kind).label)
    differing = columns(change) if change.kind == "update" else ""
    if not differing:
        return _("%(what)s – %(how)s") % {"what": what, "how": how}
    return _("%(what)s – %(how)s: %(differing)s") % {"what": what, "how": how, "differing": differing}


def act(key: str, names: Names) -> str:
    """ "Morocco: Ratification, Protocol on communications, 21 June 1993", from the key of its row."""
    state, treaty, name, on = [*key.split("/"), "", "", "", ""][:4]
    parts = [labels.act(name), names.treaties.get(treaty.lower(), treaty), dates.text(on)]
    return f"{names.states.get(state, state)}: {', '.join(part for part in parts if part)}"


def row(change: FactNews) -> str:
    """ "Reviews of States (crc/87/MAR)"."""
    return f"{words.table(change.table)} ({change.key})"


def columns(change: FactNews) -> str:
    """The columns that differ, the first few of them; notes and sources are left out where others differ as well."""
    every = list(change.before | change.after)
    differing = [name for name in every if name not in QUIET] or every
    shown = [
        f"{words.label(name)}: {short(change.before.get(name, ''))} → {short(change.after.get(name, ''))}"
        for name in differing[:MOST_COLUMNS]
    ]
    return "; ".join([*shown, "…"] if len(differing) > MOST_COLUMNS else shown)


def short(text: str) -> str:
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text or "–"
