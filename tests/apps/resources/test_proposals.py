"""What members propose: sent in by who speaks for an organisation, settled at the desk, told back with the reason."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palais.apps.office.models import Change, OutboxMessage, ReceivedFile
from palais.apps.office.services.people import accounts
from palais.apps.resources.models import Proposal, Work
from tests.makers import people, resources

NEW = "/account/resources/new/"
MINE = "/account/resources/"
ASKED = {
    "organisation": "example-a",
    "hub": "matter",
    "title": "Notre déclaration",
    "language": "fr",
    "kind": "statement",
    "address": "https://example.org/declaration?utm_source=x",
    "summary": "Pour les enfants.",
    "dated": "2026-10",
}


def send(client, user, **more):
    client.force_login(user)
    return client.post(NEW, {**ASKED, **more})


@pytest.fixture
def hub(db):
    return resources.hub("matter", "members")


@pytest.fixture
def proposal(client, member, hub) -> Proposal:
    send(client, member)
    return Proposal.objects.get()


def accept(client, proposal, **more):
    asked = {
        **{name: ASKED[name] for name in ("title", "language", "kind", "address", "summary", "dated")},
        "format": "html",
        "deed": "accept",
        **more,
    }
    return client.post(f"/admin/proposals/{proposal.pk}/", asked)


def test_a_member_proposes_and_sees_that_it_waits(client, member, hub):
    answer = send(client, member)
    assert (answer.status_code, answer["Location"]) == (302, MINE)
    kept = Proposal.objects.get()
    assert (kept.by, kept.organisation.key, kept.hub, kept.status) == (member, "example-a", hub, "waiting")
    page = client.get(MINE).content.decode()
    assert "Notre déclaration" in page
    assert "Waits to be looked at" in page
    assert Work.everything.count() == 0
    assert client.get("/resources.json").json() == []


def test_who_holds_no_seat_is_told_whom_to_ask_and_sends_nothing(client, stranger, hub, organisation):
    client.force_login(stranger)
    assert "Ask the focal point of yours" in client.get(NEW).content.decode()
    assert client.post(NEW, ASKED).status_code == 200
    assert Proposal.objects.count() == 0


def test_nobody_proposes_for_another_organisation(client, member, hub):
    people.organisation("B")
    answer = send(client, member, organisation="example-b")
    assert (answer.status_code, Proposal.objects.count()) == (422, 0)


def test_a_visitor_signs_in_first(client, hub):
    assert client.get(NEW)["Location"].startswith("/account/login/")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"address": ""}, "Give either a link or a file."),
        ({"address": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"title": ""}, "Write the title."),
        ({"language": "French"}, "Write the code of the language"),
        ({"dated": "May 2020"}, "Write a year, a month or a day"),
        ({"hub": "nothing"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(client, member, hub, wrong, said):
    answer = send(client, member, **wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Proposal.objects.count() == 0


def test_what_is_shown_here_already_is_noticed_whatever_the_form_of_its_address(client, member, hub):
    resources.work("Already here", "https://www.example.org/declaration/")
    answer = send(client, member)
    assert "It is here already: “Already here”, at /resources/already-here/." in answer.content.decode()
    assert Proposal.objects.count() == 0


def test_a_file_is_checked_and_kept_where_nobody_outside_finds_it(client, member, hub):
    file = SimpleUploadedFile("statement.pdf", resources.PDF)
    assert send(client, member, address="", file=file).status_code == 302
    kept = Proposal.objects.get()
    assert (kept.file.kind, kept.file.purpose) == ("pdf", "resource")
    assert client.get(f"/admin/proposals/{kept.pk}/file/").status_code in (302, 403)


def test_a_file_that_is_not_what_it_says_is_refused_with_a_sentence(client, member, hub):
    file = SimpleUploadedFile("statement.pdf", b"<script>alert(1)</script>")
    answer = send(client, member, address="", file=file)
    assert (answer.status_code, Proposal.objects.count(), ReceivedFile.objects.count()) == (422, 0, 0)
    assert "field-error" in answer.content.decode()


def test_twenty_a_day_are_enough(client, member, hub):
    codes = [
        send(client, member, address=f"https://example.org/{number}").status_code for number in range(21)
    ]
    assert (codes, Proposal.objects.count()) == ([302] * 20 + [429], 20)


def test_a_moderator_takes_it_up_with_edits_and_the_proposer_sees_it(
    client, proposal, moderator, member, hub
):
    section = resources.section(hub, "members")
    client.force_login(moderator)
    assert "Notre déclaration" in client.get("/admin/proposals/").content.decode()
    answer = accept(client, proposal, title="Our words", section=str(section.pk), reason="Thank you")
    assert answer.status_code == 302
    work = Work.public.get()
    assert (work.texts.get().title, work.origin, work.makers.get().organisation.key) == (
        "Our words",
        "member",
        "example-a",
    )
    assert (work.placements.get().section, work.editions.get().link.normal) == (
        section,
        "example.org/declaration",
    )
    assert Change.objects.get(deed="accept-proposal").by == moderator
    told = OutboxMessage.objects.get(kind="proposal")
    assert (told.to, told.subject) == (member.email, "Your resource was taken up")
    client.force_login(member)
    page = client.get(MINE).content.decode()
    assert "Thank you" in page
    assert "/resources/our-words/" in page


def test_a_declined_one_tells_why_and_its_file_goes(client, member, hub, moderator):
    send(client, member, address="", file=SimpleUploadedFile("statement.pdf", resources.PDF))
    kept = Proposal.objects.get()
    client.force_login(moderator)
    refused = client.post(f"/admin/proposals/{kept.pk}/", {"deed": "decline", "why": ""})
    assert (refused.status_code, ASKED["summary"] in refused.content.decode()) == (422, True)
    client.post(f"/admin/proposals/{kept.pk}/", {"deed": "decline", "why": "It is about something else."})
    told = OutboxMessage.objects.get(kind="proposal")
    assert told.to == member.email and "It is about something else." in told.text
    kept.refresh_from_db()
    assert (kept.status, kept.file, ReceivedFile.objects.count()) == ("declined", None, 0)
    client.force_login(member)
    assert "It is about something else." in client.get(MINE).content.decode()


def test_nothing_is_settled_twice(client, proposal, moderator):
    client.force_login(moderator)
    accept(client, proposal)
    answer = accept(client, proposal)
    assert "Somebody has settled this proposal already." in answer.content.decode()
    assert Work.everything.count() == 1


def test_a_duplicate_is_taken_up_only_by_who_is_sure(client, proposal, moderator):
    resources.work("Here meanwhile", "https://example.org/declaration", status="draft")
    client.force_login(moderator)
    answer = accept(client, proposal)
    assert answer.status_code == 422
    assert "Here meanwhile" in answer.content.decode()
    assert accept(client, proposal, sure="on").status_code == 302
    assert Work.everything.count() == 2


def test_who_proposed_takes_it_back_and_nobody_else(client, proposal, member, stranger):
    where = f"{MINE}{proposal.pk}/take-back/"
    client.force_login(stranger)
    assert client.post(where).status_code == 404
    client.force_login(member)
    assert client.get(where).status_code == 405
    client.post(where)
    proposal.refresh_from_db()
    assert proposal.status == "taken-back"


def test_a_person_takes_along_what_they_proposed(proposal, member):
    found = accounts.export(person=member)
    assert "Notre déclaration" in str(found)


def test_who_has_no_right_to_settle_sees_no_proposal(client, proposal, stranger, member):
    for user in (stranger, member):
        client.force_login(user)
        for where in ("/admin/proposals/", f"/admin/proposals/{proposal.pk}/"):
            answer = client.get(where)
            assert (answer.status_code, b"declaration" in answer.content) == (403, False)
