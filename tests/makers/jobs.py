"""Tasks for tests. What they do is seen in the files of a folder, so that other processes see it as well."""

import os
import signal
import time
from pathlib import Path
from urllib.parse import quote

from django.db import OperationalError, connection
from django_tasks import task


@task()
def leave_a_mark(folder: str) -> str:
    """Write a line each time; the mark counts as made once, however often the task runs."""
    with (Path(folder) / "runs").open("a") as lines:
        lines.write(f"{os.getpid()}\n")
    return "marked"


@task()
def hang_the_first_time(folder: str) -> str:
    """Hang in the first attempt; a later one ends at once."""
    runs = Path(folder) / "runs"
    first = not runs.exists()
    leave_a_mark.call(folder)
    if first:
        time.sleep(600)
    return "done"


@task()
def kill_the_worker(folder: str) -> None:
    """Die as from a lack of memory, each time."""
    leave_a_mark.call(folder)
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def fail_saying(words: str) -> None:
    raise ValueError(words)


@task()
def find_the_database_busy() -> None:
    raise OperationalError("database is locked")


def address_of_this_database() -> str:
    """The database of this test as another process is told of it, in PALAIS_DATABASE_URL."""
    told = connection.settings_dict
    if connection.vendor != "postgresql":
        return f"sqlite://{told['NAME']}"
    more = "&".join(f"{name.lower()}={told[name]}" for name in ("HOST", "USER", "PORT") if told[name])
    return f"postgresql:///{quote(told['NAME'])}?{more}"
