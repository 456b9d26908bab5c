"""The table of treaties of a State: each act, when it entered into force, and the rule that says so."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.core.entry_into_force import InForce, Why
from palais.core.treaties import Status
from palais.web.answers.marks import Mark
from palais.web.answers.membership import ActLine, TreatyLine
from palais.web.site.present import cells, dates, labels, marks
from palais.web.site.present.reporting import period


def strip(lines: tuple[TreatyLine, ...]) -> list[dict[str, Any]]:
    """The status of the Convention and its protocols at a glance."""
    return [
        {
            "name": line.short_name,
            "url": reverse("treaty", args=[line.key]),
            "status": line.status.value,
            "detail": act_text(line.consent or line.withdrawal or line.signature),
            "source": source_of(line),
        }
        for line in lines
    ]


def act_of(line: TreatyLine) -> ActLine | None:
    return line.consent or line.withdrawal or line.signature


def source_of(line: TreatyLine) -> dict[str, Any] | None:
    """The row of the act; without any act the treaty's own row, with what its absence means."""
    act = act_of(line)
    if act is not None:
        return marks.source(act.mark)
    remark = _("No act of this State is among the rows read here.")
    return marks.source(line.rule_mark, remark=remark, doubts_of_row=False)


def act_text(line: ActLine | None) -> str:
    if line is None:
        return ""
    return _("%(act)s: %(date)s") % {"act": labels.act(line.act), "date": dates.partial(line.on)}


def table(lines: tuple[TreatyLine, ...], *, caption: str) -> dict[str, Any]:
    heads = [
        _("Treaty"),
        _("Status"),
        _("Signature"),
        _("Ratification, accession or succession"),
        _("In force for it"),
    ]
    return cells.table(
        "treaties",
        caption=caption,
        columns=[{"label": head} for head in heads],
        rows=[row(line, heads) for line in lines],
    )


def row(line: TreatyLine, heads: list[str]) -> dict[str, Any]:
    return {
        "header": line.short_name,
        "title": line.name,
        "url": reverse("treaty", args=[line.key]),
        "id": f"treaty-{line.key}",
        "cells": [
            {
                "label": heads[1],
                "status": line.status.value,
                "note": missing(line),
                "source": source_of(line) if not act_of(line) else None,
            },
            act_cell(line.signature, label=heads[2], named=False),
            act_cell(line.consent or line.withdrawal, label=heads[3], named=True),
            in_force_cell(line.in_force, mark=line.rule_mark, label=heads[4]),
        ],
    }


def act_cell(act: ActLine | None, *, label: str, named: bool) -> dict[str, Any]:
    if act is None:
        return {"label": label, "text": ""}
    text = act_text(act) if named else dates.partial(act.on)
    note = (
        _("Believed, not seen: %(date)s") % {"date": dates.day(act.day_unverified)}
        if act.day_unverified
        else ""
    )
    return {"label": label, "text": text, "note": note, "source": marks.source(act.mark)}


def missing(line: TreatyLine) -> str:
    if line.status in (Status.PARTY, Status.SIGNED):
        return ""
    if line.eligible:
        return _("It may join.")
    return _("It may not join.") if line.eligible is False else _("Whether it may join is not known here.")


def in_force_cell(answer: InForce | None, *, mark: Mark, label: str) -> dict[str, Any]:
    """The day, the rule behind it, and the row that holds the rule."""
    if answer is None:
        return {"label": label, "text": ""}
    doubt = (
        ""
        if answer.verified or answer.on is None
        else _("The rule, or a date it rests on, was not read in a document.")
    )
    return {
        "label": label,
        "text": in_force_text(answer),
        "note": in_force_rule(answer),
        "source": marks.source(mark, doubt=doubt, doubts_of_row=False),
    }


def in_force_text(answer: InForce | None) -> str:
    if answer is None:
        return ""
    return dates.partial(answer.on) if answer.on else _("not computed")


def in_force_rule(answer: InForce | None) -> str:
    """The rule behind the day, in one sentence."""
    if answer is None:
        return ""
    values = {"article": answer.article, "period": period(answer.period)}
    text = {
        Why.DEPOSIT_PLUS_PERIOD: _("Article %(article)s: %(period)s after the deposit."),
        Why.GENERAL_DAY: _("Article %(article)s: the day the treaty itself entered into force."),
        Why.MAY_BE_EITHER: _(
            "Article %(article)s: %(period)s after the deposit, or the day the treaty itself entered into force."
        ),
        Why.DEPOSIT_ON_GENERAL_DAY: _(
            "Article %(article)s: %(period)s after the deposit; the article does not say what holds for a deposit on "
            "the very day the treaty entered into force."
        ),
        Why.SUCCESSION: _("Succession: the day goes back to the predecessor State or to independence."),
        Why.NOT_BINDING: "",
        Why.GENERAL_DAY_NOT_KNOWN: _("The day the treaty itself entered into force is not known here."),
    }[answer.why] % values
    if answer.period.then_month_start and answer.why is Why.DEPOSIT_PLUS_PERIOD:
        text = (
            _("Article %(article)s: the first day of the month after %(period)s from the deposit.") % values
        )
    return text


def statements(lines: tuple[TreatyLine, ...]) -> list[dict[str, Any]]:
    """Declarations and reservations, each with its treaty."""
    return [
        {
            "treaty": line.short_name,
            "text": statement_text(kind=item.kind, effect=item.effect, articles=item.articles),
            "summary": item.summary,
            "as_of": dates.text(item.as_of) if item.as_of else "",
            "source": marks.source(item.mark),
        }
        for line in lines
        for item in line.statements
    ]


def statement_text(*, kind: str, effect: str, articles: str) -> str:
    values = {"articles": articles}
    if effect == "opt-in":
        return _("Has accepted article %(articles)s (communications between States).") % values
    if effect == "opt-out":
        return _("Does not accept the inquiry procedure (article %(articles)s).") % values
    if kind == "reservation":
        return _("Reservation to article %(articles)s.") % values if articles else _("Reservation.")
    return _("Declaration on article %(articles)s.") % values if articles else _("Declaration.")


def disagreements(lines: tuple[TreatyLine, ...]) -> list[dict[str, Any]]:
    """Where two published lists disagree, and which was followed."""
    return [
        {
            "treaty": line.short_name,
            "text": _("One list has %(a)s, another %(b)s. Followed here: %(chosen)s.")
            % {"a": value(item.value_a), "b": value(item.value_b), "chosen": value(item.chosen)},
            "sources": [(key, reverse("source", args=[key])) for key in (item.source_a, item.source_b)],
            "row_url": reverse("fact", args=["conflicts_ratifications", f"{line.key.upper()}/{item.state}"]),
        }
        for line in lines
        for item in line.disagreements
    ]


def value(text: str) -> str:
    return dates.text(text) if text else _("nothing")
