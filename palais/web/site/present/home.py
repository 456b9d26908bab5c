"""The first page, as its template takes it."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from palais.web.answers.highlights import Arranged, Highlight
from palais.web.answers.home import HomeAnswer, Joined
from palais.web.answers.network import Figures
from palais.web.answers.treaty import TreatyCount
from palais.web.site import languages
from palais.web.site.present import dates, entry_lines, items, labels, marks


def context(answer: HomeAnswer, *, on: date) -> dict[str, Any]:
    return {
        "states": answer.states,
        "highlights": [highlight(one) for one in answer.arranged.highlights],
        "next_dates": entry_lines.entries(answer.next_dates, on=on, name_states=False),
        "news": items.items(answer.news),
        "news_url": reverse("news"),
        "hub": items.item(answer.hub) if answer.hub else None,
        "hub_newest": items.items(answer.hub_newest),
        "monitor": items.items(answer.monitor),
        "family": [instrument(count, of=answer.states) for count in answer.family],
        "latest": [joined(line) for line in answer.latest],
        "network": network(answer.network),
        "call": call(answer.arranged),
    }


def highlight(one: Highlight) -> dict[str, Any]:
    """A path of this site leads to the language of the page; a title in another language says so."""
    here = get_language() or "en"
    path = one.address
    inside = path.startswith("/") and languages.split(path)[1] == path
    return {
        "title": one.title,
        "text": one.text,
        "url": languages.address(path, here) if inside and one.language == here else path,
        "lang": "" if one.language == here else languages.BCP47.get(one.language, one.language),
        "picture": one.picture,
    }


def network(known: Figures) -> dict[str, str] | None:
    """The line about the network with numbers of today; None where it has no organisation here."""
    if not known.organisations:
        return None
    number = {"number": dates.number(known.organisations)}
    text = ngettext(
        "%(number)s organisation belongs to the network.",
        "%(number)s organisations belong to the network.",
        known.organisations,
    )
    line = text % number
    if known.states_covered:
        where = ngettext(
            "Their work reaches %(number)s State.",
            "Their work reaches %(number)s States.",
            known.states_covered,
        )
        line = f"{line} {where % {'number': dates.number(known.states_covered)}}"
    return {"text": line, "url": reverse("network-map")}


def call(arranged: Arranged) -> dict[str, str]:
    """The call to join: an editor's words and page, else the site's own."""
    here = get_language() or "en"
    is_own = arranged.language == here
    return {
        "text": arranged.call if is_own and arranged.call else "",
        "url": arranged.call_path or reverse("become-a-member"),
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
