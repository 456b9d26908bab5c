"""The shipped facts and the names of States, read once for all tests of this folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

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


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < seconds


@pytest.fixture
def bounded() -> Callable[..., AbstractContextManager[None]]:
    """``with bounded(seconds=3)``: what stands inside takes no longer."""
    return lambda *, seconds: _within(seconds)
