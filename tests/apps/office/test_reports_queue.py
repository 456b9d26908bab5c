"""The queue of errors that readers report: what waits, the row then and now, the answer, the address deleted."""

import pytest
from django.urls import reverse

from palais.apps.office import deeds, queries
from palais.apps.office.models import ErrorReport, Source
from palais.apps.people.models import User
from palais.apps.treaties.models import Region

KEY = "002"


@pytest.fixture
def editor(db):
    return User.objects.create_superuser("editor@example.org", "a long password")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def region(db):
    source = Source.objects.create(key="m49", title="Standard country codes")
    raw = {"code": KEY, "level": "region", "name_en": "Africa", "source": "m49"}
    return Region.everything.create(code=KEY, fact_key=KEY, name_en="Africa", raw=raw, source=source)


def report(**fields):
    values = {
        "table": "m49_regions",
        "fact_key": KEY,
        "shown": {"code": KEY, "name_en": "Afrika"},
        "message": "The name is misspelt.",
        "evidence": "A/RES/1",
        "reply_to": "reader@example.org",
    }
    return ErrorReport.objects.create(**{**values, **fields})


def test_the_queue_shows_what_is_new_and_keeps_the_rest_apart(desk, region):
    report()
    report(message="Somebody looks at this.", status="under-review")
    report(message="This is done.", status="declined", answer="It was right.")
    page = desk.get(reverse("desk:reports")).content.decode()
    assert "The name is misspelt." in page
    assert "Somebody looks at this." not in page
    closed = desk.get(reverse("desk:reports"), {"show": "closed"}).content.decode()
    assert "This is done." in closed
    assert "The name is misspelt." not in closed


def test_the_menu_counts_the_new_ones(desk, region):
    assert "Reported errors (" not in desk.get(reverse("wagtailadmin_home")).content.decode()
    report()
    report(status="under-review")
    assert "Reported errors (1)" in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_a_report_shows_the_row_as_it_was_and_as_it_is(desk, region):
    page = desk.get(reverse("desk:report", args=[report().pk])).content.decode()
    assert "Afrika" in page
    assert "Africa" in page
    assert f"{reverse('desk:correct', args=['m49_regions'])}?key={KEY}" in page


def test_a_report_about_a_row_that_is_gone_can_still_be_read(desk):
    page = desk.get(reverse("desk:report", args=[report().pk]))
    assert page.status_code == 200
    assert "There is no such row any more." in page.content.decode()


def test_closing_a_report_needs_an_answer_and_deletes_the_address(desk, editor, region):
    waiting = report()
    address = reverse("desk:report", args=[waiting.pk])
    refused = desk.post(address, {"status": "corrected", "answer": " "})
    assert refused.status_code == 422
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reply_to) == ("new", "reader@example.org")
    assert desk.post(address, {"status": "corrected", "answer": "Mended."}).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.status, waiting.answer, waiting.reply_to) == ("corrected", "Mended.", "")
    assert waiting.closed_by == editor
    (line,) = queries.history(kind="fact", key=f"m49_regions/{KEY}")
    assert (line.deed, line.by, line.before, line.after) == (
        deeds.SETTLE,
        editor,
        {"status": "new"},
        {"status": "corrected"},
    )


def test_a_report_that_is_opened_again_has_nobody_who_closed_it(desk, region):
    closed = report(status="declined", answer="No.")
    desk.post(reverse("desk:report", args=[closed.pk]), {"status": "under-review", "answer": ""})
    closed.refresh_from_db()
    assert (closed.status, closed.closed_by, closed.closed_at) == ("under-review", None, None)


def test_what_readers_write_is_text_and_never_markup(desk, region):
    page = desk.get(reverse("desk:report", args=[report(message="<script>alert(1)</script>").pk]))
    assert "<script>alert(1)</script>" not in page.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()
