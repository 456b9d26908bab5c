"""A PostgreSQL for the tests: the one that is named, else a private server that is gone afterwards.

The private server listens on a socket only, in a folder that nobody else may enter, and is not asked to
survive a power cut. PostgreSQL refuses to run as root, so root starts it as an unprivileged user. A guard
waits at the other end of a pipe: when the tests end in whatever way, even killed, the pipe closes and the
guard stops the server and removes the folder.
"""

import contextlib
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.machine import Missing, can_install, install
from tools.steps import run

HOW = (
    "Install PostgreSQL 14 or later (Debian and Ubuntu: apt install postgresql; macOS: brew install "
    "postgresql), or name a server on which databases may be made: PALAIS_TEST_DATABASE_URL=postgresql://user:password@host/name"
)

GUARD = """
read -r _
[ -f "$1/data/postmaster.pid" ] && kill -INT "$(head -n 1 "$1/data/postmaster.pid")"
n=0
while [ -f "$1/data/postmaster.pid" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
rm -rf "$1"
"""

INITDB = ("--username=palais", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
LOOSE = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "40",
}


@contextlib.contextmanager
def server() -> Iterator[str | Missing]:
    """The address of a PostgreSQL that tests may use (as in PALAIS_DATABASE_URL), or what is missing."""
    named = os.environ.get("PALAIS_TEST_DATABASE_URL", "")
    if named.startswith(("postgres://", "postgresql://")):
        yield named
        return
    programs = _programs()
    if programs is None and can_install() and install("postgresql"):
        programs = _programs()
    if programs is None:
        yield Missing("There is no PostgreSQL server on this machine.", HOW, could_be_had=can_install())
        return
    with contextlib.ExitStack() as opened:
        try:
            address = opened.enter_context(_private_server(programs))
        except (OSError, subprocess.SubprocessError, RuntimeError) as trouble:
            yield Missing(f"PostgreSQL is here, but a private server did not start: {trouble}.", HOW, True)
            return
        yield address


def _programs() -> Path | None:
    """The folder that holds `initdb` and `postgres`: Debian's newest, Homebrew's, the path's."""
    folders = [*_versions("/usr/lib/postgresql/*/bin"), *_versions("/opt/homebrew/opt/postgresql*/bin")]
    folders += _versions("/usr/local/opt/postgresql*/bin")
    folders += [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    if shutil.which("pg_config"):
        folders.append(Path(run(["pg_config", "--bindir"])[1].strip()))
    whole = (place for place in folders if (place / "initdb").exists() and (place / "postgres").exists())
    return next(whole, None)


def _versions(pattern: str) -> list[Path]:
    """The folders that match, the highest version first."""
    found = Path("/").glob(pattern.lstrip("/"))
    return sorted(
        found, key=lambda place: [int(n) for n in re.findall(r"\d+", place.parent.name)], reverse=True
    )


@contextlib.contextmanager
def _private_server(programs: Path) -> Iterator[str]:
    owner = _unprivileged()
    # Short: the path of a socket may have no more than about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="palais-", dir="/tmp" if os.access("/tmp", os.W_OK) else None))
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    who: dict[str, Any] = {
        "cwd": folder,
        "env": plain,
        "start_new_session": True,
        "stdin": subprocess.DEVNULL,
    }
    if owner:
        who |= {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    guard = subprocess.Popen(
        ["sh", "-c", GUARD, "guard", str(folder)], stdin=subprocess.PIPE, start_new_session=True
    )
    process = None
    try:
        process = _start(programs, folder, who)
        yield f"postgresql:///postgres?host={folder}&user=palais"
    finally:
        if process is not None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=1)  # connections still open keep it; the guard insists
        assert guard.stdin is not None
        guard.stdin.close()
        guard.wait()


def _start(programs: Path, folder: Path, who: dict[str, Any]) -> "subprocess.Popen[bytes]":
    data = folder / "data"
    initdb = [str(programs / "initdb"), f"--pgdata={data}", *INITDB]
    made = subprocess.run(initdb, capture_output=True, text=True, timeout=120, check=False, **who)
    if made.returncode:
        raise RuntimeError((made.stderr.strip().splitlines() or ["initdb failed"])[-1])
    options = [part for name, value in LOOSE.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *options], stdout=log, stderr=log, **who
        )
    ready = [str(programs / "pg_isready"), "-q", "-h", str(folder)]
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError((folder / "log").read_text(errors="replace").strip().rpartition("\n")[2])
        if subprocess.run(ready, check=False, env=who["env"]).returncode == 0:
            return process
        time.sleep(0.1)
    process.kill()
    raise RuntimeError("it did not answer within 30 seconds")


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom root starts the server as; None when this is not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("root cannot run PostgreSQL, and there is no user postgres or nobody to run it as")
