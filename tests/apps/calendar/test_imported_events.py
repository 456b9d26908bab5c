"""Events from calendar files as import runs: previewed, applied, undone; refused with a sentence at the door."""

import io
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from palais.apps.calendar import permissions
from palais.apps.calendar.choices import EventStatus
from palais.apps.calendar.models import CalendarChange, Event
from palais.apps.calendar.services import events
from palais.apps.office import permissions as office_permissions
from palais.apps.office.choices import Answer, Outcome
from palais.apps.office.imports import reasons, registered
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import ImportRun, ReceivedFile
from palais.apps.office.services.imports import previewing, runs
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from tests.makers import calendar_files
from tests.makers.calendar_files import calendar, event
from tests.makers.imports import applied, undone

FILE = calendar(
    "X-WR-CALNAME:Another network",
    *event("DTSTART;VALUE=DATE:20270111", "DTEND;VALUE=DATE:20270130", uid="days", title="Three weeks"),
    *event(
        "DTSTART;TZID=America/New_York:20261210T100000",
        "DURATION:PT1H",
        "LOCATION:Online",
        "URL:https://example.org/webinar",
        uid="hours",
        title="A webinar",
    ),
    *event("DTSTART:20261201T090000", "RRULE:FREQ=WEEKLY;COUNT=2", uid="weekly", title="Every week"),
    *event("DTSTART;VALUE=DATE:20270101", "STATUS:CANCELLED", uid="off", title="Not held"),
    *event("DTSTART;VALUE=DATE:20270101", "CLASS:PRIVATE", uid="private", title="Of nobody's concern"),
    *event("X-ALT-DESC:<html><body>x</body></html>", uid="never", title="Without a date"),
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def previewed(content: bytes, *, kind: str = "events", name: str = "calendar.ics", **choices) -> ImportRun:
    run = runs.start(kind=kind, file=io.BytesIO(content), name=name, by=None)
    runs.choose_columns(run=run.pk, columns=run.columns, by=None, **choices)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    return run


def answers(run: ImportRun) -> list[tuple[str, str]]:
    return [(row.name, row.answer) for row in run.rows.all()]


def why(run: ImportRun) -> list[str]:
    labels = {field.name: field.label for field in registered()[run.kind].fields}
    return [reasons.sentence(one, labels=labels) for row in run.rows.all() for one in row.reasons]


@pytest.mark.django_db
def test_a_calendar_file_is_previewed_by_its_dates():
    run = previewed(FILE)
    assert answers(run) == [
        ("Every week", Answer.INSERT),
        ("Every week", Answer.INSERT),
        ("A webinar", Answer.INSERT),
        ("Not held", Answer.INSERT),
        ("Three weeks", Answer.INSERT),
        ("Left out", Answer.NOT_UNDERSTOOD),
        ("Left out", Answer.NOT_UNDERSTOOD),
    ]
    assert why(run) == ["It is marked as private.", "The event has no date."]
    assert "nobody" not in str([row.cells for row in run.rows.all()])
    first = run.rows.first()
    assert first is not None
    assert first.after["notes"] == ["Its hour has no time zone, so one is assumed."]
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_what_is_applied_is_in_the_calendar_and_goes_when_undone():
    run = applied(previewed(FILE))
    assert run.counts["done"] == 5
    webinar, days = Event.objects.get(foreign_uid="hours"), Event.objects.get(foreign_uid="days")
    assert (webinar.starts_at.isoformat(), webinar.zone) == ("2026-12-10T15:00:00+00:00", "America/New_York")
    assert (webinar.place, webinar.url, webinar.source) == (
        "Online",
        "https://example.org/webinar",
        "Another network",
    )
    assert (days.first_day, days.last_day, days.starts_at) == (date(2027, 1, 11), date(2027, 1, 29), None)
    assert (days.origin, days.visibility, days.slug) == ("import", "public", "2027-01-11-three-weeks")
    assert Event.objects.get(foreign_uid="off").status == EventStatus.CANCELLED
    undone(run)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing_and_a_moved_event_moves():
    applied(previewed(FILE))
    again = previewed(FILE, whole=True)
    assert {answer for _name, answer in answers(again)} == {Answer.SAME, Answer.NOT_UNDERSTOOD}
    moved = FILE.replace(b"20261210T100000", b"20261217T110000").replace(b"UID:off", b"UID:new")
    run = previewed(moved, whole=True)
    changed = [row for row in run.rows.all() if row.answer == Answer.CHANGE]
    assert [(row.before, row.after) for row in changed] == [
        (
            {"first": "2026-12-10", "last": "2026-12-10", "starts": "10:00:00", "ends": "11:00:00"},
            {"first": "2026-12-17", "last": "2026-12-17", "starts": "11:00:00", "ends": "12:00:00"},
        )
    ]
    assert ("Not held", Answer.GONE) in answers(run)
    applied(run)
    webinar = Event.objects.get(foreign_uid="hours")
    assert (webinar.status, webinar.sequence) == (EventStatus.MOVED, 1)
    assert CalendarChange.objects.filter(event=webinar).count() >= 2
    undone(run)
    webinar.refresh_from_db()
    assert (webinar.starts_at.isoformat(), webinar.sequence) == ("2026-12-10T15:00:00+00:00", 2)


@pytest.mark.django_db
def test_what_an_editor_changed_since_is_kept_when_undone():
    run = applied(previewed(FILE))
    found = Event.objects.get(foreign_uid="days")
    words = events.EventWords(title="Two weeks", first=date(2027, 1, 11), last=date(2027, 1, 22))
    events.change_event(event=found, words=words, by=None)
    undone(run)
    assert [one.title for one in Event.objects.all()] == ["Two weeks"]
    assert run.rows.filter(outcome=Outcome.KEPT).count() == 1


@pytest.mark.django_db
def test_events_for_members_are_for_members():
    applied(previewed(FILE, kind="events-for-members"))
    assert set(Event.objects.values_list("visibility", flat=True)) == {"members"}
    assert not Event.objects.for_everyone().exists()


@pytest.mark.django_db
def test_events_come_from_a_spreadsheet_too():
    table = (
        "Title,Start date,End date,Starts,Ends,Time zone,Status\n"
        "A forum,2027-03-01,2027-03-03,,,,planned\n"
        "A talk,2027-03-01,,9:30,11:00,Africa/Casablanca,\n"
        "Backwards,2027-03-03,2027-03-01,,,,\n"
        "A gap,2027-03-28,,02:30,,Europe/Zurich,\n"
        "Nowhere,2027-03-01,,10:00,,Atlantis,perhaps\n"
        ",2027-03-01,,25:00,,,\n"
    )
    run = previewed(table.encode(), name="events.csv")
    assert [answer for _name, answer in answers(run)] == [Answer.INSERT] * 2 + [Answer.NOT_UNDERSTOOD] * 4
    assert why(run) == [
        "The event would end before it begins.",
        "There is no such hour on that day: summer time begins. Choose another.",
        "Status: “perhaps” is none of planned, cancelled.",
        "Starts: “25:00” is not an hour. Write it as 14:30.",
        "Title is empty.",
    ]
    applied(run)
    talk = Event.objects.get(title="A talk")
    assert (talk.starts_at.isoformat(), talk.last_day) == ("2027-03-01T09:30:00+00:00", date(2027, 3, 1))
    assert {row.answer for row in previewed(table.encode(), name="events.csv").rows.all()[:2]} == {
        Answer.SAME
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            calendar_files.repeating("FREQ=SECONDLY"),
            "The event at line 7 repeats within the day. Take it out of the calendar, and export again.",
        ),
        (
            calendar_files.repeating("FREQ=DAILY;COUNT=900", 4_000),
            "The event at line 45 repeats so often that more than 5000 dates would come of it. Give it an end, "
            "and export again.",
        ),
        (calendar("BEGIN:VTODO", "END:VTODO"), "There is no event in the file: it holds only VTODO."),
        (calendar(*event()), "No event can be taken: the one at line 3 has no date."),
        (
            calendar(*event("DTSTART;VALUE=DATE:20270111", "LOCATION:Gen\u00e8ve"))
            .decode()
            .encode("latin-1"),
            "Line 7 is not text in UTF-8. Export the calendar again, with UTF-8 as encoding.",
        ),
        (
            calendar("X-FILL:" + "x" * 6_000_000),
            "The calendar has 6000054 bytes, and at most 5000000 are read. Export fewer years, or without "
            "attachments.",
        ),
        (
            b"<!DOCTYPE html><html></html>",
            "The file holds a web page or an SVG drawing, which can contain programs. Save it as a PDF or as a "
            "picture.",
        ),
    ],
    ids=["seconds", "many", "tasks", "no date", "Latin-1", "large", "a web page"],
)
def test_a_bad_calendar_is_refused_with_a_sentence_and_not_kept(content, sentence):
    with pytest.raises(FileRefused) as refused:
        runs.start(kind="events", file=io.BytesIO(content), name="calendar.ics", by=None)
    assert str(refused.value) == sentence
    assert not ImportRun.objects.exists()
    assert not ReceivedFile.objects.exists()


