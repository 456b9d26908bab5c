"""Plans that people keep: theirs alone, logged without a word of them, taken along and erased with the account."""

import json

import pytest

from palais.apps.calendar import deeds, services
from palais.apps.calendar.models import SavedPlan
from palais.apps.calendar.services import saved_plans
from palais.apps.office.models import Change
from palais.apps.office.services.people import accounts
from palais.apps.treaties.models import State

CHOICES = {"state": "MDA", "review": "upr-54-mda"}


@pytest.fixture
def owner(db, django_user_model):
    return django_user_model.objects.create_user("owner@example.org", "a long passphrase")


@pytest.fixture
def stranger(db, django_user_model):
    return django_user_model.objects.create_user("stranger@example.org", "a long passphrase")


def keep(person, name="Our autumn") -> SavedPlan:
    state = State.public.get(iso3="MDA")
    return services.keep_plan(person=person, state=state, name=name, choices=CHOICES)


def test_a_plan_is_kept_and_the_log_says_nothing_of_it(facts_loaded, owner):
    plan = keep(owner, name="  Our \n\0autumn ")
    assert (plan.name, plan.choices, plan.state_id) == ("Our autumn", CHOICES, "MDA")
    line = Change.objects.get(deed=deeds.KEEP_PLAN)
    assert (line.by, line.about_kind, line.about_key) == (owner, "plan", str(plan.pk))
    assert not line.before and not line.after and not line.reason


@pytest.mark.parametrize(("name", "says"), [("  ", "Give the plan a name."), ("x" * 101, "no more than 100")])
def test_a_name_that_cannot_be_is_refused(facts_loaded, owner, name, says):
    with pytest.raises(services.PlanNotKept, match=says):
        keep(owner, name=name)
    assert not SavedPlan.objects.exists()


def test_nobody_keeps_plans_without_end(facts_loaded, owner, monkeypatch):
    monkeypatch.setattr(saved_plans, "MOST", 2)
    keep(owner), keep(owner)
    with pytest.raises(services.PlanNotKept, match="2 plans already"):
        keep(owner)


def test_only_its_person_deletes_a_plan(facts_loaded, owner, stranger, editor):
    plan = keep(owner)
    assert not services.drop_plan(person=stranger, pk=plan.pk)
    assert not services.drop_plan(person=editor, pk=plan.pk)
    assert services.drop_plan(person=owner, pk=plan.pk)
    assert not services.drop_plan(person=owner, pk=plan.pk)
    assert Change.objects.filter(deed=deeds.DROP_PLAN).count() == 1


def test_a_plan_is_taken_along_and_erased_with_the_account(facts_loaded, owner, stranger):
    keep(owner), keep(stranger, name="Another")
    found = json.loads(json.dumps(accounts.export(person=owner)))["plans"]
    assert [(one["name"], one["state"], one["choices"]) for one in found] == [("Our autumn", "MDA", CHOICES)]
    accounts.erase(person=owner, by=owner)
    assert [plan.name for plan in SavedPlan.objects.all()] == ["Another"]
