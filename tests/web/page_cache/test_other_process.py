"""A change made here is soon shown by another process."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from django.db import connection
from wagtail.models import Locale, Page, Site

from palais.apps.office.models import SiteIdentity
from palais.apps.office.services import corrections, sync
from palais.apps.people.models import User
from palais.apps.treaties.models import State
from tests.makers.ends import ends

READER = """
import json, sys, django
django.setup()
from django.db import connection
connection.settings_dict.update(json.loads(sys.argv[1]))
from django.test import Client
client = Client(HTTP_HOST="localhost")
for line in sys.stdin:
    response = client.get(line.strip())
    print(json.dumps([response.status_code, response.content.decode()]), flush=True)
"""


class Reader:
    def __init__(self, process) -> None:
        self.process = process

    def read(self, path: str) -> str:
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        status, body = json.loads(self.process.stdout.readline())
        assert status == 200
        return body


@pytest.fixture
def reader(transactional_db, project) -> Iterator[Reader]:
    """Another process with a page cache of its own on the same database."""
    real = {
        name: str(connection.settings_dict[name]) for name in ("NAME", "HOST", "PORT", "USER", "PASSWORD")
    }
    env = {**os.environ, "PALAIS_PAGE_CACHE": "1", "PALAIS_LOG_LEVEL": "ERROR", "PYTHONPATH": str(project)}
    process = subprocess.Popen(
        [sys.executable, "-c", READER, json.dumps(real)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=env,
        cwd=project,
        text=True,
    )
    yield Reader(process)
    process.stdin.close()
    process.stdout.close()
    process.wait(timeout=20)


def comes_to_show(reader: Reader, path: str, text: str) -> bool:
    """Wait until the other process shows the text; it looks for changes again and again."""
    with ends():
        while text not in reader.read(path):
            time.sleep(0.05)
    return True


def the_site() -> Site:
    """The default site; an earlier test that commits may have emptied the tables it was migrated into."""
    found = Site.objects.filter(is_default_site=True).first()
    if found:
        return found
    Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    return Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)


def test_what_changes_here_is_soon_new_there(reader, today):
    sync.sync(apply=True, on=today)
    assert "Sweden" in reader.read("/states/SWE/")

    State.everything.filter(pk="SWE").update(name_en="Behind the cache")
    assert "Behind the cache" not in reader.read("/states/SWE/")
    sync.sync(apply=True, on=today)
    State.everything.filter(pk="SWE").update(name_en="Sweden")

    SiteIdentity.objects.create(site=the_site(), name="The Network")
    assert comes_to_show(reader, "/states/SWE/", "The Network")

    editor = User.objects.create_superuser("admin@example.org", "a long password")
    seen = corrections.state_of(table="states", key="SWE")
    texts = {**seen["texts"], "formal_name_en": "Kingdom of the Swedes"}
    corrections.change_row(table="states", key="SWE", texts=texts, seen=seen, reason="a test", by=editor)
    assert comes_to_show(reader, "/states/SWE.json", "Kingdom of the Swedes")

    seen = corrections.state_of(table="states", key="SWE")
    corrections.undo(table="states", key="SWE", seen=seen, by=editor)
    assert comes_to_show(reader, "/states/SWE.json", "Kingdom of Sweden")
