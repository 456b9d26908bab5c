"""The tasks of a plan: who does them, what they are counted from, how long before, and on what ground.

It knows keys only; sentences are made elsewhere, in any language.
It does not know days. The lead times are this project's advice, adjustable by everyone.
What is a rule or practice of a UN body has its source; everything else is advice: see docs/rules/backplan.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from palais.core.backplan.days import Anchor
from palais.core.deadlines import Procedure


class Role(StrEnum):
    """Who plans."""

    COALITION = "coalition"
    NHRI = "nhri"
    CHILDREN = "child-led-group"
    ABROAD = "member-abroad"


class Family(StrEnum):
    """Which kind of review."""

    CRC = "crc"
    COMMITTEE = "committee"
    UPR = "upr"


class Ground(StrEnum):
    """What a task rests on. The lead time of a `PRACTICE` is advice; a `RULE` has none: its day is set."""

    RULE = "rule"
    PRACTICE = "practice"
    ADVICE = "advice"


class Document(StrEnum):
    """What to have at hand."""

    OBSERVATIONS = "concluding-observations"
    LIST = "list-of-issues"
    STATE_REPORT = "state-report"
    UPR_REPORT = "upr-report"
    REPLIES = "written-replies"
    OWN_PAPER = "own-paper"
    LETTER = "letter"


EVERYBODY = frozenset(Role)
GROWN = EVERYBODY - {Role.CHILDREN}
WITH_CHILDREN = frozenset({Role.CHILDREN, Role.COALITION})
REVIEWS = frozenset(Family)
COMMITTEES = REVIEWS - {Family.UPR}
CRC = frozenset({Family.CRC})
UPR = frozenset({Family.UPR})
ANY_PROCEDURE = frozenset(Procedure)
STANDARD = frozenset({Procedure.STANDARD})
SIMPLIFIED = frozenset({Procedure.SIMPLIFIED})
REPORTING_SITE = "crcreporting"


@dataclass(frozen=True, slots=True)
class Task:
    """One task, ``weeks`` before its anchor. ``source`` is a key of the table of sources, empty for advice and for
    days that bring their own. ``has_word_limit``: the limits known for the paper are shown with it."""

    key: str
    anchor: Anchor
    weeks: int
    ground: Ground
    roles: frozenset[Role] = EVERYBODY
    families: frozenset[Family] = REVIEWS
    procedures: frozenset[Procedure] = ANY_PROCEDURE
    source: str = ""
    documents: tuple[Document, ...] = ()
    has_word_limit: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether the UN sets the day."""
        return self.ground is Ground.RULE


def advice(key: str, anchor: Anchor, weeks: int, *documents: Document, **more: Any) -> Task:
    """A task that no UN body asks for."""
    return Task(key, anchor, weeks, Ground.ADVICE, documents=documents, **more)


def practice(key: str, anchor: Anchor, weeks: int, *documents: Document, **more: Any) -> Task:
    """A UN body's practice, read in a source; when to begin is advice all the same."""
    source = REPORTING_SITE
    return Task(key, anchor, weeks, Ground.PRACTICE, source=source, documents=documents, **more)


def fixed(key: str, anchor: Anchor, *documents: Document, **more: Any) -> Task:
    """The day of a deadline or meeting itself."""
    return Task(key, anchor, 0, Ground.RULE, documents=documents, **more)


D = Document
LIST = (
    advice("list-draft", Anchor.LIST_PAPERS, 6, D.OBSERVATIONS, procedures=SIMPLIFIED, families=COMMITTEES),
    advice("list-send", Anchor.LIST_PAPERS, 1, D.OWN_PAPER, procedures=SIMPLIFIED, families=COMMITTEES),
    fixed(
        "list-due",
        Anchor.LIST_PAPERS,
        D.OWN_PAPER,
        procedures=SIMPLIFIED,
        families=COMMITTEES,
        has_word_limit=True,
    ),
)
PAPER = (
    advice("read-last", Anchor.PAPERS, 26, D.OBSERVATIONS, D.LIST, D.STATE_REPORT, families=COMMITTEES),
    advice("read-last-upr", Anchor.PAPERS, 26, D.UPR_REPORT, D.OBSERVATIONS, families=UPR),
    advice("gather-partners", Anchor.PAPERS, 24, roles=frozenset({Role.COALITION})),
    advice("set-scope", Anchor.PAPERS, 24, roles=frozenset({Role.NHRI})),
    advice("ask-coalition", Anchor.PAPERS, 24, roles=frozenset({Role.ABROAD})),
    advice("safe-group", Anchor.PAPERS, 24, roles=frozenset({Role.CHILDREN})),
    advice("hear-children", Anchor.PAPERS, 20, roles=frozenset({Role.COALITION, Role.NHRI})),
    advice("collect", Anchor.PAPERS, 16, roles=GROWN),
    practice("collect-own", Anchor.PAPERS, 16, roles=frozenset({Role.CHILDREN}), families=CRC),
    advice("collect-own-else", Anchor.PAPERS, 16, roles=frozenset({Role.CHILDREN}), families=REVIEWS - CRC),
    advice("draft", Anchor.PAPERS, 10, roles=GROWN),
    advice("comments", Anchor.PAPERS, 6),
    advice("translate", Anchor.PAPERS, 4, D.OWN_PAPER),
    advice("check-words", Anchor.PAPERS, 2, D.OWN_PAPER, roles=GROWN),
    practice("confidential", Anchor.PAPERS, 2, families=CRC),
    advice("send", Anchor.PAPERS, 1, D.OWN_PAPER),
    fixed("papers-due", Anchor.PAPERS, D.OWN_PAPER, has_word_limit=True),
)
MEETING = (
    practice("ask-children-meeting", Anchor.PRE_SESSION, 14, D.LETTER, roles=WITH_CHILDREN, families=CRC),
    advice("travel", Anchor.PRE_SESSION, 10, D.LETTER, roles=EVERYBODY - {Role.ABROAD}, families=CRC),
    advice("offer-help", Anchor.PRE_SESSION, 10, roles=frozenset({Role.ABROAD}), families=CRC),
    practice("prepare-meeting", Anchor.PRE_SESSION, 3, D.OWN_PAPER, D.STATE_REPORT, families=CRC),
    fixed("pre-session", Anchor.PRE_SESSION, families=CRC),
)
SESSION = (
    advice("additional-draft", Anchor.ADDITIONAL, 4, D.LIST, D.REPLIES, procedures=STANDARD, families=CRC),
    fixed("additional-due", Anchor.ADDITIONAL, D.OWN_PAPER, procedures=STANDARD, families=CRC),
    advice("brief-missions", Anchor.SESSION, 8, D.OWN_PAPER, roles=GROWN, families=UPR),
    advice("tell-public", Anchor.SESSION, 3),
    advice("follow-up", Anchor.SESSION, 1),
    fixed("session", Anchor.SESSION),
)
TASKS: tuple[Task, ...] = (*LIST, *PAPER, *MEETING, *SESSION)
