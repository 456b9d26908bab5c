"""Jobs with real processes: two workers share the work, a killed one loses nothing, all stop together."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from palais.apps.office.models import Job, JobWorker, Schedule
from tests.makers import jobs as made
from tests.makers.processes import WITHIN, palais, wait_for

PERIODIC = "palais.apps.office.tasks.forget_old_counts"


@pytest.fixture
def variables(transactional_db, tmp_path: Path, project: Path) -> dict[str, str]:
    """The switches with which another process works on the database of this test."""
    address = made.address_of_this_database()
    own = {"PALAIS_DATABASE_URL": address, "PALAIS_VAR_DIR": str(tmp_path), "PYTHONPATH": str(project)}
    return {**os.environ, **own, "PALAIS_LOG_LEVEL": "ERROR"}


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def runs(folder: Path) -> list[int]:
    """The processes that ran a made task, in turn."""
    with suppress(FileNotFoundError):
        return [int(line) for line in (folder / "runs").read_text().split()]
    return []


def family(process: int) -> set[int]:
    """A process with all that it started."""
    said = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = dict(map(int, line.split()) for line in said.splitlines())
    found = {process}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def is_alive(process: int) -> bool:
    said = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return bool(said.stdout.strip()) and not said.stdout.startswith("Z")


def answers(port: int) -> bool:
    with suppress(OSError):
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=10).status == 200
    return False


def test_two_workers_run_each_job_once(variables, tmp_path):
    for _ in range(30):
        made.leave_a_mark.enqueue(str(tmp_path))
    with palais(variables, "work", "--until-done") as one, palais(variables, "work", "--until-done") as two:
        said = [one.communicate(timeout=WITHIN)[0], two.communicate(timeout=WITHIN)[0]]
        assert ([one.returncode, two.returncode], said) == ([0, 0], ["", ""])
    assert len(runs(tmp_path)) == 30
    ours = Job.objects.filter(task_path__startswith="tests.")
    assert {(job.status, len(job.worker_ids)) for job in ours} == {("SUCCESSFUL", 1)}
    assert JobWorker.objects.count() == 0


def test_a_killed_worker_is_started_again_and_its_job_taken_up(variables, tmp_path):
    port = free_port()
    job = made.hang_the_first_time.enqueue(str(tmp_path)).id
    with palais(variables, "serve", "--port", str(port), "--workers", "1") as served:
        assert wait_for(lambda: runs(tmp_path))
        assert wait_for(lambda: answers(port))
        os.kill(runs(tmp_path)[0], signal.SIGKILL)
        assert wait_for(lambda: Job.objects.get(pk=job).status == "SUCCESSFUL")
        first, second = runs(tmp_path)
        assert first != second
        assert answers(port)
        ours = family(served.pid)
        assert second in ours
        assert len(ours) == 4  # the keeper, the web server, its worker, the task worker
        served.terminate()
        said = served.communicate(timeout=WITHIN)[0]
        assert (served.returncode, [one for one in ours if is_alive(one)]) == (0, [])
    assert "The task worker ended (killed by signal 9); it starts again in 0.5 s." in said
    assert JobWorker.objects.count() == 0


def test_when_the_first_process_is_killed_nothing_is_left(variables):
    port = free_port()
    with palais(variables, "serve", "--port", str(port), "--workers", "1") as served:
        assert wait_for(lambda: answers(port) and JobWorker.objects.exists())
        ours = family(served.pid)
        assert len(ours) == 4
        served.kill()
        assert wait_for(lambda: not any(map(is_alive, ours)))
    assert JobWorker.objects.count() == 0


def test_wrong_switches_are_said_once_and_nothing_is_started_again(variables):
    switched = {**variables, "PALAIS_DEBUG": "perhaps"}
    with palais(switched, "serve", "--port", str(free_port())) as served:
        said = served.communicate(timeout=WITHIN)[0]
    assert served.returncode == 1
    assert "PALAIS_DEBUG is 'perhaps'" in said
    assert "starts again" not in said


def test_of_many_workers_one_has_each_run_of_periodic_work(variables):
    """They are all ready before the word comes, then try for the same rows at once."""
    past = timezone.now() - timedelta(days=3)
    for number in range(20):
        Schedule.objects.create(
            name=f"made-{number}",
            task=PERIODIC,
            every=timedelta(days=1),
            next_run_at=past + timedelta(minutes=number),
        )
    command = [sys.executable, "-m", "tests.makers.claim_runs"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    claiming = [subprocess.Popen(command, env=variables, **pipes) for _ in range(3)]
    assert [one.stdout.readline() for one in claiming] == ["ready\n"] * 3
    for one in claiming:
        one.stdin.write("now\n")
        one.stdin.flush()
    said = [one.communicate(timeout=WITHIN)[0].strip() for one in claiming]
    assert [one.returncode for one in claiming] == [0] * 3, said
    assert sum(map(int, said)) == 20
    assert Job.objects.filter(task_path=PERIODIC).count() == 20
    assert len({row.job_id for row in Schedule.objects.all()}) == 20
    assert Schedule.objects.filter(next_run_at__gt=timezone.now()).count() == 20
