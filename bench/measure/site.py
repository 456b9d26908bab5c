"""A Palais of its own: a local folder and a database that are gone afterwards, served as `palais serve` does.

No switch of this installation reaches it: neither the shell's nor those of a `.env`.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import environment, places, postgres, template
from tools.machine import Missing
from tools.steps import CannotGoOn, last_words, run, step

HOST = "127.0.0.1"
STARTS_WITHIN = 120.0
DAY = "2026-11-02"
"""The day that counts as today, so that two runs measure the same pages."""


@dataclass(frozen=True)
class Running:
    """A server that answers. `process` is its first process; its workers are that one's children."""

    port: int
    process: int


def switches(var: Path, *, database_url: str = "", static_from_source: bool = False) -> dict[str, str]:
    """The variables for one Palais. What a `.env` beside the project would set is set here already."""
    ours = dict.fromkeys(_switches_in(places.LOCAL_SWITCHES), "")
    plain = {
        name: text for name, text in environment.clean_environment().items() if not name.startswith("PALAIS_")
    }
    return {
        **plain,
        **ours,
        "PYTHONPATH": str(places.PROJECT),
        "PALAIS_SECRET_KEY": "only for benchmarks",
        "PALAIS_VAR_DIR": str(var),
        "PALAIS_DATABASE_URL": database_url,
        "PALAIS_FACTS_DIR": "",
        "PALAIS_TODAY": DAY,
        "PALAIS_ALLOWED_HOSTS": HOST,
        "PALAIS_INSECURE_LOCAL": "1",
        "PALAIS_STATIC_FROM_SOURCE": "1" if static_from_source else "0",
        "PALAIS_SITE_ADDRESS": f"http://{HOST}",
        "PALAIS_LOG_LEVEL": "ERROR",
        "PALAIS_PAGE_CACHE": "0",
    }


def _switches_in(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [line.partition("=")[0].strip() for line in lines if line.strip().startswith("PALAIS_")]


def prepare(variables: Mapping[str, str], *, title: str) -> None:
    """Make the tables, load the facts and, unless they come from the source, collect the static files."""
    _copy_template(variables)
    commands = [["manage", "migrate", "-v0"], ["sync", "--apply", "--rows", "0"]]
    if variables["PALAIS_STATIC_FROM_SOURCE"] != "1":
        commands.append(["manage", "collectstatic", "--no-input", "-v0"])
    with step(f"Preparing {title}") as current:
        for command in commands:
            current.doing = " ".join(command[:2])
            code, said = run([sys.executable, "-m", "palais.cli", *command], env=variables)
            if code:
                raise CannotGoOn(f"`palais {' '.join(command)}` failed:\n{last_words(said, lines=12)}")


def _copy_template(variables: Mapping[str, str]) -> None:
    """Begin with a database that has its tables, where the tests have made one."""
    made = os.environ.get(template.VARIABLE)
    if made and not variables["PALAIS_DATABASE_URL"]:
        shutil.copyfile(made, Path(variables["PALAIS_VAR_DIR"]) / "palais.sqlite3")


@contextmanager
def serving(variables: Mapping[str, str]) -> Iterator[Running]:
    """`palais serve` on a free port until the block ends.

    It is ready when it gives out a static file: no page has been asked for yet.
    """
    port = free_port()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "palais.cli", "serve", "--port", str(port)],
            env=dict(variables),
            cwd=places.PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            wait_until_answered(process, port, "/static/css/tokens.css")
            yield Running(port, process.pid)
        except CannotGoOn as trouble:
            said.seek(0)
            words = last_words(said.read().decode("utf-8", errors="replace"))
            raise CannotGoOn(f"{trouble}\nThe server said:\n{words}") from trouble
        finally:
            stop(process)


def wait_until_answered(
    process: "subprocess.Popen[Any]", port: int, path: str, *, within: float = STARTS_WITHIN
) -> float:
    """Ask until the path answers 200; return the moment, on the clock of `time.monotonic`."""
    began = time.monotonic()
    while time.monotonic() - began < within:
        if process.poll() is not None:
            raise CannotGoOn(f"The server stopped with code {process.returncode} before it answered.")
        if status_of(port, path) == 200:
            return time.monotonic()
        time.sleep(0.05)
    raise CannotGoOn(f"The server did not answer {path} within {within:.0f} seconds.")


def status_of(port: int, path: str) -> int:
    """The status of an answer, 0 where there is none."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def stop(process: "subprocess.Popen[Any]") -> None:
    """End the process group that was started here, politely first."""
    for how, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=patience)
            break
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def drop_file_cache(*folders: Path) -> bool:
    """Ask the system to forget what it keeps of these files in memory; False where it cannot be asked.

    This is as far as a user's process can go: parts that another process holds mapped stay.
    """
    if not hasattr(os, "posix_fadvise"):
        return False
    for folder in folders:
        for file in folder.rglob("*"):
            with suppress(OSError):
                if file.is_file():
                    _forget(file)
    return True


def _forget(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def postgresql() -> Iterator[str | Missing]:
    """The address of a new PostgreSQL database that is dropped afterwards, or what is missing.

    The server is the one that PALAIS_BENCH_DATABASE_URL names, else the same as for the tests.
    """
    named = os.environ.get("PALAIS_BENCH_DATABASE_URL", "")
    with nullcontext(named) if named else postgres.server() as server:
        if isinstance(server, Missing):
            yield server
            return
        try:
            import psycopg
        except ImportError:
            yield Missing(
                "The PostgreSQL driver is not installed.", "Start this with `make bench`.", could_be_had=True
            )
            return
        name = f"palais_bench_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
            try:
                yield urllib.parse.urlunsplit(urllib.parse.urlsplit(server)._replace(path=f"/{name}"))
            finally:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
