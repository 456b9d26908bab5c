"""The hour of a country's pre-session meeting is confidential: no record has a field for it, no source speaks of it."""

import re

from django.apps import apps

from palais.reference.catalogue import TABLES
from tests.house import tree

SLOT = re.compile(
    r"(country|meeting|hearing|dialogue|pre_?session)_?(slot|time|hour|day|date|at|on|moment)\b|slot_(at|on)",
    re.I,
)
MOMENTS = {"DateTimeField", "TimeField"}
ABOUT_PRE_SESSIONS = ("PreSessionReview", "Review", "CommitteeSession", "ReviewStep")
KEPT_MOMENTS = {"last_changed"}
"""When readers were last shown something else."""


def slots(names: list[str]) -> list[str]:
    return [name for name in names if SLOT.search(name)]


def test_no_record_has_a_field_for_the_slot():
    fields = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("calendar").get_models()
        for field in model._meta.concrete_fields
    ]
    assert fields != []
    assert slots(fields) == []


def test_no_record_on_reviews_can_hold_an_hour():
    found = [
        f"{name}.{field.name}"
        for name in ABOUT_PRE_SESSIONS
        for field in apps.get_model("calendar", name)._meta.concrete_fields
        if field.get_internal_type() in MOMENTS and field.name not in KEPT_MOMENTS
    ]
    assert found == []


def test_no_fact_table_has_a_column_for_the_slot():
    columns = [f"{table}.{column}" for table, spec in TABLES.items() for column in spec.header]
    assert slots(columns) == []
    assert "closes_at" in TABLES["deadline_rules"].header  # hours belong to deadlines, not to meetings


def test_no_search_source_speaks_of_a_pre_session_meeting():
    sources = [
        tree.text(file)
        for file in tree.files(".py", under=tree.PALAIS / "apps")
        if file.name == "searching.py"
    ]
    assert sources != []
    assert [source for source in sources if "PreSession" in source] == []


def test_the_check_sees_a_slot():
    assert slots(["Review.country_slot", "PreSessionReview.meeting_at", "x.slot_on"]) != []
    assert slots(["Deadline.closes_at", "Review.pre_session", "Event.starts_at"]) == []
