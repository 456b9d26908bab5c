"""Works and hubs: added, changed, shown, withdrawn, arranged; two people at once; every deed in the log."""

from datetime import date

import pytest

from palais.apps.office.models import Change
from palais.apps.resources import queries
from palais.apps.resources.models import Hub, Placement, Work
from palais.apps.resources.queries import Asked
from palais.apps.resources.services import arranging, hubs, works
from palais.apps.resources.services.hubs import HubTextWords
from palais.apps.resources.services.refusals import ChangedMeanwhile, Refused
from palais.apps.resources.services.works import Maker, Text, WorkWords
from tests.makers import people, resources

ON = date(2026, 11, 2)


def keys(**asked: str) -> list[str]:
    return [one.key for one in queries.listed(asked=Asked(**asked))]


def test_a_key_is_made_of_the_title_and_never_taken_twice(db):
    made = [resources.work("Une étude: été", status="draft").key for _ in range(3)]
    assert made == ["une-etude-ete", "une-etude-ete-2", "une-etude-ete-3"]
    assert resources.work("تقرير", language="ar", status="draft").key == "resource"


def test_a_title_in_the_main_language_is_needed(editor):
    with pytest.raises(Refused) as refused:
        works.add_work(words=WorkWords(language="fr", texts={"en": Text("Only English")}), by=editor)
    assert refused.value.faults == {"title": "Write a title in the main language."}
    assert Work.everything.count() == 0


def test_changing_takes_languages_away_and_is_logged(editor):
    texts = {"en": Text("A study"), "fr": Text("Une étude", "Un résumé")}
    work = works.add_work(words=WorkWords(language="en", texts=texts, audiences=["children"]), by=editor)
    works.change_work(
        work=work,
        words=WorkWords(language="en", texts={"en": Text("The study")}, states=["MAR", "MAR"]),
        by=editor,
        seen=1,
        changed_on=ON,
    )
    work.refresh_from_db()
    assert [(one.language, one.title) for one in work.texts.all()] == [("en", "The study")]
    assert ([one.state for one in work.states.all()], work.audiences.count()) == (["MAR"], 0)
    assert (work.version, work.content_changed_on) == (2, ON)
    change = Change.objects.get(deed="change-resource")
    assert change.before["texts"] == {"en": ["A study", ""], "fr": ["Une étude", "Un résumé"]}
    assert change.after["states"] == ["MAR"]


def test_the_log_does_not_name_an_organisation_that_is_not_listed(editor):
    people.organisation("A")
    people.organisation("Hidden", is_listed=False)
    makers = [Maker(key="example-a"), Maker(key="example-hidden", name="As it signs"), Maker(name="Somebody")]
    work = works.add_work(words=resources.words("A study", makers=makers), by=editor)
    works.change_work(work=work, words=resources.words("The study", makers=makers[1:]), by=editor)
    added, changed = Change.objects.filter(about_kind="resource").order_by("pk")
    assert added.after["makers"] == ["example-a |  | author", " | Somebody | author"]
    assert changed.after["makers"] == [" | Somebody | author"]
    assert "example-hidden" not in str([added.after, changed.before, changed.after])
    assert "As it signs" not in str([added.after, changed.before, changed.after])


def test_two_editors_do_not_overwrite_each_other(editor):
    work = resources.work("A study")
    works.change_work(work=work, words=resources.words("Another"), by=editor, seen=work.version)
    with pytest.raises(ChangedMeanwhile):
        works.change_work(work=work, words=resources.words("A third"), by=editor, seen=work.version)
    assert Work.everything.get().texts.get().title == "Another"


def test_nothing_is_shown_without_an_edition_nor_withdrawn_without_a_reason(editor):
    work = works.add_work(words=resources.words("A study"), by=editor)
    with pytest.raises(Refused):
        works.put_status(work=work, status="shown", by=editor)
    with pytest.raises(Refused):
        works.put_status(work=work, status="withdrawn", by=editor, why="  ")
    assert (Work.everything.get().status, Change.objects.filter(deed="show-resource").count()) == ("draft", 0)


def test_lists_hold_what_is_shown_and_asked_for(db):
    people.organisation("A", acronym="EOA")
    people.organisation("Hidden", is_listed=False)
    resources.work("Étude", kind="study", dated="2020-05", by=["example-a"], topics=["education"])
    resources.work("Report", kind="report", dated="2021", states=["MAR"], summary="On schooling")
    resources.work("Secret maker", by=["example-hidden"])
    resources.work("Draft", status="draft")
    resources.work("Withdrawn", status="withdrawn")
    assert keys() == ["report", "etude", "secret-maker"]
    assert (
        keys(kind="study") == keys(q="ETUDE") == keys(q="eoa") == keys(organisation="example-a") == ["etude"]
    )
    assert keys(topic="education") == ["etude"]
    assert keys(state="MAR") == keys(q="scho report") == ["report"]
    assert keys(q="hidden") == keys(organisation="example-hidden") == keys(kind="nothing") == []


