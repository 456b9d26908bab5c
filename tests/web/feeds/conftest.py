"""A feed of made-up items, plugged in for a test at the address of the entry points."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from palais.web.answers.dates import DatedList
from tests.makers import dates


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Callable[[DatedList], list[dict]]:
    """A function that plugs a list in at every address, and gives what the answer was asked."""
    from palais.web.feeds import joint

    asked_for: list[dict] = []

    def plugged(found: DatedList | None) -> list[dict]:
        def answer(*, key: str, asked: Mapping[str, str], on: date) -> DatedList | None:
            asked_for.append({"key": key, **asked})
            return found

        monkeypatch.setattr(joint, "ANSWERS", dict.fromkeys(("entry-points", "state", "body"), answer))
        return asked_for

    return plugged


@pytest.fixture
def written() -> Callable[..., str]:
    """A function that writes items as a calendar, as a reader gets it."""
    from palais.web.feeds import calendars

    def write(*items, on: date = date(2026, 11, 2), **how) -> str:
        address = "https://example.org/entry-points.ics"
        return calendars.calendar(dates.dated_list(*items), address=address, on=on, **how).decode()

    return write
