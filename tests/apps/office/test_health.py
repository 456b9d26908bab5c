"""Health: each check says what it found; a monitor learns one word; administrators alone read the rest."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from palais.apps.office import deeds, health, search
from palais.apps.office.health import Verdict, checks
from palais.apps.office.health import mail as mail_check
from palais.apps.office.models import JobWorker, OutboxMessage
from palais.apps.office.services import changelog, post
from palais.apps.people.models import User
from tests.makers import jobs as made

WELL, DOUBTFUL, BAD = Verdict.WELL, Verdict.DOUBTFUL, Verdict.BAD


def verdict(look) -> Verdict:
    finding = look()
    assert finding.words.endswith(".")
    return finding.verdict


def test_facts(db):
    assert verdict(checks.facts) is BAD


def test_facts_that_are_loaded(facts_loaded):
    assert verdict(checks.facts) is WELL


@pytest.mark.parametrize(
    ("free", "wanted"), [(99_999_999, BAD), (100_000_000, DOUBTFUL), (2_000_000_000, WELL)]
)
def test_disk(monkeypatch, free, wanted):
    monkeypatch.setattr("shutil.disk_usage", lambda place: type("Usage", (), {"free": free}))
    assert verdict(checks.disk) is wanted


def test_search_index(facts_loaded, settings, tmp_path):
    settings.VAR = tmp_path
    assert verdict(checks.search_index) is BAD
    for index in search.indexes():
        search.rebuild(of=index)
    assert verdict(checks.search_index) is WELL


def test_jobs(db, tmp_path):
    assert verdict(checks.jobs) is DOUBTFUL  # no worker, and nothing waits
    waiting = made.leave_a_mark.enqueue(str(tmp_path)).db_result
    assert verdict(checks.jobs) is DOUBTFUL
    type(waiting).objects.update(enqueued_at=timezone.now() - timedelta(hours=1))
    assert verdict(checks.jobs) is BAD
    JobWorker.objects.create(name="w", started_at=timezone.now(), seen_at=timezone.now())
    assert verdict(checks.jobs) is DOUBTFUL
    type(waiting).objects.update(status="FAILED")
    assert checks.jobs().words == "1 job has failed."
    type(waiting).objects.update(status="SUCCESSFUL")
    assert verdict(checks.jobs) is WELL


@pytest.mark.parametrize(
    ("days", "folder", "wanted"),
    [(None, "", DOUBTFUL), (1, "", WELL), (20, "", DOUBTFUL), (1, "nights", WELL), (3, "nights", BAD)],
)
def test_backup(db, settings, days, folder, wanted):
    settings.BACKUP_DIR = folder
    if days is not None:
        line = changelog.record(deed=deeds.BACK_UP, kind="backup", key="x", by=None)
        type(line).objects.update(at=timezone.now() - timedelta(days=days))
    assert verdict(checks.last_backup) is wanted


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"DEBUG": True}, "PALAIS_DEBUG"),
        ({"INSECURE_LOCAL": True}, "PALAIS_INSECURE_LOCAL"),
        ({"SITE_ADDRESS": "http://palais.example.org"}, "does not begin with https"),
        ({"ALLOWED_HOSTS": ["other.example.org"]}, "PALAIS_ALLOWED_HOSTS lacks"),
        ({"ALLOWED_HOSTS": ["*"]}, "takes any host"),
        ({"TODAY": "2026-11-02"}, "PALAIS_TODAY"),
        ({"SECRET_KEY": "short"}, "too short"),
    ],
)
def test_switches(settings, changes, said):
    right = {
        "SITE_ADDRESS": "https://palais.example.org",
        "ALLOWED_HOSTS": ["palais.example.org"],
        "SECRET_KEY": "k" * 40,
        "DEBUG": False,
        "INSECURE_LOCAL": False,
        "TODAY": "",
    }
    for name, value in {**right, **changes}.items():
        setattr(settings, name, value)
    found = checks.switches()
    assert (found.verdict, said in found.words) == (BAD if said else WELL, True)


def test_what_cannot_be_looked_at_is_bad_and_the_others_are_still_asked(db, monkeypatch):
    def falls() -> health.Finding:
        raise OSError("words with an address in them")

    monkeypatch.setattr(health, "_checks", {})
    health.register(health.Check("a", "A", falls), health.Check("b", "B", lambda: health.well("Fine.")))
    first, second = health.look()
    assert (first.finding, second.finding.verdict) == (
        health.bad("This could not be looked at (OSError)."),
        WELL,
    )
    assert not health.is_well()


def test_the_command_ends_with_an_error_only_where_something_is_bad(db, monkeypatch, capsys):
    monkeypatch.setattr(health, "_checks", {})
    health.register(health.Check("a", "A", lambda: health.doubtful("Hm.")))
    call_command("health")
    assert capsys.readouterr().out.splitlines()[0] == "? A: Hm."
    health.register(health.Check("b", "B", lambda: health.bad("No.")))
    with pytest.raises(CommandError, match="Not all is well"):
        call_command("health")
    assert "✗ B: No." in capsys.readouterr().out


def test_administrators_alone_read_it_at_the_desk(facts_loaded, client, django_user_model):
    administrator = User.objects.create_superuser(email="administrator@example.org")
    editor = User.objects.create_user(email="editor@example.org")
    editor.groups.add(*editor.groups.model.objects.filter(name="Editors"))
    stranger = User.objects.create_user(email="stranger@example.org")
    page = reverse("desk:health")
    answers = {}
    for person in (administrator, editor, stranger):
        client.force_login(person)
        answers[person.email.partition("@")[0]] = client.get(page)
    assert answers["administrator"].status_code == 200
    assert "They are loaded, and no conflict waits." in answers["administrator"].content.decode()
    for name in ("editor", "stranger"):
        assert answers[name].status_code != 200
        assert "They are loaded" not in answers[name].content.decode()
    client.logout()
    assert client.get(page).status_code == 302


def test_mail(db):
    assert verdict(mail_check.mail) is WELL
    message = OutboxMessage.objects.create(
        to="reader@example.org",
        domain="example.org",
        language="en",
        kind="digest",
        message_id="<1@x>",
        text="x",
        created_at=timezone.now(),
        next_try_at=timezone.now(),
    )
    assert verdict(mail_check.mail) is WELL
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(hours=3))
    assert mail_check.mail().words == "Messages wait for more than two hours: look at Post at the desk."
    post.doubt_restored()
    message.refresh_from_db()
    assert (message.status, message.reason) == ("uncertain", "restored")
    assert mail_check.mail().words == "1 message is uncertain: look at Post at the desk."
    OutboxMessage.objects.update(status="failed")
    assert mail_check.mail().words == "1 message failed lately: look at Post at the desk."
