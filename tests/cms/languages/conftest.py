"""A page in English and its French translation. Models are imported late: Django is not there yet."""

import pytest


@pytest.fixture
def day(monkeypatch):
    """Sets the day on which things are published."""
    from tests.makers import translations

    def at(value) -> None:
        monkeypatch.setattr("palais.apps.office.clock.today", lambda: value)

    at(translations.MARCH)
    return at


@pytest.fixture
def administrator(db):
    from palais.apps.people.models import User

    return User.objects.create_superuser(email="admin@example.org", password="x")


@pytest.fixture
def english(db, day):
    from tests.makers import translations

    return translations.english_page()


@pytest.fixture
def french(english, administrator):
    from tests.makers import translations

    return translations.french_page(english, by=administrator)
