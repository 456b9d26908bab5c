"""The pages "Jobs" and "Change log": who may see them, what they say, starting a job again, finding a change."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from palais.apps.office import deeds, permissions
from palais.apps.office.models import Job
from palais.apps.office.services import changelog, jobs, schedule
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from tests.makers import jobs as made

SECRET = "states/SECRET"


def person(kind: str) -> User:
    """The coordinator runs the house, the reader may look, the member of staff may only enter."""
    permissions.ensure_groups()
    if kind == "coordinator":
        return User.objects.create_superuser("coordinator@example.org", "a long password")
    user = User.objects.create_user(f"{kind}@example.org", "a long password", is_staff=True, first_name="Ada")
    names = [
        permissions.ENTER_DESK,
        *([permissions.SEE_JOBS, permissions.READ_CHANGES] if kind == "reader" else []),
    ]
    group = Group.objects.create(name=kind)
    for app, codename in (name.split(".") for name in names):
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    user.groups.add(group)
    return user


@pytest.fixture
def failed(db) -> Job:
    job = Job.objects.get(pk=made.fail_saying.enqueue("secret words").id)
    job.claim("one")
    Job.objects.get().set_failed(ValueError("secret words"))
    return Job.objects.get()


@pytest.fixture
def changed(db) -> None:
    changelog.record(deed=deeds.LOAD, kind="facts", key="all", by=None, after={"insert": 4711})
    changelog.record(deed=deeds.RETRY, kind="vault", key=SECRET, by=None, confidential=True)


def addresses(job: Job) -> list[str]:
    return [reverse("desk:jobs"), reverse("desk:job", args=[job.pk]), reverse("desk:changes")]


@pytest.mark.parametrize(
    ("kind", "status"), [("coordinator", 200), ("reader", 200), ("staff", 302), ("stranger", 302)]
)
def test_who_may_see_the_pages(client, failed, changed, kind, status):
    if kind != "stranger":
        client.force_login(person(kind))
    for address in addresses(failed):
        answer = client.get(address)
        assert (address, answer.status_code) == (address, status)
        assert "secret words" not in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "wanted"), [("coordinator", "READY"), ("reader", "FAILED"), ("staff", "FAILED")]
)
def test_who_may_start_a_job_again(client, failed, kind, wanted):
    client.force_login(person(kind))
    address = reverse("desk:job", args=[failed.pk])
    assert ("Start again" in client.get(address).content.decode()) == (kind == "coordinator")
    assert client.post(address).status_code == 302
    assert Job.objects.get().status == wanted


def test_a_job_that_did_not_fail_is_not_started_again(client, failed):
    client.force_login(person("coordinator"))
    address = reverse("desk:job", args=[failed.pk])
    client.post(address)
    page = client.post(address, follow=True).content.decode()
    assert "Only a job that failed can be started again." in page


@pytest.mark.parametrize(("kind", "shown"), [("coordinator", True), ("reader", True), ("staff", False)])
def test_the_menu_leads_there(client, failed, kind, shown):
    client.force_login(person(kind))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("Jobs (1)" in page, "Change log" in page) == (shown, shown)


def test_what_a_job_does_can_be_read(client, db):
    client.force_login(person("reader"))
    schedule.keep_rows()
    job = Job.objects.get(pk=jobs.enqueue(task="palais.apps.office.tasks.forget_old_counts"))
    page = client.get(reverse("desk:jobs") + "?show=waiting").content.decode()
    assert "Waiting (1)" in page
    assert "No worker answers just now" in page
    assert page.count("Delete old counts of forms sent") == 2
    jobs.beat(worker="one")
    job.claim("one")
    Progress(job=job.pk, total=300).reached(120, words="row 120")
    page = client.get(reverse("desk:jobs")).content.decode()
    assert "No worker answers just now" not in page
    assert '<progress max="300" value="120"' in page
    assert "120 of 300" in page
    assert "row 120" in client.get(reverse("desk:job", args=[job.pk])).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_ask_the_same_number_of_questions(client, db, django_assert_max_num_queries, number):
    client.force_login(person("coordinator"))
    for one in range(number):
        jobs.enqueue(task="palais.apps.office.tasks.forget_old_counts")
        changelog.record(
            deed=deeds.LOAD, kind="facts", key=str(one), by=User.objects.get(), after={"insert": one + 1}
        )
    client.get(reverse("desk:jobs"))
    with django_assert_max_num_queries(23):
        assert client.get(reverse("desk:jobs") + "?show=waiting").status_code == 200
    with django_assert_max_num_queries(21):
        assert client.get(reverse("desk:changes")).status_code == 200


def test_only_an_administrator_sees_that_something_confidential_changed(client, changed):
    client.force_login(person("reader"))
    assert SECRET not in client.get(reverse("desk:changes")).content.decode()
    client.force_login(person("coordinator"))
    page = client.get(reverse("desk:changes")).content.decode()
    assert SECRET in page
    assert "Confidential: what it said is not kept." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["all", "states/MAR", "states/SWE"]),
        ({"q": "mar"}, ["states/MAR"]),
        ({"q": "decree"}, ["states/SWE"]),
        ({"deed": deeds.LOAD}, ["all"]),
        ({"who": "ada editor@"}, ["states/MAR"]),
        ({"who": "nobody"}, []),
        ({"since": "2026-01-01", "until": "2026-01-01"}, []),
        ({"until": "2999-01-01"}, ["all", "states/MAR", "states/SWE"]),
        ({"since": "no day"}, ["all", "states/MAR", "states/SWE"]),
    ],
)
def test_finding_a_change(client, changed, asked, found):
    coordinator = person("coordinator")
    ada = User.objects.create_user("editor@example.org", "a long password", first_name="Ada")
    client.force_login(coordinator)
    changelog.record(
        deed=deeds.CORRECT, kind="fact", key="states/MAR", by=ada, before={"note": ""}, after={"note": "x"}
    )
    changelog.record(
        deed=deeds.ADD, kind="fact", key="states/SWE", by=coordinator, reason="The decree says so."
    )
    lines = client.get(reverse("desk:changes"), asked).context["lines"]
    assert sorted(line.key for line in lines if not line.confidential) == found
    assert all(line.at <= timezone.now() for line in lines)
    linked = {line.key for line in lines if line.url}
    assert linked == {key for key in found if key.startswith("states/")}
