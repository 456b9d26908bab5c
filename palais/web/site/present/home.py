"""The first page, as its template takes it."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.web.answers.home import HomePage, Joined
from palais.web.answers.treaty import TreatyCount
from palais.web.site.present import dates, entry_lines, labels, marks


def context(answer: HomePage, *, on: date) -> dict[str, Any]:
    return {
        "states": answer.states,
        "family": [instrument(count, of=answer.states) for count in answer.family],
        "next_dates": entry_lines.entries(answer.next_dates, on=on, name_states=False),
        "latest": [joined(line) for line in answer.latest],
    }


def instrument(count: TreatyCount, *, of: int) -> dict[str, Any]:
    return {
        "label": labels.instrument(count.key),
        "of": of,
        "share": _("of %(total)d States") % {"total": of},
        "short_name": count.short_name,
        "value": count.parties,
        "detail": ngettext("%(count)d more has signed", "%(count)d more have signed", count.signed)
        % {"count": count.signed}
        if count.signed
        else "",
        "url": reverse("treaty", args=[count.key]),
    }


def joined(line: Joined) -> dict[str, Any]:
    return {
        "name": line.name,
        "url": reverse("state", args=[line.iso3]),
        "treaty": line.short_name,
        "treaty_url": reverse("treaty", args=[line.treaty]),
        "text": _("%(act)s: %(date)s") % {"act": labels.act(line.act), "date": dates.partial(line.on)},
        "source": marks.source(line.mark),
    }
