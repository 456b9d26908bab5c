"""The calendar's screens: who may see them; a session changed and undone; two editors; deadlines; events."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from palais.apps.calendar import services
from palais.apps.calendar.models import CommitteeSession, Deadline, Event, SessionDeed
from palais.apps.calendar.services import SessionChange
from palais.apps.people.models import User

SECRET = "Meeting nobody outside may know of"
ASKED = {"cause": "LIQUIDITY", "reason": "the money ran out", "source": "note of 1 April"}
EVENT = {
    "title": "How to write an alternative report",
    "kind": "webinar",
    "first": "2026-12-03",
    "starts": "15:00",
    "ends": "16:30",
    "zone": "Africa/Casablanca",
    "visibility": "public",
}


@pytest.fixture
def deed(facts_loaded, on_the_day, editor):
    on_the_day("2026-01-02")
    session = CommitteeSession.public.get(slug="upr-54")
    plan = services.plan_change(session=session, change=SessionChange("online"))
    return services.apply_change(plan=plan, by=editor, reason="no money", source="a note")


@pytest.fixture
def event(facts_loaded, editor):
    from datetime import date

    words = services.EventWords(
        title=SECRET, first=date(2026, 12, 3), last=date(2026, 12, 3), visibility="members"
    )
    return services.add_event(words=words, by=editor)


def addresses(deed, event):
    return [
        reverse("calendar-desk:sessions"),
        reverse("calendar-desk:session", args=["upr-54"]),
        reverse("calendar-desk:change", args=["upr-54", "cancel"]),
        reverse("calendar-desk:undo", args=["upr-54", deed.pk]),
        reverse("calendar-desk:deadline", args=["upr-54-upr-stakeholder-ngo"]),
        reverse("calendar-desk:events"),
        reverse("calendar-desk:add-event"),
        reverse("calendar-desk:event", args=[event.slug]),
        reverse("calendar-desk:cancel-event", args=[event.slug]),
    ]


@pytest.fixture
def staff(db):
    """May enter the admin, and nothing more."""
    user = User.objects.create_user("staff@example.org", "a long password")
    group = Group.objects.create(name="Readers of the admin")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


def test_an_editor_sees_every_screen(client, deed, event, editor):
    client.force_login(editor)
    found = [(url, client.get(url).status_code) for url in addresses(deed, event)]
    assert found == [(url, 200) for url, _ in found]


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_only_enter_sees_and_changes_nothing(client, deed, event, staff, method):
    client.force_login(staff)
    for url in addresses(deed, event):
        answer = getattr(client, method)(url)
        assert (url, answer.status_code, answer["Location"]) == (url, 302, reverse("wagtailadmin_home"))
        assert SECRET not in answer.content.decode()
    assert reverse("calendar-desk:sessions") not in client.get(reverse("wagtailadmin_home")).content.decode()
    deed.refresh_from_db()
    assert deed.undone_at is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_sign_in(client, deed, event, method):
    for url in addresses(deed, event):
        answer = getattr(client, method)(url)
        assert (url, answer.status_code) == (url, 302)
        assert answer["Location"].startswith(reverse("account_login"))


def test_who_may_not_correct_facts_changes_no_session(client, facts_loaded, staff):
    staff.groups.get().permissions.add(Permission.objects.get(codename="add_sessiondeed"))
    client.force_login(staff)
    url = reverse("calendar-desk:change", args=["upr-54", "cancel"])
    assert client.get(reverse("calendar-desk:session", args=["upr-54"])).status_code == 200
    assert url not in client.get(reverse("calendar-desk:session", args=["upr-54"])).content.decode()
    assert client.get(url)["Location"] == reverse("wagtailadmin_home")


def test_what_is_not_there_is_not_found(client, facts_loaded, editor):
    client.force_login(editor)
    missing = [
        reverse("calendar-desk:session", args=["nothing"]),
        reverse("calendar-desk:change", args=["nothing", "cancel"]),
        reverse("calendar-desk:change", args=["upr-54", "explode"]),
        reverse("calendar-desk:undo", args=["upr-54", 0]),
        reverse("calendar-desk:deadline", args=["nothing"]),
        reverse("calendar-desk:event", args=["nothing"]),
    ]
    assert [client.get(url).status_code for url in missing] == [404] * len(missing)


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] in ("seen", "told", "warned"):
            found[name[1]] = value[1] if value else ""
    return found


def test_a_cancellation_is_previewed_confirmed_and_undone_without_script(
    client, facts_loaded, on_the_day, editor
):
    on_the_day("2026-12-15")
    client.force_login(editor)
    url = reverse("calendar-desk:change", args=["upr-54", "cancel"])
    form = hidden(client.get(url).content.decode())
    preview = client.post(url, {**form, **ASKED})
    page = preview.content.decode()
    assert preview.status_code == 200
    assert "This is what will change" in page
    assert "Republic of Moldova" in page
    assert CommitteeSession.public.get(slug="upr-54").status == "scheduled"

    done = client.post(url, {**hidden(page), **ASKED})
    assert done["Location"] == reverse("calendar-desk:session", args=["upr-54"])
    assert CommitteeSession.public.get(slug="upr-54").status == "cancelled"
    session_page = client.get(done["Location"]).content.decode()
    assert "the money ran out" in session_page

    deed = SessionDeed.objects.get()
    undo = reverse("calendar-desk:undo", args=["upr-54", deed.pk])
    assert undo in session_page
    assert client.post(undo)["Location"] == done["Location"]
    assert CommitteeSession.public.get(slug="upr-54").status == "scheduled"
    assert client.post(undo).status_code == 422


def test_what_makes_no_sense_stands_at_its_field(client, facts_loaded, on_the_day, editor):
    on_the_day("2026-12-15")
    client.force_login(editor)
    url = reverse("calendar-desk:change", args=["upr-54", "move"])
    form = hidden(client.get(url).content.decode())
    answer = client.post(url, {**form, **ASKED, "start": "2027-02-30", "end": "2027-03-05"})
    assert answer.status_code == 422
    assert "“2027-02-30” is not a day of the calendar" in answer.content.decode()
    answer = client.post(url, {**form, "start": "2027-03-01", "end": "2027-03-05"})
    page = answer.content.decode()
    assert (answer.status_code, "a correction needs a reason" in page, "This field is required" in page) == (
        422,
        True,
        True,
    )


def test_the_second_editor_sees_the_first_change_before_anything_is_saved(
    client, facts_loaded, on_the_day, editor, other_editor
):
    on_the_day("2026-12-15")
    client.force_login(other_editor)
    url = reverse("calendar-desk:change", args=["upr-54", "cancel"])
    page = client.post(url, {**hidden(client.get(url).content.decode()), **ASKED}).content.decode()
    session = CommitteeSession.public.get(slug="upr-54")
    plan = services.plan_change(session=session, change=SessionChange("online"))
    services.apply_change(plan=plan, by=editor, reason="no money", source="a note")

    again = client.post(url, {**hidden(page), **ASKED}).content.decode()
    assert "Somebody changed this session after you opened it" in again
    assert "the money ran out" in again
    assert CommitteeSession.public.get(slug="upr-54").status == "scheduled"
    client.post(url, {**hidden(again), **ASKED})
    session.refresh_from_db()
    assert (session.status, session.mode) == ("cancelled", "online")


def test_a_deadline_is_set_by_hand_and_follows_its_rule_again(client, facts_loaded, on_the_day, editor):
    on_the_day("2026-01-02")
    client.force_login(editor)
    slug = "upr-54-upr-stakeholder-ngo"
    url = reverse("calendar-desk:deadline", args=[slug])
    assert client.post(url, {"day": "2026-07-14", "reason": "", "seen": "0"}).status_code == 422
    assert Deadline.objects.get(slug=slug).override_on is None
    client.post(url, {"day": "2026-07-14", "reason": "letter of the UN", "seen": "0"})
    row = Deadline.objects.get(slug=slug)
    assert (row.first_day.isoformat(), row.status, row.computed_first is None) == (
        "2026-07-14",
        "moved",
        False,
    )

    stale = client.post(url, {"day": "2026-07-15", "reason": "another letter", "seen": "0"})
    assert (stale.status_code, "another letter" in stale.content.decode()) == (422, True)
    client.post(url, {"free": "1", "seen": str(row.sequence)})
    row.refresh_from_db()
    assert (row.override_on, row.status, row.first_day.isoformat()) == (None, "open", "2026-07-01")


def test_an_event_is_added_moved_and_cancelled(client, facts_loaded, editor):
    client.force_login(editor)
    client.post(reverse("calendar-desk:add-event"), EVENT)
    event = Event.objects.get()
    assert event.starts_at.isoformat() == "2026-12-03T14:00:00+00:00"
    url = reverse("calendar-desk:event", args=[event.slug])
    client.post(url, {**EVENT, "first": "2026-12-10", "reason": "the speaker is ill", "seen": "0"})
    event.refresh_from_db()
    assert (event.status, event.sequence, event.first_day.isoformat()) == ("moved", 1, "2026-12-10")
    stale = client.post(url, {**EVENT, "title": "Typed with care", "seen": "0"})
    assert (stale.status_code, "Typed with care" in stale.content.decode()) == (422, True)
    cancel = reverse("calendar-desk:cancel-event", args=[event.slug])
    assert client.post(cancel, {"reason": "", "seen": "1"}).status_code == 422
    client.post(cancel, {"reason": "nobody can come", "seen": "1"})
    event.refresh_from_db()
    assert event.status == "cancelled"
    assert "nobody can come" in client.get(url).content.decode()


def test_a_rule_without_a_source_is_refused_at_its_field(client, facts_loaded, editor):
    client.force_login(editor)
    url = reverse("desk:add", args=["deadline_rules"])
    texts = {
        "key": "new-rule",
        "body": "CRC",
        "stage": "alternative-report",
        "audience": "ngo",
        "procedure": "any",
    }
    texts |= {"anchor": "session-start", "rule_kind": "offset", "rule": "-P4W", "valid_from": "2026-01-01"}
    columns = {f"column-{name}": text for name, text in texts.items()}
    answer = client.post(url, {**columns, "column-source": "", "column-status": "ok", "reason": "a test"})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert list(form.errors) == ["column-source"]


def test_a_second_97th_session_is_refused_at_its_field(client, facts_loaded, editor):
    client.force_login(editor)
    texts = {"body": "CRC", "kind": "session", "number": "97", "planned_start": "2027-08-30"}
    texts |= {
        "planned_end": "2027-09-17",
        "status": "scheduled",
        "source": "derived",
        "fact_status": "unverified",
    }
    columns = {f"column-{name}": text for name, text in texts.items()}
    answer = client.post(reverse("desk:add", args=["committee_sessions"]), {**columns, "reason": "a test"})
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert errors == {"column-number": ["There is already a session 97, planned for 2024-08-26."]}
