"""The local `.env`: written once so that a newcomer feels nothing, read like Palais itself reads it."""

import os
import secrets
from pathlib import Path

from palais.config import env
from tools import places
from tools.steps import CannotGoOn, step

FIRST = """\
# Written by `make run` for this machine alone; it is never overwritten. What each switch means: .env.example.
# A public server needs its own values: docs/guides/administrator.md.

# Signs sessions and links. Whoever knows it can pretend to be anyone: keep it to yourself.
PALAIS_SECRET_KEY={secret}

PALAIS_DEBUG=0

# Lets cookies travel without HTTPS, which is right for 127.0.0.1 and nowhere else.
PALAIS_INSECURE_LOCAL=1
"""


def prepare() -> None:
    """Write `.env` where there is none, and take it into the environment of what is started next.

    Nothing is written when the secret key already comes from the shell, as it does on a server.
    """
    file = places.LOCAL_SWITCHES
    if not file.exists() and not os.environ.get("PALAIS_SECRET_KEY"):
        with step("Writing .env"):
            opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(opened, "w", encoding="utf-8") as out:
                out.write(FIRST.format(secret=secrets.token_urlsafe(48)))
    try:
        env.read_file(file)
        env.required("PALAIS_SECRET_KEY")
    except env.SwitchNotUnderstood as trouble:
        raise CannotGoOn(
            f"{trouble} Add it to {file}, or remove that file to have a new one written."
        ) from None


def locks() -> tuple[str, ...]:
    """The lock files whose packages this installation runs on."""
    on_postgresql = env.text("PALAIS_DATABASE_URL").startswith("postgres")
    return ("run", "postgresql") if on_postgresql else ("run",)


def var_folder() -> Path:
    """Where this installation keeps what is its own: database, uploads, collected files."""
    return env.folder("PALAIS_VAR_DIR", places.PROJECT / "var")
