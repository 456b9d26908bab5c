"""The shipped facts and the names of States, read once for all tests of this folder."""

from __future__ import annotations

import pytest

from palais.reference.facts import Facts
from palais.reference.layers import read_layers
from palais.reference.names import StateNames, state_names


@pytest.fixture(scope="session")
def facts() -> Facts:
    return read_layers()


@pytest.fixture(scope="session")
def names(facts: Facts) -> StateNames:
    return state_names(facts)
