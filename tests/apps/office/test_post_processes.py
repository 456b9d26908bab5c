"""The outbox with real processes: a worker killed between hand-over and commit leaves one uncertain message."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from wagtail.models import Locale, Page, Site

from palais.apps.office import post as registry
from palais.apps.office.models import Job, OutboxMessage, SiteIdentity
from palais.apps.office.services import jobs, post
from tests.makers import mail

WITHIN = 90.0
DELIVER = "palais.apps.office.tasks.deliver_post"


@pytest.fixture
def letters(transactional_db):
    with mail.server() as letters:
        yield letters


@pytest.fixture
def variables(letters, tmp_path: Path, project: Path) -> dict[str, str]:
    """The switches with which another process works on the database of this test."""
    told = connection.settings_dict
    address = f"sqlite://{told['NAME']}"
    if connection.vendor == "postgresql":
        more = "&".join(f"{name.lower()}={told[name]}" for name in ("HOST", "USER", "PORT") if told[name])
        address = f"postgresql:///{quote(told['NAME'])}?{more}"
    own = {"PALAIS_DATABASE_URL": address, "PALAIS_VAR_DIR": str(tmp_path), "PYTHONPATH": str(project)}
    mail_server = {"PALAIS_MAIL": f"smtp+plain://127.0.0.1:{letters.port}", "PALAIS_MAIL_PER_DOMAIN": "0"}
    return {**os.environ, **own, **mail_server, "PALAIS_LOG_LEVEL": "ERROR"}


def worker(variables: dict[str, str], name: str = "postman") -> "subprocess.Popen[bytes]":
    """A worker that ends when nothing waits; the next one of the same name takes up what it left."""
    command = [sys.executable, "-m", "palais.cli", "work", "--name", name, "--until-done"]
    return subprocess.Popen(command, env=variables, stdin=subprocess.DEVNULL)


def write(count: int) -> None:
    """So many messages, and a sender for them: a test that commits begins with an empty database."""
    Locale.objects.get_or_create(language_code="en")
    root = Page.objects.first() or Page.add_root(title="Root")
    site = Site.objects.first() or Site.objects.create(
        hostname="localhost", root_page=root, is_default_site=True
    )
    SiteIdentity.objects.create(site=site, sender_email="post@example.org")
    for number in range(count):
        post.put(
            to=f"reader{number}@example.org",
            language="en",
            subject="A subject",
            text="A text.",
            kind=registry.OTHER,
        )


def test_two_workers_send_each_message_once(letters, variables):
    write(60)
    jobs.enqueue(task=DELIVER)
    two = [worker(variables, "one"), worker(variables, "two")]
    assert [one.wait(timeout=WITHIN) for one in two] == [0, 0]
    assert sorted(letters.recipients) == sorted(f"reader{number}@example.org" for number in range(60))
    assert set(OutboxMessage.objects.values_list("status", flat=True)) == {"sent"}
    assert Job.objects.filter(task_path=DELIVER, status="SUCCESSFUL").count() >= 2  # one comes by itself


def test_killed_between_hand_over_and_commit_it_is_uncertain_and_not_doubled(letters, variables):
    write(6)
    running: list[subprocess.Popen[bytes]] = []

    def kill_after_the_third(letter) -> None:
        if len(letters.taken) == 3:
            os.kill(running[0].pid, signal.SIGKILL)
            running[0].wait()

    letters.before_answer = kill_after_the_third
    running.append(worker(variables))
    assert running[0].wait(timeout=WITHIN) == -signal.SIGKILL
    assert sorted(OutboxMessage.objects.values_list("status", flat=True)) == [
        "claimed",
        *["sent"] * 2,
        *["waiting"] * 3,
    ]
    letters.before_answer = lambda letter: None
    assert worker(variables).wait(timeout=WITHIN) == 0
    assert sorted(OutboxMessage.objects.values_list("status", flat=True)) == [*["sent"] * 5, "uncertain"]
    assert sorted(letters.recipients) == [f"reader{number}@example.org" for number in range(6)]
    assert len({letter["Message-ID"] for letter in letters.taken}) == 6
    doubtful = OutboxMessage.objects.get(status="uncertain")
    assert (doubtful.to, doubtful.reason) == ("reader2@example.org", "worker-ended")
