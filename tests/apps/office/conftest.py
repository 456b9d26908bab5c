"""Folders of facts that a test may change, read by the loading instead of the shipped ones."""

from pathlib import Path

import pytest

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
