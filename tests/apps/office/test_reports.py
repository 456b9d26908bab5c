"""Reports of errors: taken in with the row as it stood, and closed without the reader's address."""

import pytest

from palais.apps.office.choices import ReportStatus
from palais.apps.office.models import ErrorReport
from palais.apps.office.services import reports
from palais.apps.people.models import User
from palais.apps.treaties.models import State


def sent(table: str = "states", key: str = "SWE") -> ErrorReport:
    return reports.report_error(
        table=table,
        key=key,
        message="The name is wrong.",
        evidence="CRC/C/SWE/CO/6-7",
        reply_to="reader@example.org",
        language="fr",
    )


def test_a_report_keeps_the_row_as_it_stood(facts_loaded):
    row = State.public.get(pk="SWE")
    report = ErrorReport.objects.get(pk=sent().pk)
    assert (report.table, report.fact_key, report.shown, report.status) == ("states", "SWE", row.raw, "new")
    assert (report.message, report.evidence) == ("The name is wrong.", "CRC/C/SWE/CO/6-7")
    assert (report.reply_to, report.language, report.answer) == ("reader@example.org", "fr", "")


@pytest.mark.parametrize(("table", "key"), [("states", "ATL"), ("planets", "SWE")])
def test_a_row_that_is_not_there_cannot_be_reported(facts_loaded, table, key):
    with pytest.raises(reports.NoSuchFact, match=f"no row '{key}' in the table '{table}'"):
        sent(table, key)
    assert ErrorReport.objects.count() == 0


def test_a_withdrawn_row_can_still_be_reported(facts_loaded, today):
    State.everything.filter(pk="SWE").update(withdrawn_on=today)
    assert sent().fact_key == "SWE"


@pytest.mark.parametrize("status", [ReportStatus.CORRECTED, ReportStatus.DECLINED])
def test_closing_deletes_the_address_for_a_reply(facts_loaded, status):
    editor = User.objects.create_user("editor@example.org")
    report = reports.settle_report(report=sent(), status=status, answer="Thank you.", by=editor)
    report.refresh_from_db()
    assert (report.status, report.answer, report.reply_to) == (status, "Thank you.", "")
    assert (report.closed_by, report.closed_at is None) == (editor, False)


def test_a_report_under_review_stays_open_with_its_address(facts_loaded):
    editor = User.objects.create_user("editor@example.org")
    report = reports.settle_report(report=sent(), status=ReportStatus.UNDER_REVIEW, answer="", by=editor)
    report.refresh_from_db()
    assert (report.reply_to, report.closed_by, report.closed_at) == ("reader@example.org", None, None)


def test_a_report_that_is_opened_again_is_closed_by_nobody(facts_loaded):
    editor = User.objects.create_user("editor@example.org")
    report = reports.settle_report(report=sent(), status=ReportStatus.DECLINED, answer="No.", by=editor)
    report = reports.settle_report(report=report, status=ReportStatus.NEW, answer="", by=editor)
    report.refresh_from_db()
    assert (report.status, report.closed_by, report.closed_at) == ("new", None, None)
