"""Treaties, what States did about them, and who may still become a party.

It knows the five acts of a State, the standing that follows from them on a day, and each treaty's rule on who
may join.
It does not know the treaties' dates or the States' acts (both are facts and are passed in), nor entry into
force.
The law is in the final clauses of each treaty, named beside each rule; see
docs/rules/membership-of-treaties.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from palais.core.dates import PartialDate, Period


class UnknownTreaty(LookupError):
    """No rule is written down for a treaty of this key."""


class MixedActs(ValueError):
    """The acts given do not all belong to one State and one treaty."""


class Act(StrEnum):
    """What a State can do about a treaty; acceptance and formal confirmation count as ratification."""

    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    WITHDRAWAL = "withdrawal"

    @property
    def binds(self) -> bool:
        """True for the three acts that make a party."""
        return self in (Act.RATIFICATION, Act.ACCESSION, Act.SUCCESSION)


@dataclass(frozen=True, slots=True)
class TreatyAct:
    """One act of one State, on the day the depositary received it; ``verified`` is that of its row of
    facts."""

    treaty: str
    state: str
    act: Act
    on: PartialDate
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Treaty:
    """What the rules need to know of a treaty; ``key`` is lower case ("opac").

    ``in_force_on`` is the day of general entry into force, None where the treaty is not in force or the day
    is not known here; ``period`` is the time from a deposit to entry into force for that State. ``verified``
    says whether that day was read in a document.
    """

    key: str
    in_force_on: date | None
    period: Period
    verified: bool


class Kind(StrEnum):
    """What an entry of the table of States is."""

    STATE = "state"
    ORGANIZATION = "organization"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class State:
    """What the rules need to know of a State; ``key`` is its alpha-3 code ("SWE")."""

    key: str
    kind: Kind
    un_member: bool


class Status(StrEnum):
    """Where a State stands towards a treaty."""

    PARTY = "party"
    SIGNED = "signed"
    NONE = "no-action"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a State stands towards a treaty on a day.

    ``since`` is the act the status follows from, None without any act. ``signed`` and ``withdrawn`` are the
    latest signature and withdrawal on record, also where a later act has overtaken them. ``unsettled`` holds
    acts that may lie before or after the day, because their date is known to a month or year only; they are
    not counted.
    """

    status: Status
    since: TreatyAct | None = None
    signed: TreatyAct | None = None
    withdrawn: TreatyAct | None = None
    unsettled: tuple[TreatyAct, ...] = ()


def standing(acts: Iterable[TreatyAct], *, on: date) -> Standing:
    """Where one State stands towards one treaty at the end of the day ``on``.

    A withdrawal counts from the day it was notified: the later day on which it takes effect differs from
    treaty to treaty and is not among the facts here. Raises MixedActs for acts of several States or treaties.
    """
    known = list(acts)
    if len({(act.state, act.treaty) for act in known}) > 1:
        raise MixedActs("standing takes the acts of one State towards one treaty")
    done = [act for act in known if act.on.has_come_by(on) is True]
    unsettled = tuple(act for act in known if act.on.has_come_by(on) is None)
    signed = withdrawn = bound = None
    for act in _in_order(done):
        if act.act is Act.SIGNATURE:
            signed = act
        elif act.act is Act.WITHDRAWAL:
            withdrawn, bound = act, None
        else:
            bound = bound or act
    if bound:
        return Standing(Status.PARTY, bound, signed, withdrawn, unsettled)
    if withdrawn:
        return Standing(Status.WITHDRAWN, withdrawn, signed, withdrawn, unsettled)
    if signed:
        return Standing(Status.SIGNED, signed, signed, None, unsettled)
    return Standing(Status.NONE, unsettled=unsettled)


def _in_order(acts: Iterable[TreatyAct]) -> list[TreatyAct]:
    """Acts in the order in which they can have happened.

    A date known to the year sorts by its last day, so that a signature of May comes before a ratification of
    "2019". Acts with the same window: a party can only withdraw first and come back; another can only join
    first.
    """
    ordered: list[TreatyAct] = []
    is_party = False
    for _, same_window in groupby(sorted(acts, key=_window), key=_window):
        group = sorted(same_window, key=lambda act: _turn(act.act, is_party=is_party))
        ordered += group
        for act in group:
            is_party = act.act.binds or (is_party and act.act is not Act.WITHDRAWAL)
    return ordered


def _window(act: TreatyAct) -> tuple[date, date]:
    return act.on.latest, act.on.earliest


def _turn(act: Act, *, is_party: bool) -> int:
    if act is Act.SIGNATURE:
        return 0
    return 1 if (act is Act.WITHDRAWAL) == is_party else 2


