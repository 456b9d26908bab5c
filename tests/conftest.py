"""What every test stands on: switches of its own, a fixed day, and a database with or without the facts.

A test that asks for `db` finds an empty, migrated database. One that asks for `facts_loaded` finds the
shipped facts in it: they are loaded once, and what the test changes is rolled back. To make that possible the
tests run in this order: those without the facts, those with them, those that really commit and so empty it.
"""

import contextlib
import io
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest

from palais.config import env

TODAY = date(2026, 11, 2)
QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"
"""Scrypt is slow on purpose, and most tests make people with passwords."""


def set_switches() -> None:
    """Tests see nothing of this machine's installation: neither its `.env` nor the shell's switches."""
    for name in [name for name in os.environ if name.startswith("PALAIS_")]:
        if not name.startswith(("PALAIS_TEST_", "PALAIS_CHROMIUM")):
            del os.environ[name]
    env.read_file = lambda path: None
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "palais.config.settings",
        "PALAIS_SECRET_KEY": "only for tests",
        "PALAIS_TODAY": TODAY.isoformat(),
        "PALAIS_VAR_DIR": tempfile.mkdtemp(prefix="palais-tests-"),
        "PALAIS_DATABASE_URL": os.environ.get("PALAIS_TEST_DATABASE_URL", ""),
        "PALAIS_STATIC_FROM_SOURCE": "1",
        "PALAIS_INSECURE_LOCAL": "1",
        "PALAIS_PAGE_CACHE": "0",  # what a test changes is rolled back, which no stamp tells
    }


set_switches()


def pytest_configure(config: pytest.Config) -> None:
    import django
    from django.conf import settings

    django.setup()
    settings.REMEMBER = False  # what a test changes is rolled back; those about it ask for it
    settings.SECOND_FACTOR = False  # tests sign people in without one; those about it ask for it
    settings.PASSWORD_HASHERS = [QUICK_HASHER, *settings.PASSWORD_HASHERS]
    config.option.reuse_db = is_from_template()


def is_from_template() -> bool:
    """Whether the tables come from a file that was made before: for SQLite alone (tools/template.py)."""
    return "PALAIS_TEST_TEMPLATE" in os.environ and not os.environ["PALAIS_DATABASE_URL"]


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ["PALAIS_VAR_DIR"], ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First the tests without the facts, then those with them, last those that commit."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    names = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction")) or bool(
        names & {"transactional_db", "django_db_reset_sequences", "live_server"}
    )
    if "tests/journeys/" in item.nodeid:
        return 3
    return 2 if commits else 1 if "facts_loaded" in names else 0


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite as it really runs: in a file, so that two connections behave as they do outside tests."""
    from django.db import connection

    if connection.vendor == "sqlite":
        place = tmp_path_factory.mktemp("database") / "test.sqlite3"
        if is_from_template():
            shutil.copyfile(os.environ["PALAIS_TEST_TEMPLATE"], place)
        connection.settings_dict["TEST"]["NAME"] = str(place)


@pytest.fixture(scope="session")
def facts_in_database(django_db_setup: None, django_db_blocker) -> None:
    """The shipped facts, loaded once for all tests; ask for `facts_loaded` instead."""
    with django_db_blocker.unblock():
        load_facts()


@pytest.fixture
def facts_loaded(facts_in_database: None, db: None) -> None:
    """The shipped facts are in the database; what the test changes is rolled back."""
    from palais.apps.treaties.models import State

    if not State._default_manager.exists():  # a test that commits has emptied the database
        load_facts()


def load_facts() -> None:
    """What `palais sync --apply` does, without its report."""
    from django.core.management import call_command

    with contextlib.redirect_stdout(io.StringIO()):
        call_command("sync", apply=True)


@pytest.fixture
def today() -> date:
    """The day that counts as today in every test."""
    return TODAY


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parent.parent
