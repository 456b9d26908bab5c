"""The day of the demonstration: what came after it lies ahead, and is not told as if it had happened."""

from datetime import date

import pytest

from palais.core.cycles import PointKind
from palais.web.answers.home import home_page
from palais.web.answers.state import state_dossier
from palais.web.answers.treaty import treaty_dossier
from tests.web import reading
from tools.run import DEMONSTRATION_DAY

DAY = date(2021, 4, 15)


@pytest.fixture
def that_day(facts_loaded, settings) -> None:
    settings.TODAY, settings.DEMO = DAY.isoformat(), True


def test_the_day_is_the_one_of_make_demo():
    assert DAY.isoformat() == DEMONSTRATION_DAY


def test_the_87th_session_and_the_89th_pre_session_lie_ahead(facts_loaded):
    from palais.apps.calendar.models import CommitteeSession

    for kind, number in (("session", 87), ("pre-session", 89)):
        session = CommitteeSession.public.get(body_id="crc", kind=kind, number=number)
        assert session.held_start > DAY.isoformat()


def test_a_review_of_later_years_is_planned_and_not_held(that_day):
    line = state_dossier(iso3="SWE", on=DAY).reporting.line
    reviews = {point.review.session: point.kind for point in line if point.review}
    assert reviews["68"] is PointKind.REVIEW_HELD
    assert reviews["92"] is PointKind.REVIEW_SCHEDULED


def test_the_newest_acts_and_printed_numbers_are_those_of_the_day(that_day):
    assert max(act.on.latest for act in home_page(on=DAY).latest) <= DAY
    for key in ("opic", "opac", "opsc", "crc"):
        assert all(day <= DAY for day, _, _ in treaty_dossier(key=key, on=DAY).printed)


@pytest.mark.parametrize("path", ["/", "/states/SWE/", "/states/MAR/", "/treaties/opic/", "/ar/states/SWE/"])
def test_pages_of_that_day_are_marked_and_say_which_day_it_is(that_day, read, path):
    soup = read(path)
    assert soup.find(class_="demo-banner") is not None
    if path == "/states/SWE/":
        text = reading.text(soup)
        assert "You are here: 15 April 2021" in text
        assert "Review planned, session 92" in text and "Reviewed, session 92" not in text