class OpenTo(StrEnum):
    """Who may become a party, in the treaties' own terms."""

    ANY_STATE = "any-state"
    STATES_AND_INTEGRATION_ORGANIZATIONS = "states-and-integration-organizations"
    UN_MEMBERS = "un-members"
    UN_FAMILY = "un-family"
    PARTIES_TO_ANY_OF = "parties-to-any-of"
    PARTIES_OR_SIGNATORIES_OF = "parties-or-signatories-of"


@dataclass(frozen=True, slots=True)
class MembershipRule:
    """Who may become a party to a treaty by ratification or accession, and where that is written.

    ``gates`` are the treaties of which one must be had already. ``verified`` is True where the article was
    read.
    """

    open_to: OpenTo
    article: str
    gates: tuple[str, ...] = ()
    source: str = "general-knowledge"
    verified: bool = False


# Unless ``verified``, general knowledge of the final clauses; docs/rules says what was read.
_MEMBERSHIP = {
    "crc": MembershipRule(OpenTo.ANY_STATE, "46–48", (), "lovdata-human-rights-act", True),
    "opac": MembershipRule(OpenTo.ANY_STATE, "9(2)"),
    "opsc": MembershipRule(OpenTo.PARTIES_OR_SIGNATORIES_OF, "13(2)", ("crc",)),
    "opic": MembershipRule(OpenTo.PARTIES_TO_ANY_OF, "18(2)–(3)", ("crc", "opac", "opsc"), "opic-text", True),
    "iccpr": MembershipRule(OpenTo.UN_FAMILY, "48"),
    "iccpr-op1": MembershipRule(OpenTo.PARTIES_TO_ANY_OF, "8", ("iccpr",)),
    "iccpr-op2": MembershipRule(OpenTo.PARTIES_TO_ANY_OF, "7", ("iccpr",)),
    "icescr": MembershipRule(OpenTo.UN_FAMILY, "26"),
    "op-icescr": MembershipRule(OpenTo.PARTIES_TO_ANY_OF, "17", ("icescr",)),
    "icerd": MembershipRule(OpenTo.UN_FAMILY, "17–18"),
    "cedaw": MembershipRule(OpenTo.ANY_STATE, "25"),
    "op-cedaw": MembershipRule(OpenTo.PARTIES_TO_ANY_OF, "15", ("cedaw",)),
    "cat": MembershipRule(OpenTo.ANY_STATE, "25–26"),
    "opcat": MembershipRule(OpenTo.PARTIES_TO_ANY_OF, "27", ("cat",)),
    "icmw": MembershipRule(OpenTo.ANY_STATE, "86"),
    "crpd": MembershipRule(OpenTo.STATES_AND_INTEGRATION_ORGANIZATIONS, "42–43"),
    "op-crpd": MembershipRule(OpenTo.PARTIES_TO_ANY_OF, "11–12", ("crpd",)),
    "icpped": MembershipRule(OpenTo.UN_MEMBERS, "38"),
}


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a State may become a party, and by which rule.

    ``may`` is None where the rule leaves room that no fact here fills. ``through`` names the treaties that
    open the door for this State. A State that is a party already may; ask its standing first.
    """

    may: bool | None
    rule: MembershipRule
    through: tuple[str, ...] = ()


def membership_rule(treaty: str) -> MembershipRule:
    """The rule on who may become a party; UnknownTreaty without one (keys are lower case)."""
    try:
        return _MEMBERSHIP[treaty]
    except KeyError:
        raise UnknownTreaty(f"no rule on membership for {treaty!r}: keys read like 'opic'") from None


def may_become_party(*, treaty: str, state: State, standings: Mapping[str, Standing]) -> Eligibility:
    """Whether ``state`` may ratify or accede to ``treaty``, given where it stands towards the others.

    ``standings`` maps treaty keys to standings; a treaty left out counts as no action. For a territory the
    answer is always None: whether it is a State is not for this platform to say.
    """
    rule = membership_rule(treaty)
    through = tuple(gate for gate in rule.gates if _opens(rule, standings.get(gate)))
    if rule.gates and state.kind is not Kind.TERRITORY:
        return Eligibility(bool(through), rule, through)
    return Eligibility(_is_among(rule.open_to, state), rule)


def _opens(rule: MembershipRule, gate: Standing | None) -> bool:
    if gate is None:
        return False
    if rule.open_to is OpenTo.PARTIES_OR_SIGNATORIES_OF:
        return gate.status is Status.PARTY or gate.signed is not None
    return gate.status is Status.PARTY


def _is_among(open_to: OpenTo, state: State) -> bool | None:
    if state.kind is Kind.TERRITORY:
        return None
    if state.kind is Kind.ORGANIZATION:
        return open_to is OpenTo.STATES_AND_INTEGRATION_ORGANIZATIONS
    if open_to is OpenTo.UN_MEMBERS:
        return state.un_member
    if open_to is OpenTo.UN_FAMILY and not state.un_member:
        return None  # members of a specialized agency and invited States may; neither list is at hand
    return True