def test_every_refusal_and_doubt_of_the_reader_has_its_sentence():
    from palais.apps.office.imports.ics_sentences import LEFT_OUT, REFUSED, TO_LOOK_AT
    from palais.core.ics.answers import LEAVES_OUT, Doubtful, Refusal

    def code(doubt: Doubtful) -> str:
        return doubt.name.lower().replace("_", "-")

    refusals = {f"ics-{one.value}" for one in Refusal if one is not Refusal.NONE_USABLE}
    none = {f"ics-none-{code(one)}" for one in (*LEAVES_OUT, Doubtful.FILE_CUT_OFF)}
    assert set(REFUSED) == refusals | none
    assert set(LEFT_OUT) == {f"ics-{code(one)}" for one in LEAVES_OUT}
    of_the_file = {
        *(Doubtful.LINE_NOT_UNDERSTOOD, Doubtful.PART_NOT_CLOSED, Doubtful.FILE_CUT_OFF),
        Doubtful.NO_CALENDAR_AROUND,
    }
    assert set(TO_LOOK_AT) == {one.name for one in set(Doubtful) - LEAVES_OUT - of_the_file}


@pytest.mark.django_db
def test_the_desk_shows_the_columns_and_the_rows_of_a_calendar(client):
    client.force_login(User.objects.create_superuser("coordinator@example.org", "a long password"))
    run = runs.start(kind="events", file=io.BytesIO(FILE), name="calendar.ics", by=None)
    columns = client.get(reverse("desk:import-columns", args=[run.pk]))
    assert (columns.status_code, b"Every week" in columns.content) == (200, True)
    assert b"Read again" not in columns.content  # a calendar leaves no choice of encoding
    runs.choose_columns(run=run.pk, columns=run.columns, by=None)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    page = client.get(reverse("desk:import-rows", args=[run.pk])).content.decode()
    assert "To look at" in page and "Its hour has no time zone, so one is assumed." in page
    assert "It is marked as private." in page


