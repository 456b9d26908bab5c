"""Made-up items, changes and lists with dates, for what is written from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from palais.core.dates import PartialDate
from palais.core.spans import Days, Hours
from palais.web.answers.dates import DatedChange, DatedItem, DatedList, Happened, Kind, Standing

CHANGED = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)
GENEVA = ZoneInfo("Europe/Zurich")
SCRIPTS = (
    "Комитет по правам ребёнка: восемьдесят девятая сессия, предсессионная рабочая группа",
    "لجنة حقوق الطفل: الدورة التاسعة والثمانون، الفريق العامل لما قبل الدورة",
    "儿童权利委员会第八十九届会议会前工作组，提交非政府组织替代报告的截止日期为十二月一日",
    "Comité des droits de l’enfant ; quatre-vingt-neuvième session, groupe de travail d’avant-session",
    "👩‍👧‍👦 family, a comma; a semicolon: a colon \\ and a backslash",
)


def item(uid: str = "one", **changed: Any) -> DatedItem:
    """A session of three weeks, unless told otherwise."""
    given: dict[str, Any] = {
        "uid": uid,
        "kind": Kind.SESSION,
        "title": "Made-up Committee, 7th session",
        "when": Days(date(2027, 1, 11), date(2027, 1, 29)),
        "path": f"/entry-points/{uid}/",
        "changed_at": CHANGED,
    }
    return DatedItem(**{**given, **changed})


def every_kind() -> tuple[DatedItem, ...]:
    """One item of each kind and standing, in several scripts, with days, hours, and a month alone."""
    return (
        item("session", place="Geneva", categories=("CRC", "Morocco, Sweden")),
        item("pre-session", kind=Kind.PRE_SESSION, standing=Standing.TENTATIVE, title=SCRIPTS[0]),
        item("review", kind=Kind.REVIEW, title=SCRIPTS[1], sequence=3),
        item(
            "deadline",
            kind=Kind.DEADLINE,
            title=SCRIPTS[2],
            when=Days(date(2026, 12, 1), date(2026, 12, 1)),
            closes_at=time(15),
            lines=("Rule: three months before.", SCRIPTS[4]),
        ),
        item(
            "cancelled",
            title=SCRIPTS[3],
            standing=Standing.CANCELLED,
            cancelled_on=date(2026, 10, 1),
            sequence=2,
        ),
        item(
            "webinar",
            kind=Kind.EVENT,
            title=SCRIPTS[4],
            when=Hours(
                datetime(2026, 11, 20, 14, tzinfo=GENEVA),
                datetime(2026, 11, 20, 15, 30, tzinfo=GENEVA),
                "Europe/Zurich",
            ),
        ),
        item("some-month", title="Made-up Committee, 9th session", when=PartialDate.parse("2027-09")),
    )


def change(uid: str = "cancelled", number: int = 1, **changed: Any) -> DatedChange:
    given: dict[str, Any] = {
        "uid": uid,
        "number": number,
        "at": CHANGED,
        "happened": Happened.CANCELLED,
        "kind": Kind.SESSION,
        "title": "Made-up Committee, 8th session",
        "path": f"/entry-points/{uid}/",
        "before": Days(date(2026, 10, 5), date(2026, 10, 23)),
        "reason": "No money <for> it & no room",
    }
    return DatedChange(**{**given, **changed})


def dated_list(*items: DatedItem, **changed: Any) -> DatedList:
    given: dict[str, Any] = {
        "title": "UN entry points",
        "about": "Sessions, reviews and deadlines.",
        "path": "/entry-points/",
        "items": items or every_kind(),
        "changes": (
            change(),
            change("review", happened=Happened.MOVED, after=Days(date(2027, 1, 11), date(2027, 1, 29))),
        ),
    }
    return DatedList(**{**given, **changed})


def many(count: int) -> DatedList:
    """A list as long as ten years of ten bodies, in several scripts."""
    first = date(2024, 1, 1)
    kinds = list(Kind)
    return dated_list(
        *(
            item(
                f"item-{number}",
                kind=kinds[number % len(kinds)],
                title=f"{SCRIPTS[number % len(SCRIPTS)]} {number}",
                when=Days(first + timedelta(days=number), first + timedelta(days=number + number % 20)),
                place="Palais Wilson, Geneva",
                lines=("Rule: on a day that follows the round; source: a page of the Committee.",),
                categories=("CRC", "NGO"),
                sequence=number % 4,
            )
            for number in range(count)
        )
    )
