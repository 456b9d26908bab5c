"""The live figures of this site, in words; each asks an answer."""

from collections.abc import Collection, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palais.apps.office import clock
from palais.cms import figures
from palais.cms.figures import Kind, Shown
from palais.web.answers import live_figures as answers
from palais.web.answers import network
from palais.web.answers.entry_lines import EntryLine
from palais.web.site.present import dates


def register() -> None:
    figures.register(
        Kind("parties", gettext_lazy("Parties"), answers.treaty_names, parties),
        Kind("signed", gettext_lazy("Signed, not party"), answers.treaty_names, signed),
        Kind("session", gettext_lazy("Days of the next session"), answers.bodies, sessions),
        Kind("days-left", gettext_lazy("Time left until the next session"), answers.bodies, days_left),
        Kind("states", gettext_lazy("States covered"), only, states),
        Kind("members", gettext_lazy("Members and observers of the network"), only, members),
        Kind("network-states", gettext_lazy("States in which the network works"), only, reached),
    )


def only() -> Mapping[str, str]:
    """The subjects of a figure that is about nothing in particular."""
    return {"": ""}


def parties(keys: Collection[str]) -> Mapping[str, Shown]:
    found = answers.parties(keys=keys, on=clock.today())
    return {key: of_treaty(key, one, dates.number(one.parties)) for key, one in found.items()}


def signed(keys: Collection[str]) -> Mapping[str, Shown]:
    found = answers.parties(keys=keys, on=clock.today())
    return {key: of_treaty(key, one, dates.number(one.signed)) for key, one in found.items()}


def of_treaty(key: str, one: answers.Parties, text: str) -> Shown:
    page = reverse("treaty", args=[key])
    return Shown(text, page, source(one.as_of), f"{page}#list")


def source(as_of: str) -> str:
    if not as_of:
        return _("Source of this figure")
    return _("Source of this figure, as of %(day)s") % {"day": dates.text(as_of)}


def sessions(keys: Collection[str]) -> Mapping[str, Shown]:
    found = answers.next_sessions(keys=keys, on=clock.today())
    return {key: of_session(line, line.when) for key, line in found.items()}


def days_left(keys: Collection[str]) -> Mapping[str, Shown]:
    """ "12 days", or that it goes on; nothing where its first day is not known."""
    found = answers.next_sessions(keys=keys, on=clock.today())
    return {key: of_session(line, left(line)) for key, line in found.items() if line.is_by_day}


def left(line: EntryLine) -> str:
    if line.days_left is None:
        return _("it is in session now")
    return ngettext("%(count)d day", "%(count)d days", line.days_left) % {"count": line.days_left}


def of_session(line: EntryLine, text: str) -> Shown:
    known: dict[str, Any] = {"text": text, "url": line.path}
    if line.mark is not None:
        known["source"] = source(line.mark.as_of)
        known["source_url"] = reverse("fact", args=[line.mark.table, line.mark.key])
    return Shown(**known)


def states(keys: Collection[str]) -> Mapping[str, Shown]:
    return {"": Shown(dates.number(answers.states()), reverse("states"), source(""), reverse("facts"))}


def members(keys: Collection[str]) -> Mapping[str, Shown]:
    return {"": Shown(dates.number(network.figures().organisations), reverse("members"))}


def reached(keys: Collection[str]) -> Mapping[str, Shown]:
    number = dates.number(network.figures().states_covered)
    return {"": Shown(number, reverse("network-map"), source(""), f"{reverse('network-map')}#list")}
