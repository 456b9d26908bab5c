"""What an editor asks of a session, and what the row would then say; a wish that makes no sense is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from palais.apps.calendar.choices import ChangeKind, Mode, SessionStatus
from palais.apps.calendar.models import CommitteeSession
from palais.core.dates import DateNotUnderstood, PartialDate


class ChangeRefused(ValueError):
    """The change makes no sense as asked; `faults` are sentences by field, `""` for the whole."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(self.faults.values()))


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What to do to a session. Days are texts: 2027-05-04, 2027-05 or 2027, only as much as is known.

    `start` and `end`: the new days (move, shorten) or the days held (held). `day`: when it was confirmed. `cause`:
    a word of `choices.Reason`. `round`: the Committee's word on the round a moved meeting counts for; empty: as
    before.
    """

    kind: str
    start: str = ""
    end: str = ""
    day: str = ""
    cause: str = ""
    round: str = ""


Texts = dict[str, str]


def texts_after(*, session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    """The columns of the fact row once the change is made; raises ChangeRefused."""
    refuse_what_is_over(session, change, on)
    wish = WISHES.get(change.kind)
    if wish is None:
        raise ChangeRefused({"kind": _("Choose what happens to the session.")})
    return {**session.raw, **wish(session, change, on)}


def refuse_what_is_over(session: CommitteeSession, change: SessionChange, on: date) -> None:
    if change.kind != str(ChangeKind.HELD) and session.is_held and not session.lies_ahead(on):
        raise ChangeRefused(
            {"kind": _("The session was held. What was entered wrongly is corrected in its row of facts.")}
        )
    if session.is_cancelled and change.kind not in (str(ChangeKind.MOVE), str(ChangeKind.HELD)):
        raise ChangeRefused(
            {"kind": _("The session is cancelled. Undo the cancellation, or give it new days.")}
        )


def moved(session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    start, end = both_days(change)
    if (start, end) == session.last_known and not session.is_cancelled and not session.waits_for_days:
        raise ChangeRefused({"start": _("These are the days it has already.")})
    texts = {"moved_start": change.start, "moved_end": change.end, "confirmed_on": "", **why(change)}
    if change.round:
        texts["round"] = change.round
    return {**texts, "status": str(SessionStatus.MOVED)}


def shortened(session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    start, end = both_days(change)
    first, last = session.last_known
    if start.earliest < first.earliest and end.latest > last.latest:
        raise ChangeRefused(
            {"start": _("A shortened session does not begin earlier and end later than before.")}
        )
    if end.latest - start.earliest >= last.latest - first.earliest:
        raise ChangeRefused({"end": _("That is not shorter than before. Choose “move” for other days.")})
    days = {"moved_start": change.start, "moved_end": change.end}
    return {**days, **why(change), "status": str(SessionStatus.SHORTENED)}


def postponed(session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    days = {"moved_start": "", "moved_end": "", "confirmed_on": ""}
    return {**days, **why(change), "status": str(SessionStatus.POSTPONED)}


def cancelled(session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    return {"confirmed_on": "", **why(change), "status": str(SessionStatus.CANCELLED)}


def confirmed(session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    if session.waits_for_days:
        raise ChangeRefused(
            {"kind": _("A session without days cannot be confirmed: move it to its new days.")}
        )
    day = understood(change.day, "day")
    if day.earliest > on:
        raise ChangeRefused({"day": _("This day lies ahead: a session is confirmed on a day that has come.")})
    if session.confirmed_on:
        raise ChangeRefused({"kind": _("The session is confirmed already.")})
    return {"confirmed_on": change.day}


def online(session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    if session.mode == Mode.ONLINE:
        raise ChangeRefused({"kind": _("The session is online already.")})
    return {"mode": str(Mode.ONLINE), "place": "", **why(change)}


def held(session: CommitteeSession, change: SessionChange, on: date) -> Texts:
    end = both_days(change)[1]
    if end.earliest > on:
        raise ChangeRefused({"end": _("This day lies ahead: what was held is over.")})
    as_planned = (SessionStatus.SCHEDULED, SessionStatus.CANCELLED)
    status = str(SessionStatus.HELD) if session.status in as_planned else session.status
    return {"held_start": change.start, "held_end": change.end, "status": status}


def both_days(change: SessionChange) -> tuple[PartialDate, PartialDate]:
    faults: dict[str, str] = {}
    days = []
    for name in ("start", "end"):
        try:
            days.append(understood(getattr(change, name), name))
        except ChangeRefused as error:
            faults |= error.faults
    if faults:
        raise ChangeRefused(faults)
    start, end = days
    if end.latest < start.earliest:
        raise ChangeRefused({"end": _("The session would end before it begins.")})
    return start, end


def understood(text: str, field: str) -> PartialDate:
    if not text:
        raise ChangeRefused({field: _("Give a day, such as 2027-05-04, or a month, such as 2027-05.")})
    try:
        return PartialDate.parse(text)
    except DateNotUnderstood:
        raise ChangeRefused(
            {
                field: _("“%(text)s” is not a day of the calendar. Write 2027-05-04, or 2027-05.")
                % {"text": text}
            }
        ) from None


def why(change: SessionChange) -> Texts:
    return {"reason": change.cause} if change.cause else {}


WISHES: dict[str, Callable[[CommitteeSession, SessionChange, date], Texts]] = {
    str(ChangeKind.MOVE): moved,
    str(ChangeKind.SHORTEN): shortened,
    str(ChangeKind.POSTPONE): postponed,
    str(ChangeKind.CANCEL): cancelled,
    str(ChangeKind.CONFIRM): confirmed,
    str(ChangeKind.ONLINE): online,
    str(ChangeKind.HELD): held,
}