def test_facets_count_what_each_other_choice_would_leave(db, django_assert_num_queries):
    people.organisation("A")
    people.organisation("Hidden", is_listed=False)
    resources.work("One", kind="study", language="fr", by=["example-a"])
    resources.work("Two", kind="report", language="fr", by=["example-hidden"])
    resources.work("Three", kind="report", language="en")
    with django_assert_num_queries(len(queries.FACETS)):
        found = queries.facets(asked=Asked(kind="report"))
    assert found.counts["kind"] == {"study": 1, "report": 2}
    assert found.counts["language"] == {"fr": 1, "en": 1}
    assert found.counts["organisation"] == {}
    assert queries.facets(asked=Asked()).names == {"example-a": "Example organisation A"}


def test_sections_are_arranged_and_only_empty_ones_go(editor):
    hub = resources.hub("matter", "a", "b", "c")
    one = resources.work("One", section=resources.section(hub, "b"))
    arranging.move_section(section=resources.section(hub, "c"), by=editor, up=True)
    arranging.move_section(section=resources.section(hub, "a"), by=editor, up=True)
    assert list(hub.sections.values_list("slug", flat=True)) == ["a", "c", "b"]
    with pytest.raises(Refused):
        arranging.remove_section(section=resources.section(hub, "b"), by=editor)
    arranging.take_out(placement=Placement.objects.select_related("section__hub", "work").get(), by=editor)
    arranging.remove_section(section=resources.section(hub, "b"), by=editor)
    assert Work.everything.filter(pk=one.pk).exists()
    assert Change.objects.filter(deed="arrange-hub", by=editor).count() == 3


def test_works_are_arranged_within_and_between_sections(editor):
    hub = resources.hub("matter", "a", "b")
    section = resources.section(hub, "a")
    for name in ("one", "two", "three"):
        resources.work(name, section=section)
    placed = {one.work.key: one for one in Placement.objects.select_related("work", "section__hub")}
    arranging.move_placement(placement=placed["three"], by=editor, up=True)
    assert keys_in(section) == ["one", "three", "two"]
    arranging.move_placement(placement=placed["one"], by=editor, to=resources.section(hub, "b"))
    assert (keys_in(section), keys_in(resources.section(hub, "b"))) == (["three", "two"], ["one"])
    assert [one.key for one in queries.listed(asked=Asked(section="a"), hub=hub)] == ["three", "two"]


def keys_in(section) -> list[str]:
    return list(section.placements.order_by("position", "pk").values_list("work__key", flat=True))


def test_a_work_stands_once_in_a_section(editor):
    hub = resources.hub("matter", "a")
    work = resources.work("One", section=resources.section(hub, "a"))
    arranging.place(section=resources.section(hub, "a"), work=work, by=editor)
    assert Placement.objects.count() == 1


def test_a_section_needs_a_title_in_the_hubs_language(editor):
    hub = resources.hub()
    with pytest.raises(Refused):
        arranging.add_section(hub=hub, texts={"fr": HubTextWords("Seulement")}, by=editor)
    assert hub.sections.count() == 0


def test_looking_through_renews_a_hub_and_forgets_a_day_that_has_come(editor):
    hub = resources.hub("matter", review_by=date(2026, 10, 1))
    assert [(one.slug, day) for one, day in queries.ageing_hubs(on=ON)] == [("matter", date(2026, 10, 1))]
    held = hubs.look_through(hub=hub, on=ON, by=editor)
    assert (held.as_of, held.review_by, queries.ageing_hubs(on=ON)) == (ON, None, [])
    assert [day for _hub, day in queries.ageing_hubs(on=date(2027, 1, 20))] == [date(2027, 1, 31)]
    assert Change.objects.get(deed="look-through-hub").after == {"as_of": "2026-11-02"}


def test_a_closed_hub_stays_leaves_the_focus_and_ages_no_more(editor):
    hub = resources.hub("matter", in_focus=True)
    assert queries.focus_hub(on=ON) == hub
    hubs.close_hub(hub=hub, on=ON, by=editor)
    assert (queries.focus_hub(on=ON), queries.ageing_hubs(on=date(2030, 1, 1))) == (None, [])
    assert queries.hub(slug="matter") == hub
    hubs.reopen_hub(hub=hub, by=editor)
    assert Hub.everything.get().closed_on is None


def test_names_of_makers_stay_as_written_where_nobody_here_is_meant(editor):
    words = resources.words(
        "One", makers=[Maker(name="Somebody else", part="publisher"), Maker(key="nobody")]
    )
    work = works.add_work(words=words, by=editor)
    assert [(one.name, one.part) for one in work.makers.all()] == [("Somebody else", "publisher")]
    assert "somebody else" in work.folded
