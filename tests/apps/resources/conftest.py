"""People who may and may not see to resources, and the organisation they speak for."""

import pytest


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor(db):
    from tests.makers import people

    return people.person("editor", "editor")


@pytest.fixture
def moderator(db):
    from tests.makers import people

    return people.person("moderator", "moderator")


@pytest.fixture
def organisation(db):
    from tests.makers import people

    return people.organisation("A", acronym="EOA")


@pytest.fixture
def member(organisation):
    from tests.makers import people

    return people.seated("member", organisation)


@pytest.fixture
def stranger(db):
    from tests.makers import people

    return people.person("stranger")
