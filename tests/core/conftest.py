"""What several tests of the rules are given: names of States from the shipped facts."""

import pytest

from palais.core import documents
from palais.reference.layers import read_layers
from palais.reference.names import spellings


@pytest.fixture(scope="session")
def states() -> documents.States:
    """Every name of every State."""
    return documents.States(spellings(read_layers()))
