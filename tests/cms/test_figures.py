"""Live figures: a text keeps their key, a page shows what they are today, the editor's list shows them all."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from palais.apps.people.choices import Role
from palais.cms import figures
from palais.cms.choices import LIVE_FIGURE
from palais.cms.figures import Kind, Shown
from palais.cms.services import rendering
from tests.makers import people

STORED = (
    '<p data-block-key="a1">Of <embed embedtype="figure" figure="states"/> States, '
    '<embed embedtype="figure" figure="parties:opic"/> joined.</p>'
)


@pytest.fixture
def kinds(monkeypatch) -> list[tuple[str, ...]]:
    """Two kinds of figures of a test alone; the list tells which subjects were asked for, and how often."""
    asked: list[tuple[str, ...]] = []

    def show(subjects):
        asked.append(tuple(subjects))
        return {one: Shown(one.upper(), f"/{one}/", "Source", "/s/") for one in subjects if one != "gone"}

    letters = Kind("letter", "Letter", lambda: {"a": "A", "gone": "Gone"}, show)
    monkeypatch.setattr(figures, "_kinds", {"letter": letters})
    return asked


def soup_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def embed(key: str) -> str:
    return f'<embed embedtype="figure" figure="{key}"/>'


def test_a_figure_is_asked_for_when_it_is_read_and_all_of_a_text_at_once(kinds):
    html = expand_db_html(f"<p>{embed('letter:a')} {embed('letter:b')}</p>")
    assert kinds == [("a", "b")]
    soup = soup_of(html)
    assert [link["href"] for link in soup.find_all("a")] == ["/a/", "/s/", "/b/", "/s/"]
    assert [mark.get_text() for mark in soup.find_all("bdi")] == ["A", "B"]


def test_what_is_not_known_says_so(kinds):
    for key in ("letter:gone", "nothing:a", "", "&quot;&gt;&lt;script&gt;"):
        soup = soup_of(expand_db_html(embed(key)))
        assert soup.get_text() == "not known here"
        assert soup.find("script") is None


def test_a_body_with_a_figure_is_known_to_change_by_itself(kinds):
    with rendering.listening() as notes:
        expand_db_html("<p>1</p>")
    assert notes.is_live is False
    with rendering.listening() as notes:
        expand_db_html(embed("letter:a"))
    assert notes.is_live is True


def test_the_editor_gives_back_what_it_was_given(kinds):
    converter = ContentstateConverter(["bold", LIVE_FIGURE])
    stored = f'<p data-block-key="a1">Of {embed("letter:a")} and <b>{embed("other")}</b>.</p>'
    state = converter.from_database_format(stored)
    assert "Letter: A" in state
    assert converter.to_database_format(state) == stored


def test_figures_follow_the_facts_and_the_language(facts_loaded):
    before = soup_of(expand_db_html(STORED)).find_all("bdi")
    assert before[0].get_text() == "197"
    with translation.override("ar"):
        links = soup_of(expand_db_html(STORED)).find_all("a")
    assert {link["href"].split("#")[0] for link in links} == {
        "/ar/states/",
        "/ar/facts/",
        "/ar/treaties/opic/",
    }


def test_a_figure_changes_when_its_facts_do(facts_loaded):
    from palais.apps.treaties.models import TreatyAct

    def parties() -> int:
        return int(figures.shown(["parties:opic"])["parties:opic"].text)

    before = parties()
    joined = TreatyAct.public.filter(treaty="opic", act="ratification").order_by("pk").first()
    TreatyAct.everything.filter(state=joined.state_id, treaty="opic").update(withdrawn_on="2026-01-01")
    assert parties() == before - 1


def test_every_figure_of_the_list_is_shown_with_the_queries_of_one(
    facts_loaded, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        one = figures.shown(["parties:crc", "signed:crc", "states"])
    with django_assert_max_num_queries(8):
        more = figures.shown(
            ["parties:crc", "parties:opic", "parties:opac", "signed:crc", "signed:opic", "states"]
        )
    assert (len(one), len(more)) == (3, 6)


def test_time_left_is_counted_from_today(facts_loaded, settings):
    settings.TODAY = "2021-04-15"
    assert figures.shown(["days-left:crc"])["days-left:crc"].text == "32 days"
    settings.TODAY = "2021-05-20"
    assert figures.shown(["days-left:crc"])["days-left:crc"].text == "it is in session now"


@pytest.mark.parametrize(("roles", "status"), [((Role.EDITOR,), 200), ((Role.TRANSLATOR,), 200), ((), 403)])
def test_the_list_is_for_those_who_write(facts_loaded, client, roles, status):
    client.force_login(people.person("somebody", *roles))
    assert client.get(reverse("cms-figures")).status_code == status


def test_the_list_names_every_figure_with_its_value_of_now(kinds, client, db):
    client.force_login(people.person("editor", Role.EDITOR))
    soup = soup_of(client.get(reverse("cms-figures")).json()["html"])
    rows = {row.button["data-figure"]: row.bdi.get_text() for row in soup.select("tbody tr")}
    assert rows == {"letter:a": "A", "letter:gone": "not known here"}


def test_a_stranger_is_not_shown_the_list(client, db):
    assert client.get(reverse("cms-figures")).status_code == 302
