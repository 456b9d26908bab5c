"""A child is started again when it dies, each time a little later, and ends with all that it started."""

import os
import signal
import subprocess
import sys
import time

import pytest

from palais.config.keeping import HOPELESS, Child


def child(code: str) -> Child:
    return Child("The child", [sys.executable, "-c", code], dict(os.environ))


def ended(one: Child) -> None:
    assert one.process is not None
    one.process.wait(timeout=30)


def test_each_death_in_a_row_makes_the_wait_longer_up_to_half_a_minute(capfd):
    one, now, waits = child("raise SystemExit(3)"), 100.0, []
    for _ in range(9):
        assert one.tend(now=now) == 0
        ended(one)
        one.tend(now=now)
        assert one.process is None
        waits.append(one.start_at - now)
        now = one.start_at
    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    assert "The child ended (exit code 3); it starts again in 0.5 s." in capfd.readouterr().err


def test_one_that_has_lived_a_while_starts_again_at_once(capfd):
    one = child("")
    for now in (0.0, 100.0, 200.0):
        one.tend(now=now)
        ended(one)
        one.tend(now=now + 61)
        assert one.start_at == now + 61.5
    assert capfd.readouterr().err.count("0.5 s") == 3


def test_one_that_no_start_can_help_is_not_started_again():
    one = child(f"raise SystemExit({HOPELESS})")
    one.tend(now=0.0)
    ended(one)
    assert one.tend(now=0.0) == HOPELESS


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_child_started_ends_with_it(tmp_path, how):
    place = tmp_path / "pid"
    code = (
        "import subprocess, pathlib, time; p = subprocess.Popen(['sleep', '600']); "
        f"pathlib.Path({str(place)!r}).write_text(str(p.pid)); time.sleep(600)"
    )
    one = child(code)
    one.tend(now=0.0)
    until = time.monotonic() + 30
    while not (place.exists() and place.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    one.process.send_signal(how)
    ended(one)
    one.tend(now=0.0)
    time.sleep(0.2)
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", place.read_text()], capture_output=True, text=True, check=False
    )
    assert state.stdout.strip()[:1] in {"", "Z"}
