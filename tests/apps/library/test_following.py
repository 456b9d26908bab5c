"""Tags and lineage follow what changes: one job for many changes, nothing lost where it is stopped."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from palais.apps.library import keeping
from palais.apps.library.imports import telling
from palais.apps.library.models import Due, LineageLink, Recommendation, StaleState, Tag
from palais.apps.library.services import following, retraining, tagging, tracing
from palais.apps.office import jobs as registry
from palais.apps.office.models import Change, Job, JobProgress
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User

pytestmark = pytest.mark.django_db
TEXT = "Prohibit corporal punishment of children in all settings"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.VAR = tmp_path
    yield


def made(number: int, /, **fields: Any) -> Recommendation:
    given = {"state": "MAR", "body": "crc", "text": TEXT, **fields}
    return Recommendation.objects.create(origin="table", identifier=str(number), **given)


def reviews() -> list[Recommendation]:
    return [
        made(1, symbol="CRC/C/MAR/CO/2", cycle="2", on=date(2003, 6, 6)),
        made(2, symbol="CRC/C/MAR/CO/3-4", cycle="3-4", on=date(2014, 9, 19)),
    ]


def run() -> int:
    return following.catch_up(progress=Progress(job=None))


def test_the_jobs_are_known_by_name() -> None:
    assert {following.TASK, retraining.TASK} <= set(registry.registered())
    assert keeping.follow_recommendations.module_path == following.TASK
    assert keeping.train_tags.module_path == retraining.TASK


def test_many_changes_write_few_lines_and_ask_for_one_job() -> None:
    Recommendation.objects.bulk_create(
        Recommendation(origin="uhri", identifier=str(number), body="upr", state="MAR", text="x")
        for number in range(5_000)
    )
    pks = list(Recommendation.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), 500):
        following.note(pks[start : start + 500])
    assert Due.objects.count() == 10 and Job.objects.filter(task_path=following.TASK).count() == 1
    following.note([])
    assert Due.objects.count() == 10


def test_what_an_import_tells_is_noted() -> None:
    one = made(1)
    telling.tell([one.pk])
    assert Due.objects.get().states == ["MAR"]


def test_the_job_suggests_tags_and_traces_the_states() -> None:
    old, new = reviews()
    following.note([old.pk, new.pk])
    assert run() == 3 and following.waiting() == 0
    link = LineageLink.objects.get()
    assert (link.earlier, link.later) == (old, new)
    assert Tag.objects.filter(key="corporal-punishment").count() == 2
    assert run() == 0


def test_what_is_deleted_or_moves_to_another_state_leaves_no_link() -> None:
    old, new = reviews()
    following.note([old.pk, new.pk])
    run()
    Recommendation.objects.filter(pk=new.pk).update(state="DZA", states=["DZA"])
    following.note([new.pk])
    run()
    assert not LineageLink.objects.exists()
    following.note([old.pk])
    old.delete()
    assert run() == 2 and following.waiting() == 0


def test_reviews_under_a_protocol_follow_each_other_alone() -> None:
    """Cycle 1 of the Convention and cycle 1 under a Protocol are two reviews; "para. 5" is one of the same row."""
    protocol = {"instrument": "opac", "number": "5"}
    made(1, symbol="CRC/C/MAR/CO/1", cycle="1", number="5", on=date(2003, 6, 6))
    made(2, symbol="CRC/C/OPAC/MAR/CO/1", cycle="1", on=date(2014, 9, 19), **protocol)
    made(
        3,
        symbol="CRC/C/MAR/CO/3-4",
        cycle="3-4",
        number="5",
        text="Count all children.",
        on=date(2016, 9, 19),
    )
    said = {"paragraphs": ["5"], "reiterates": True}
    last = made(
        4,
        symbol="CRC/C/OPAC/MAR/CO/2",
        cycle="2",
        on=date(2024, 5, 3),
        mentions=said,
        text="It recalls.",
        **protocol,
    )
    following.note([last.pk])
    run()
    links = {(one.earlier.identifier, one.later.identifier) for one in LineageLink.objects.all()}
    assert links == {("1", "2"), ("2", "4")}


def test_stopped_between_two_states_the_rest_is_done_later(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [*reviews(), made(3, state="DZA")]
    following.note([one.pk for one in both])
    trace = tracing.trace_state

    def stops(state: str, **more: Any) -> int:
        if state == "MAR":
            raise KeyboardInterrupt
        return trace(state, **more)

    monkeypatch.setattr(tracing, "trace_state", stops)
    with pytest.raises(KeyboardInterrupt):
        run()
    assert [one.state for one in StaleState.objects.all()] == ["MAR"] and not Due.objects.exists()
    monkeypatch.setattr(tracing, "trace_state", trace)
    assert run() == 1 and LineageLink.objects.count() == 1


def test_after_its_time_the_job_leaves_the_rest_to_another() -> None:
    both = [*reviews(), made(3, state="DZA")]
    following.note([one.pk for one in both])
    Job.objects.all().delete()
    assert following.catch_up(progress=Progress(job=None), seconds=-1) == 0
    assert Due.objects.exists() and Job.objects.filter(task_path=following.TASK).count() == 1
    assert run() == 5 and following.waiting() == 0


def test_a_state_that_changes_while_it_is_traced_is_traced_again(monkeypatch: pytest.MonkeyPatch) -> None:
    following.note([one.pk for one in reviews()])
    trace = tracing.trace_state

    def meanwhile(state: str, **more: Any) -> int:
        following._mark({"MAR"})
        return trace(state, **more)

    monkeypatch.setattr(tracing, "trace_state", meanwhile)
    run()
    assert StaleState.objects.get().times == 2


def test_weights_are_counted_again_only_when_there_are_many_more_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reviews()
    assert tracing.weights().texts() == 2
    assert tracing.weights_for(400).texts() == 2
    made(3)
    assert tracing.weights_for(1_000).texts() == 3
    assert tracing.weights_for(4).tagged == 0
    monkeypatch.setattr(tracing, "FEW_TAGS", 0)
    Tag.objects.create(
        recommendation=Recommendation.objects.first(), scheme="theme", key="torture", origin="rule"
    )
    assert tracing.weights_for(4).tagged == 1
    tracing.file().write_bytes(b"{broken")
    assert tracing.weights().texts() == 3


def test_training_is_asked_for_once_and_too_little_to_learn_from_is_said() -> None:
    person = User.objects.create_user(email="editor@example.org", password=None)
    asked = retraining.ask(by=person)
    assert retraining.ask(by=person) == asked
    assert Change.objects.filter(deed="train-tags").count() == 1
    assert retraining.train_and_suggest(progress=Progress(job=asked)) == 0
    assert "too few" in JobProgress.objects.get(job_id=asked).words


def test_after_training_every_recommendation_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    person = User.objects.create_user(email="editor@example.org", password=None)
    for number in range(80):
        text = f"Register all births in district {number}" if number % 2 else f"Free the press {number}"
        one = made(number, text=text)
        key = "birth-registration" if number % 2 else "freedom-of-the-press"
        if number < 79:
            tagging.add(recommendation=one.pk, scheme="theme", key=key, by=person)
    assert retraining.train_and_suggest(progress=Progress(job=None)) == 80
    run()
    assert one.tags.get(key="birth-registration").origin in ("model", "rule")


def test_a_job_that_took_its_turn_before_the_lines_were_committed_is_asked_for_again(
    django_capture_on_commit_callbacks: Any,
) -> None:
    one = made(1)
    following.wake()
    with django_capture_on_commit_callbacks(execute=True):
        following.note([one.pk])
        assert Job.objects.filter(task_path=following.TASK).count() == 1
        Job.objects.filter(task_path=following.TASK).delete()  # a worker has taken it, and saw no line yet
    assert Job.objects.filter(task_path=following.TASK).count() == 1
