"""Assessments: saying where a commitment stands, and taking back what was said by mistake."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.followup import deeds
from palais.apps.followup.choices import Assessor
from palais.apps.followup.models import Assessment, Commitment
from palais.apps.followup.services import saving
from palais.apps.office import clock
from palais.apps.office.services import changelog
from palais.apps.people.models import Organisation, User


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where a commitment stands, who says so, on which day and why."""

    status: str
    by_kind: str
    on: date
    reason: str
    language: str = "en"
    organisation: Organisation | None = None
    source: str = ""


@transaction.atomic
def assess(
    *, commitment: Commitment, judgement: Judgement, by: User | None, is_demo: bool = False
) -> Assessment:
    """Write it down beside all earlier ones; the newest of adults and that of children count. Raises Refused."""
    faults = {}
    if not judgement.reason.strip():
        faults["reason"] = _("Say why: a status without a reason convinces nobody.")
    if judgement.on > clock.today():
        faults["on"] = _("This day lies ahead.")
    if faults:
        raise saving.Refused(faults)
    made = Assessment.objects.create(
        commitment=commitment,
        is_demo=is_demo,
        **{name: getattr(judgement, name) for name in Judgement.__dataclass_fields__},
    )
    settle(commitment, deed=deeds.ASSESS, by=by)
    return made


@transaction.atomic
def take_back(*, assessment: Assessment, by: User) -> None:
    """Readers no longer see it, and the one before counts again. A second time changes nothing."""
    if assessment.taken_back_at is None:
        assessment.taken_back_at = timezone.now()
        assessment.save()
        settle(assessment.commitment, deed=deeds.TAKE_BACK, by=by)


def settle(commitment: Commitment, *, deed: str, by: User | None) -> None:
    """Let the commitment carry the newest status of adults and of children."""
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    before = saving.values_of(held, ("status", "children_status"))
    rows = list(held.assessments.filter(taken_back_at=None))
    held.status = newest([row for row in rows if row.by_kind != Assessor.CHILDREN])
    held.children_status = newest([row for row in rows if row.by_kind == Assessor.CHILDREN])
    held.save()
    commitment.status, commitment.children_status = held.status, held.children_status
    changelog.record(
        deed=deed,
        kind="commitment",
        key=f"{held.monitor.key}/{held.number}",
        by=by,
        before=before,
        after=saving.values_of(held, ("status", "children_status")),
    )


def newest(rows: list[Assessment]) -> str:
    """The status of the newest; empty where there is none."""
    return max(rows, key=lambda row: (row.on, row.pk)).status if rows else ""
