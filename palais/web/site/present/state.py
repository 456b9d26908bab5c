"""The dossier of a State, as its template, CSV and XLSX take it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from palais.core.treaties import Status
from palais.web import listing
from palais.web.answers.membership import ActLine, TreatyLine
from palais.web.answers.reporting import ReviewLine
from palais.web.answers.state import ClashLine, StateDossier, StateName
from palais.web.site.present import (
    cells,
    dates,
    entries,
    entry_lines,
    labels,
    links,
    marks,
    membership,
    reporting,
    sentences,
)

COLUMNS = (
    "state", "treaty", "treaty_name", "status", "signed_on", "act", "act_on", "act_precision", "in_force_on",
    "in_force_how", "in_force_article", "source", "source_as_of", "verified",
)  # fmt: skip
LANGUAGES = {"en": "en", "fr": "fr", "es": "es", "ar": "ar", "ru": "ru", "zh": "zh-Hans"}


def context(dossier: StateDossier) -> dict[str, Any]:
    state = dossier.state
    is_state = state.kind == "state"
    missing = [line for line in dossier.treaties if line.status is not Status.PARTY and line.eligible]
    return {
        "state": state,
        "sentences": sentences.of_state(dossier),
        "strip": membership.strip(dossier.family) if is_state else [],
        "is_state": is_state,
        "line": reporting.line(dossier.reporting, on=dossier.on, mirrored=get_language_bidi()),
        "line_caption": reporting.line_caption(dossier.reporting),
        "due": [card for card in reporting.cards(dossier.reporting) if card["relevant"]] if is_state else [],
        "terms": terms(state),
        "treaties": membership.table(dossier.treaties, caption=_("Core treaties and protocols")),
        "missing": [{"name": line.short_name, "url": reverse("treaty", args=[line.key])} for line in missing],
        "statements": membership.statements(dossier.treaties),
        "disagreements": membership.disagreements(dossier.treaties),
        "reviews": review_table(
            dossier,
            dossier.reviews,
            caption=_("Reviews by the Committee on the Rights of the Child known here"),
            name="reviews",
        ),
        "upr": review_table(
            dossier, dossier.upr, caption=_("Universal Periodic Review, fourth cycle"), name="upr"
        ),
        "next_dates": entry_lines.entries(dossier.next_dates, on=dossier.on, name_states=False),
        "clashes": list(map(clash, dossier.clashes)),
        "subscribe": entries.subscription("state", [state.iso3], mail=("state-dates", state.iso3)),
        "sources": marks.listed(dossier),
        "files": links.files("state-file", [state.iso3]),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("States"), "url": reverse("states")},
            {"label": state.name},
        ],
    }


def clash(found: ClashLine) -> dict[str, str]:
    """Two reviews that lie close together, in a sentence with both pages."""
    said = {"first": found.first, "second": found.second, "count": abs(found.days)}
    if found.days < 0:
        text = ngettext(
            "Two reviews overlap by %(count)d day: %(first)s and %(second)s.",
            "Two reviews overlap by %(count)d days: %(first)s and %(second)s.",
            abs(found.days),
        )
    else:
        text = ngettext(
            "Two reviews with only %(count)d day between them: %(first)s and %(second)s.",
            "Two reviews with only %(count)d days between them: %(first)s and %(second)s.",
            found.days,
        )
    pages = {"first_url": found.first_path, "second_url": found.second_path}
    return {"text": text % said, "first": found.first, "second": found.second, **pages}


def terms(state: StateName) -> list[dict[str, Any]]:
    """Names and groups, as `components/terms.html` takes them."""
    entries: list[tuple[str, list[dict[str, Any]]]] = [
        (_("Names"), [{"text": name, "lang": LANGUAGES[code]} for code, name in state.names.items()]),
        (_("Formal name"), [{"text": state.formal_name_en, "lang": "en"}] if state.formal_name_en else []),
        (_("Codes"), [{"text": " · ".join(code for code in (state.iso3, state.m49) if code), "lang": "en"}]),
        (
            _("At the United Nations"),
            [{"text": labels.un_status(state.un_status), "source": marks.source(state.mark)}],
        ),
        (_("Regional group"), [{"text": labels.group(state.un_group)}]),
        (_("Region"), [{"text": " · ".join(part for part in (state.region, state.subregion) if part)}]),
        (_("Special groups"), [{"text": text} for text in special_groups(state)]),
    ]
    return [{"term": term, "values": values} for term, values in entries if values and values[0]["text"]]


def special_groups(state: StateName) -> list[str]:
    known = (
        (state.ldc, _("Least developed country")),
        (state.lldc, _("Landlocked developing country")),
        (state.sids, _("Small island developing State")),
    )
    return [text for holds, text in known if holds]


def review_table(
    dossier: StateDossier, reviews: tuple[ReviewLine, ...], *, caption: str, name: str
) -> dict[str, Any] | None:
    if not reviews:
        return None
    heads = [_("Session"), _("Until"), _("Under"), _("Examined"), _("Outcome"), _("Concluding observations")]
    if name == "upr":
        heads = [heads[0], heads[1], heads[4]]
    return cells.table(
        name,
        caption=caption,
        columns=[{"label": head} for head in heads],
        rows=[review_row(line, heads, dossier=dossier, upr=name == "upr") for line in reviews],
    )


def review_row(line: ReviewLine, heads: list[str], *, dossier: StateDossier, upr: bool) -> dict[str, Any]:
    status, word = labels.outcome(
        line.outcome, is_past=line.held is not None and line.held.latest < dossier.on
    )
    until = dates.partial(line.held) if line.held else _("not known here")
    session = [{"label": heads[1], "text": until, "source": marks.source(line.session_mark)}]
    outcome = {"status": status, "word": word, "source": marks.source(line.mark)}
    header = _("Session %(number)d") % {"number": line.session}
    if upr:
        return {"header": header, "url": line.path, "cells": [*session, {"label": heads[2], **outcome}]}
    under = listing.listed(labels.instrument(code) for code in line.instruments)
    examined = labels.ordinal_reports(line.cycle) or _("number of the report not known here")
    return {
        "header": header,
        "url": line.path,
        "cells": [
            *session,
            {"label": heads[2], "text": under},
            {"label": heads[3], "text": examined, "note": labels.procedure(line.procedure)},
            {"label": heads[4], **outcome},
            symbol_cell(line, heads[5]),
        ],
    }


def symbol_cell(line: ReviewLine, head: str) -> dict[str, Any]:
    if not line.symbol:
        return {"label": head, "text": _("symbol not known here")}
    doubt = "" if line.symbol_seen else _("Formed from the number of the report; not seen in a document.")
    return {
        "label": head,
        "symbol": line.symbol,
        "url": reverse("symbol", args=[line.symbol]),
        "source": marks.source(line.mark, doubt=doubt),
    }


def rows(dossier: StateDossier) -> list[dict[str, Any]]:
    """One row a treaty, for CSV and XLSX."""
    return [file_row(dossier.state.iso3, line) for line in dossier.treaties]


def file_row(iso3: str, line: TreatyLine) -> dict[str, Any]:
    act: ActLine | None = line.consent or line.withdrawal
    answer = line.in_force
    shown = act or line.signature
    return {
        "state": iso3,
        "treaty": line.key,
        "treaty_name": line.name,
        "status": line.status.value,
        "signed_on": line.signature.on.isoformat() if line.signature else "",
        "act": act.act if act else "",
        "act_on": act.on.isoformat() if act else "",
        "act_precision": act.on.precision.value if act else "",
        "in_force_on": answer.on.isoformat() if answer and answer.on else "",
        "in_force_how": answer.how.value if answer else "",
        "in_force_article": answer.article if answer else "",
        "source": shown.mark.source if shown else "",
        "source_as_of": shown.mark.as_of if shown else "",
        "verified": ("yes" if shown.mark.verified else "no") if shown else "",
    }
