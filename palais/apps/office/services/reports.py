"""Reports of errors: taking one in, and closing it."""

from django.db import transaction
from django.utils import timezone

from palais.apps.office import deeds, queries
from palais.apps.office.choices import ReportStatus
from palais.apps.office.models import ErrorReport
from palais.apps.office.services import changelog
from palais.apps.people.models import User

OPEN = (ReportStatus.NEW, ReportStatus.UNDER_REVIEW)


class NoSuchFact(LookupError):
    """There is no such row among the facts."""


def report_error(
    *, table: str, key: str, message: str, evidence: str, reply_to: str, language: str
) -> ErrorReport:
    """Put a reader's report in the queue, with the row as it stands now; NoSuchFact where there is none."""
    row = queries.fact(table=table, key=key)
    if row is None:
        raise NoSuchFact(f"There is no row {key!r} in the table {table!r}.")
    return ErrorReport.objects.create(
        table=table,
        fact_key=key,
        shown=row.raw,
        message=message,
        evidence=evidence,
        reply_to=reply_to,
        language=language,
    )


@transaction.atomic
def settle_report(*, report: ErrorReport, status: ReportStatus, answer: str, by: User) -> ErrorReport:
    """Record what was found. Closing a report deletes the address for a reply: it has served its purpose."""
    locked = ErrorReport.objects.select_for_update().get(pk=report.pk)
    before, locked.status, locked.answer = locked.status, status, answer
    if status in OPEN:
        locked.closed_by, locked.closed_at = None, None
    else:
        locked.closed_by, locked.closed_at, locked.reply_to = by, timezone.now(), ""
    locked.save()
    changelog.record(
        deed=deeds.SETTLE,
        kind="fact",
        key=queries.fact_about(table=locked.table, key=locked.fact_key),
        by=by,
        before={"status": before},
        after={"status": locked.status},
    )
    return locked
