"""Everything between an installed environment and a site that answers: only what is missing or has changed.

What was done is noted in `prepared.json` in the local folder, by the content of the files it was done from.
`outstanding` needs nothing installed; `main` runs inside the environment.
"""

import contextlib
import fcntl
import io
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from palais.config import env
from tools import catalogues, places, switches
from tools.steps import CannotGoOn, last_words, step

PACKAGE = places.PROJECT / "palais"
ADMINISTRATOR = "administrator@localhost"


def outstanding() -> list[str]:
    """The names of the steps that have to be done, in their order."""
    notes = places.read_notes(_notes_file())
    wanted = _wanted()
    missing = [name for name in STEPS if notes.get(name) != wanted[name]]
    if _another_database(notes):
        missing += ["database", "facts", "administrator"]
    if "messages" not in missing and not catalogues.compiled():
        missing.append("messages")
    if "static" not in missing and not (switches.var_folder() / "static" / "staticfiles.json").exists():
        missing.append("static")
    return [name for name in STEPS if name in missing]


def _wanted() -> dict[str, str]:
    lock = places.REQUIREMENTS / "run.txt"
    facts = env.folder("PALAIS_FACTS_DIR", switches.var_folder() / "facts")
    return {
        "messages": places.fingerprint(catalogues.sources()),
        "database": places.fingerprint([lock, *sorted(PACKAGE.rglob("migrations"))])
        + ("" if not env.text("PALAIS_OIDC_SERVER") else " with another provider"),
        "facts": places.fingerprint([PACKAGE / "reference", PACKAGE / "core", PACKAGE / "apps", facts]),
        "static": places.fingerprint([lock, PACKAGE / "web" / "static"]),
        "administrator": "made",
    }


def _notes_file() -> Path:
    return switches.var_folder() / "prepared.json"


def _another_database(notes: dict[str, Any]) -> bool:
    """Whether what was noted may be about another database. Only a file can be asked without a driver."""
    return bool(env.text("PALAIS_DATABASE_URL")) or _migrations_applied() != notes.get("migrations applied")


def _migrations_applied() -> int | None:
    """How many migrations the SQLite database in the local folder has seen; None when there is none."""
    file = switches.var_folder() / "palais.sqlite3"
    if not file.exists():
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM django_migrations").fetchone()[0])
    except sqlite3.Error:
        return None


def main(arguments: list[str]) -> int:
    """Do what is outstanding, inside the environment."""
    switches.prepare()
    switches.var_folder().mkdir(parents=True, exist_ok=True)
    with _alone():
        steps = outstanding()
        if not steps:
            print("Everything is prepared.")
        for name in steps:
            wanted = _wanted()[name]
            STEPS[name]()
            notes = {**places.read_notes(_notes_file()), name: wanted}
            if name == "database":
                notes["migrations applied"] = _migrations_applied()
            places.write_notes(_notes_file(), notes)
    return 0


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait while another start is preparing the same folder."""
    with (switches.var_folder() / "preparing.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with step("Waiting for another start that prepares the same folder"):
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _messages() -> None:
    with step("Compiling the messages") as current:
        current.note = f"{catalogues.compile_all()} languages"


def _database() -> None:
    _setup()
    from django.db import connection

    with step("Preparing the database") as current:

        class Heard(io.StringIO):
            """Migrate's own lines become the progress line."""

            def write(self, text: str) -> int:
                if text.strip().startswith("Applying"):
                    current.doing = text.strip().removeprefix("Applying ").rstrip(". ")
                return len(text)

        made = _migrate(no_color=True, verbosity=1, stdout=Heard())
        current.note = f"{connection.vendor}; backed up before to {made}" if made else connection.vendor


def _migrate(**options: Any) -> str:
    """Run what is outstanding, with a backup before it where there is something to lose; the backup's name."""
    from django.core.management.base import CommandError
    from django.db import DatabaseError

    from palais.apps.office import backup

    try:
        made = backup.upgrade_database(**options)
    except (CommandError, DatabaseError, backup.BackupRefused) as trouble:
        raise CannotGoOn(f"The database could not be brought to this version: {trouble}") from trouble
    return made.file.name if made else ""


def _facts() -> None:
    with step("Loading the facts") as current:
        _setup()
        from palais import cli

        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = cli.main(["sync", "--apply"])
        if code:
            raise CannotGoOn(f"The facts could not be loaded:\n{last_words(said.getvalue(), lines=12)}")
        loaded = [line for line in said.getvalue().splitlines() if line.startswith("Loaded")]
        current.note = loaded[-1] if loaded else ""


def _static() -> None:
    with step("Collecting the static files") as current:
        said = io.StringIO()
        _django("collectstatic", interactive=False, verbosity=1, no_color=True, stdout=said)
        current.note = said.getvalue().strip().rpartition("\n")[2].partition(" copied to")[0]


def _administrator() -> None:
    _setup()
    from django.contrib.auth import get_user_model

    people = get_user_model()._default_manager
    if people.filter(is_superuser=True).exists():
        return
    password = secrets.token_urlsafe(12)
    with step("Making an administrator"):
        people.create_superuser(**{get_user_model().USERNAME_FIELD: ADMINISTRATOR, "password": password})
    print(
        f"\n  Administrator  {ADMINISTRATOR}\n  Password       {password}\n  It is shown this once only.\n",
        flush=True,
    )


STEPS: dict[str, Callable[[], None]] = {
    "messages": _messages,
    "database": _database,
    "facts": _facts,
    "static": _static,
    "administrator": _administrator,
}


def _setup() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
    import django

    django.setup()


def _django(command: str, **options: Any) -> None:
    """Run one of Django's own commands here, so that Django starts once for all steps."""
    _setup()
    from django.core.management import call_command
    from django.core.management.base import CommandError
    from django.db import DatabaseError

    try:
        call_command(command, **options)
    except (CommandError, DatabaseError) as trouble:
        raise CannotGoOn(f"`{command}` could not be finished: {trouble}") from trouble
