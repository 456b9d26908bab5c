"""Folders of facts that a test may change, read by the loading instead of the shipped ones."""

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests.makers.facts import copy_of_shipped


@pytest.fixture
def shipped(tmp_path: Path, settings) -> Path:
    """A copy of the shipped tables; loading reads it, and an empty network's folder beside it."""
    settings.SHIPPED_FACTS = copy_of_shipped(tmp_path / "shipped")
    settings.NETWORK_FACTS = tmp_path / "network"
    return settings.SHIPPED_FACTS


@pytest.fixture
def network(shipped: Path, settings) -> Path:
    """The network's own folder, empty so far."""
    settings.NETWORK_FACTS.mkdir()
    return settings.NETWORK_FACTS


@pytest.fixture
def variables(transactional_db, tmp_path: Path, project: Path) -> dict[str, str]:
    """The switches with which another process works on the database of this test."""
    told = connection.settings_dict
    address = f"sqlite://{told['NAME']}"
    if connection.vendor == "postgresql":
        more = "&".join(f"{name.lower()}={told[name]}" for name in ("HOST", "USER", "PORT") if told[name])
        address = f"postgresql:///{quote(told['NAME'])}?{more}"
    own = {"PALAIS_DATABASE_URL": address, "PALAIS_VAR_DIR": str(tmp_path), "PYTHONPATH": str(project)}
    return {**os.environ, **own, "PALAIS_LOG_LEVEL": "ERROR"}
