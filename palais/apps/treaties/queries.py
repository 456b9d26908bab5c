"""Questions about States and treaties, with all their joins."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Max, QuerySet

from palais.apps.treaties.models import (
    CountOnADay,
    Declaration,
    KnownConflict,
    ReportDueDate,
    Reservation,
    State,
    Topic,
    Treaty,
    TreatyAct,
    TreatyBody,
    known_to,
)
from palais.core import treaties as rules
from palais.core.dates import Period

Row = TypeVar("Row")

FAMILY = ("crc", "opac", "opsc", "opic")
"""The Convention on the Rights of the Child and its three Optional Protocols."""


def states() -> QuerySet[State]:
    """The 197 States: without the European Union and Kosovo."""
    return every_page().filter(kind="state")


def every_page() -> QuerySet[State]:
    """Whatever has a page among the States: the 197, the European Union, Kosovo."""
    return State.public.select_related("region", "subregion", "source")


def state(*, iso3: str) -> State | None:
    return (
        State.public.select_related("region", "subregion", "intermediate", "source").filter(iso3=iso3).first()
    )


def topics() -> dict[str, Topic]:
    """All topics of the network's work by key, in the order of lists."""
    return {topic.key: topic for topic in Topic.public.all()}


def treaties() -> list[Treaty]:
    """All treaties in the order of lists: the Convention's family first."""
    return list(Treaty.public.select_related("body", "source"))


def treaty(*, key: str) -> Treaty | None:
    return Treaty.public.select_related("body", "parent", "source").filter(key=key).first()


def acts_of_state(*, iso3: str) -> dict[str, list[TreatyAct]]:
    """What one State did, by treaty key, oldest first."""
    return grouped(TreatyAct.public.filter(state_id=iso3).select_related("source"), by="treaty_id")


def acts_on_treaties(*, keys: Iterable[str]) -> dict[str, list[TreatyAct]]:
    """What all States did about some treaties, by State, oldest first."""
    return grouped(TreatyAct.public.filter(treaty_id__in=list(keys)).select_related("source"), by="state_id")


def standing_acts(*, keys: Iterable[str]) -> dict[str, dict[str, list[rules.TreatyAct]]]:
    """What all States did about some treaties as the rules know it, by State and treaty, oldest first.

    For counts and statuses alone: an eighth of the cost of the records with their sources.
    """
    columns = ("state_id", "treaty_id", "act", "earliest", "precision", "verified")
    rows = TreatyAct.public.filter(treaty_id__in=list(keys)).values_list(*columns)
    found: dict[str, dict[str, list[rules.TreatyAct]]] = defaultdict(lambda: defaultdict(list))
    for state_id, treaty_id, act, earliest, precision, verified in rows:
        on = known_to(earliest, precision)
        known = rules.TreatyAct(
            treaty=treaty_id, state=state_id, act=rules.Act(act), on=on, verified=verified
        )
        found[state_id][treaty_id].append(known)
    return found


def newest_acts(*, keys: Iterable[str], limit: int, on: date) -> list[TreatyAct]:
    """The newest acts until a day by which States became party, those known to the day."""
    binding = TreatyAct.public.filter(
        treaty_id__in=list(keys),
        act__in=("ratification", "accession", "succession"),
        precision="day",
        earliest__lte=on,
    )
    return list(binding.select_related("state", "treaty", "source").order_by("-earliest", "state")[:limit])


def acts(
    *, state: str = "", treaty: str = "", act: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[TreatyAct]:
    """What States did, the oldest first. `since` and `until` count the first possible day of an act."""
    wanted = {
        "state_id": state,
        "treaty_id": treaty,
        "act": act,
        "earliest__gte": since,
        "earliest__lte": until,
    }
    found = TreatyAct.public.filter(**{name: value for name, value in wanted.items() if value})
    return found.select_related("state", "treaty", "source").order_by("earliest", "fact_key")


def acts_as_of(*, keys: Iterable[str]) -> dict[str, str]:
    """The newest date for which the sources of what States did about some treaties speak, by treaty."""
    rows = TreatyAct.public.filter(treaty_id__in=list(keys)).values_list("treaty_id")
    return dict(rows.annotate(newest=Max("source__as_of")).exclude(newest="").order_by())


def bodies() -> list[TreatyBody]:
    """The treaty bodies: the Committee on the Rights of the Child first, the others by code."""
    return sorted(TreatyBody.public.all(), key=lambda body: (body.key != "crc", body.code))


def declarations(*, iso3: str) -> list[Declaration]:
    """Declarations of one State under the protocol on communications."""
    return list(Declaration.public.filter(state_id=iso3).select_related("source"))


def reservations(*, iso3: str) -> dict[str, list[Reservation]]:
    """Reservations and declarations of one State, by treaty key."""
    return grouped(Reservation.public.filter(state_id=iso3).select_related("source"), by="treaty_id")


def due_dates(*, iso3: str) -> list[ReportDueDate]:
    return list(ReportDueDate.public.filter(state_id=iso3).select_related("source"))


def conflicts_of_state(*, iso3: str) -> dict[str, list[KnownConflict]]:
    return grouped(KnownConflict.public.filter(state_id=iso3), by="treaty_id")


def printed_counts(*, key: str, until: date) -> list[CountOnADay]:
    """Numbers of parties the United Nations printed until a day, newest first."""
    printed = CountOnADay.public.filter(treaty_id=key, on__lte=until)
    return list(printed.select_related("source").order_by("-on"))


def grouped(rows: Iterable[Row], *, by: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, by)].append(row)
    return groups


def as_rule(treaty: Treaty) -> rules.Treaty:
    """The treaty as the rules know it."""
    return rules.Treaty(
        key=treaty.key,
        in_force_on=treaty.in_force_on,
        period=Period.parse(treaty.entry_into_force_rule),
        verified=treaty.verified,
    )


def as_rule_act(act: TreatyAct) -> rules.TreatyAct:
    return rules.TreatyAct(
        treaty=act.treaty_id, state=act.state_id, act=rules.Act(act.act), on=act.on, verified=act.verified
    )


def as_rule_state(state: State) -> rules.State:
    return rules.State(key=state.iso3, kind=rules.Kind(state.kind), un_member=state.un_status == "member")
