"""When a treaty entered into force for a State, by that treaty's own rule, with the rule shown.

It knows each treaty's article on entry into force and how that article treats deposits made before and after
the start.
It does not know days or periods (facts, passed in), nor the dates of successions, which follow no deposit.
The law is the article named in each rule below; see docs/rules/entry-into-force.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.dates import PartialDate, Period
from palais.core.treaties import Act, MixedActs, Treaty, TreatyAct, UnknownTreaty


class Form(StrEnum):
    """Which deposits the article sends to "deposit plus period" instead of the general day.

    AFTER_NTH: those after the instrument that brought the treaty to life. As the general day is that
    instrument's own deposit plus the period, the later of the two days is right for every deposit.
    AFTER_START: only those after general entry into force. A deposit in between waits for the general day and
    no longer.
    """

    AFTER_NTH = "after-nth-instrument"
    AFTER_START = "after-entry-into-force"


@dataclass(frozen=True, slots=True)
class EntryRule:
    """One treaty's article on entry into force: paragraph 1 is for the first States, paragraph 2 for the
    others.

    ``instruments`` is the number that brought the treaty to life. ``source`` is a key of the table of
    sources; ``verified`` says that the text of the article was read there.
    """

    article: str
    form: Form
    instruments: int
    source: str = "general-knowledge"
    verified: bool = False


_RULES = {
    "crc": EntryRule("49", Form.AFTER_NTH, 20, "lovdata-human-rights-act", verified=True),
    "opac": EntryRule("10", Form.AFTER_START, 10, "lovdata-human-rights-act", verified=True),
    "opsc": EntryRule("14", Form.AFTER_START, 10, "sbirka-74-2013", verified=True),
    "opic": EntryRule("19", Form.AFTER_NTH, 10, "opic-text", verified=True),
    "iccpr": EntryRule("49", Form.AFTER_NTH, 35),
    "iccpr-op1": EntryRule("9", Form.AFTER_NTH, 10),
    "iccpr-op2": EntryRule("8", Form.AFTER_NTH, 10),
    "icescr": EntryRule("27", Form.AFTER_NTH, 35),
    "op-icescr": EntryRule("18", Form.AFTER_NTH, 10),
    "icerd": EntryRule("19", Form.AFTER_NTH, 27),
    "cedaw": EntryRule("27", Form.AFTER_NTH, 20),
    "op-cedaw": EntryRule("16", Form.AFTER_START, 10, "ris-op-cedaw", verified=True),
    "cat": EntryRule("27", Form.AFTER_NTH, 20),
    "opcat": EntryRule("28", Form.AFTER_NTH, 20),
    "icmw": EntryRule("87", Form.AFTER_START, 20),
    "crpd": EntryRule("45", Form.AFTER_NTH, 20),
    "op-crpd": EntryRule("13", Form.AFTER_NTH, 10),
    "icpped": EntryRule("39", Form.AFTER_NTH, 20),
}


class How(StrEnum):
    """By which road the day was found."""

    COMPUTED = "computed"
    ORIGINAL_PARTY = "original-party"
    NOT_COMPUTED = "not-computed"


class Why(StrEnum):
    """The reason behind the answer, for a sentence in the reader's language."""

    DEPOSIT_PLUS_PERIOD = "deposit-plus-period"
    GENERAL_DAY = "general-day"
    MAY_BE_EITHER = "deposit-window-holds-the-turning-point"
    DEPOSIT_ON_GENERAL_DAY = "deposit-on-the-general-day"
    SUCCESSION = "succession"
    NOT_BINDING = "act-does-not-bind"
    GENERAL_DAY_NOT_KNOWN = "general-day-not-known"


@dataclass(frozen=True, slots=True)
class InForce:
    """When a treaty entered into force for one State, and how we know.

    ``on`` is None when nothing was computed; ``why`` says why. ``article`` names the paragraph that applies,
    the whole article where the deposit may fall under either. ``verified`` is False when the article, or a
    general day that the answer rests on, was not read in a document, or where the article leaves the case
    open.
    """

    on: PartialDate | None
    how: How
    why: Why
    article: str
    period: Period
    general_date: date | None
    source: str
    verified: bool


def entry_rule(treaty: str) -> EntryRule:
    """The article on entry into force; UnknownTreaty without one (keys are lower case)."""
    try:
        return _RULES[treaty]
    except KeyError:
        raise UnknownTreaty(f"no rule on entry into force for {treaty!r}: keys read like 'opic'") from None


def in_force_for_state(*, treaty: Treaty, act: TreatyAct) -> InForce:
    """The day ``treaty`` entered into force for the State whose binding act is ``act``.

    A date known to the year stays a window of days. Successions are not computed: the day goes back to the
    predecessor or to independence. A signature or a withdrawal brings nothing into force. Raises
    UnknownTreaty without a rule, MixedActs when the act belongs to another treaty.
    """
    if act.treaty != treaty.key:
        raise MixedActs(f"an act on {act.treaty!r} says nothing about {treaty.key!r}")
    rule = entry_rule(treaty.key)
    if not act.act.binds:
        return _not_computed(Why.NOT_BINDING, treaty=treaty, rule=rule)
    if act.act is Act.SUCCESSION:
        return _not_computed(Why.SUCCESSION, treaty=treaty, rule=rule)
    if treaty.in_force_on is None:
        return _not_computed(Why.GENERAL_DAY_NOT_KNOWN, treaty=treaty, rule=rule)
    return _computed(treaty=treaty, rule=rule, act=act, start=treaty.in_force_on)


def _computed(*, treaty: Treaty, rule: EntryRule, act: TreatyAct, start: date) -> InForce:
    deposit = act.on
    first = _day(deposit.earliest, rule=rule, period=treaty.period, start=start)
    last = _day(deposit.latest, rule=rule, period=treaty.period, start=start)
    why, paragraph = Why.DEPOSIT_PLUS_PERIOD, "(2)"
    if last == start and deposit.latest < start:
        why, paragraph = Why.GENERAL_DAY, "(1)"
    elif first == start and deposit.earliest < start:
        why, paragraph = Why.MAY_BE_EITHER, ""
    elif deposit.is_exact and deposit.earliest == start and rule.form is Form.AFTER_START:
        why = Why.DEPOSIT_ON_GENERAL_DAY
    rests_on_general_day = why is not Why.DEPOSIT_PLUS_PERIOD
    return InForce(
        on=PartialDate.between(earliest=first, latest=last, precision=deposit.precision),
        how=How.ORIGINAL_PARTY if why is Why.GENERAL_DAY else How.COMPUTED,
        why=why,
        article=f"{rule.article}{paragraph}",
        period=treaty.period,
        general_date=start,
        source=rule.source,
        verified=act.verified
        and rule.verified
        and (treaty.verified or not rests_on_general_day)
        and why is not Why.DEPOSIT_ON_GENERAL_DAY,
    )


def _day(deposit: date, *, rule: EntryRule, period: Period, start: date) -> date:
    if rule.form is Form.AFTER_NTH:
        return max(start, period.add_to(deposit))
    return start if deposit < start else period.add_to(deposit)


def _not_computed(why: Why, *, treaty: Treaty, rule: EntryRule) -> InForce:
    return InForce(
        on=None,
        how=How.NOT_COMPUTED,
        why=why,
        article=rule.article,
        period=treaty.period,
        general_date=treaty.in_force_on,
        source=rule.source,
        verified=False,
    )