ADDRESSES = ("import", "import-columns", "import-rows")


def importer(name: str, *rights: str) -> User:
    """A person who may enter the desk and import, with these rights besides."""
    user = User.objects.create_user(f"{name}@example.org", is_staff=True)
    for right in (office_permissions.ENTER_DESK, office_permissions.IMPORT, *rights):
        app, codename = right.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return User.objects.get(pk=user.pk)


def test_whoever_may_import_and_change_the_calendar_imports_events(facts_loaded, client):
    run = previewed(FILE)
    client.force_login(importer("keeper", permissions.CHANGE_CALENDAR))
    assert "calendar.ics" in client.get(reverse("desk:imports")).content.decode()
    offered = client.get(reverse("desk:import-new")).content.decode()
    assert 'value="events"' in offered and 'value="organisations"' in offered
    assert [client.get(reverse(f"desk:{name}", args=[run.pk])).status_code for name in ADDRESSES] == [200] * 3
    download = client.get(reverse("desk:file", args=[run.file_id]))
    assert b"".join(download) == FILE
    client.post(reverse("desk:import", args=[run.pk]), {"deed": "apply"})
    run.refresh_from_db()
    assert run.status == "applying"


@pytest.mark.parametrize("kind", ["events", "events-for-members"])
def test_whoever_may_only_import_sees_nothing_of_it(facts_loaded, client, kind):
    run = previewed(FILE, kind=kind)
    client.force_login(importer("importer"))
    assert "calendar.ics" not in client.get(reverse("desk:imports")).content.decode()
    offered = client.get(reverse("desk:import-new")).content.decode()
    assert 'value="events' not in offered and 'value="organisations"' in offered
    upload = SimpleUploadedFile("another.ics", FILE)
    refused = client.post(reverse("desk:import-new"), {"kind": kind, "file": upload})
    assert (refused.status_code, ImportRun.objects.count()) == (422, 1)
    refused_everywhere(client, run)


def test_a_stranger_is_sent_away(facts_loaded, client):
    run = previewed(FILE)
    assert "/account/login/" in client.get(reverse("desk:imports"))["Location"]
    refused_everywhere(client, run)


def refused_everywhere(client, run: ImportRun) -> None:
    places = [reverse(f"desk:{name}", args=[run.pk]) for name in ADDRESSES]
    places += [
        reverse("desk:import-report", args=[run.pk, "report"]),
        reverse("desk:file", args=[run.file_id]),
    ]
    for place in places:
        assert (place, client.get(place).status_code) == (place, 302)
    client.post(places[0], {"deed": "apply"})
    run.refresh_from_db()
    assert (run.status, Event.objects.count()) == ("ready", 0)


def test_the_command_asks_for_the_same_rights(facts_loaded, tmp_path, capsys):
    file = tmp_path / "calendar.ics"
    file.write_bytes(FILE)
    importer("importer")
    keeper = importer("keeper", permissions.CHANGE_CALENDAR)
    User.objects.create_user("reader@example.org")
    for who in ("importer", "reader"):
        with pytest.raises(CommandError, match=f"{who}@example.org may not import events"):
            call_command("import_table", "events", str(file), by=f"{who}@example.org", apply=True)
    with pytest.raises(CommandError, match="Nobody here has the address stranger@"):
        call_command("import_table", "events", str(file), by="stranger@example.org", apply=True)
    assert (ImportRun.objects.count(), Event.objects.count()) == (0, 0)
    call_command("import_table", "events", str(file), by="keeper@example.org", apply=True)
    assert (ImportRun.objects.get().by, Event.objects.exists()) == (keeper, True)
