"""The day of the demonstration: what came after it lies ahead, and is not told as if it had happened."""

from datetime import date

import pytest

from palais.apps.office import demonstrations
from palais.apps.office.models import SearchOutbox, Subscriber
from palais.apps.office.services import demonstration
from palais.apps.people import permissions
from palais.apps.people.models import Organisation, WorkingGroup
from palais.apps.signons.models import Statement
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
    assert max(act.on.latest for act in home_page(on=DAY, language="en").latest) <= DAY
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


def test_files_of_a_demonstration_say_so_in_every_row(that_day, client):
    csv_file = client.get("/states.csv")
    assert csv_file["Content-Disposition"] == 'attachment; filename="demonstration-states.csv"'
    head, first, *_ = csv_file.content.decode().splitlines()
    assert (head.endswith(",demonstration"), first.endswith(",2021-04-15")) == (True, True)
    assert {row["demonstration"] for row in client.get("/states.json").json()} == {"2021-04-15"}
    assert client.get("/states/SWE.json").json()["demonstration"] == "2021-04-15"


def test_examples_are_made_once_and_marked(that_day, client):
    permissions.ensure_groups()
    made = demonstration.show(password="a long example password")
    assert [len(made), len(demonstration.show(password="another"))] == [8, 0]
    assert all(name.startswith("Example organisation ") for name in names())
    assert Organisation.objects.filter(is_demo=False).count() == 0
    page = client.get("/network/").content.decode()
    assert "Example organisation A" in page and "Example organisation L" not in page
    assert SearchOutbox.objects.filter(kind="organisation").count() == len(names())
    assert WorkingGroup.objects.filter(is_demo=True).count() == WorkingGroup.objects.count() == 6
    assert Statement.objects.published().filter(is_demo=True).count() == Statement.objects.count() == 2
    reader = Subscriber.objects.get(address="reader@example.org")
    assert reader.subscriptions.exclude(confirmed_at=None).count() == 2


def names() -> list[str]:
    return list(Organisation.objects.values_list("name", flat=True))


def test_outside_of_a_demonstration_no_example_is_made(facts_loaded, settings):
    settings.DEMO = False
    with pytest.raises(demonstration.NotADemonstration, match="make demo"):
        demonstration.show(password="a long example password")
    assert names() == []


def test_a_session_that_lies_ahead_is_not_held_and_has_no_observations(that_day, read):
    session = reading.text(read("/bodies/crc/sessions/87/"))
    assert "CRC, session 87 was held" not in session
    assert "CRC/C/LUX/CO/5-6" not in session and "Luxembourg" in session
    assert "Held" not in reading.text(read("/entry-points/"))


def test_rooms_add_their_examples_after_the_organisations(that_day, monkeypatch):
    seen = []
    monkeypatch.setattr(demonstrations, "_makers", {})
    demonstrations.register("first", lambda: seen.append(Organisation.objects.count()))
    demonstrations.register("second", lambda: seen.append("second"))
    demonstration.show(password="a password of a test")
    assert seen == [len(demonstration.EXAMPLES), "second"]
