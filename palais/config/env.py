"""Typed readers for the switches of one installation.

A switch is an environment variable whose name starts with ``PALAIS_``; a local ``.env`` file beside the
project is read first and never overrides what the environment already says. Every switch is described in
``.env.example`` and in the administrator's guide; a house test keeps that true.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class SwitchNotUnderstood(ValueError):
    """A switch holds a value that cannot be read; the sentence says which and what was expected."""


def read_file(path: Path) -> None:
    """Take the lines ``NAME=value`` of a ``.env`` file into the environment, keeping what is already set."""
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, equals, value = text.partition("=")
        if not equals:
            raise SwitchNotUnderstood(f"{path.name} line {number}: expected NAME=value, found {text!r}.")
        os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def required(name: str) -> str:
    value = text(name)
    if not value:
        raise SwitchNotUnderstood(
            f"{name} is not set. `make run` writes it into a local .env file; see .env.example for its meaning."
        )
    return value


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise SwitchNotUnderstood(f"{name} is {value!r}; expected one of 1, 0, yes, no, true, false, on, off.")


def number(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isdecimal():
        raise SwitchNotUnderstood(f"{name} is {value!r}; expected a whole number.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word for word in text(name, default).replace(",", " ").split() if word]


def folder(name: str, default: Path) -> Path:
    value = text(name)
    return Path(value).expanduser().resolve() if value else default


def database(name: str, default_file: Path) -> dict[str, object]:
    """The Django settings of the database at an address, or of a SQLite file in WAL mode when none is given.

    ``postgresql://user:password@host:5432/name`` or, over a socket, ``postgresql:///name?host=/folder``.
    """
    address = text(name)
    if not address:
        return sqlite(default_file)
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SwitchNotUnderstood(
            f"{name} starts with {parts.scheme!r}; expected postgresql:// or sqlite://."
        )
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or options.pop("host", "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(file: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456; "
                "PRAGMA cache_size=-16000;"
            ),
        },
    }
