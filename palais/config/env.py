"""Typed readers for the switches of one installation.

A switch is an environment variable whose name starts with ``PALAIS_``; a local ``.env`` file beside the
project is read first and never overrides what the environment already says. Every switch is described in
``.env.example`` and in the administrator's guide; a house test keeps that true.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

TRUE = {"1", "true", "yes", "on"}
MAIL_SERVERS = {"smtp": ("starttls", 587), "smtps": ("tls", 465), "smtp+plain": ("none", 25)}
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


def languages(name: str, *, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Languages by their codes, each with its own name; those that are known already are left out."""
    # Before the packages are installed, other switches are read already.
    from django.conf.locale import LANG_INFO

    codes = dict.fromkeys(code.lower() for code in words(name))
    wrong = [code for code in codes if code not in LANG_INFO or "name_local" not in LANG_INFO[code]]
    if wrong:
        raise SwitchNotUnderstood(
            f"{name} names no language that is known here: {', '.join(wrong)}. Write codes such as pt or de."
        )
    return [(code, LANG_INFO[code]["name_local"].capitalize()) for code in codes if code not in known]


def folder(name: str, default: Path) -> Path:
    value = text(name)
    return Path(value).expanduser().resolve() if value else default


def mail(name: str, *, folder: Path) -> dict[str, object]:
    """Where e-mails go: ``files`` (in a folder), ``console``, or the address of a mail server.

    ``smtp://user:password@host:587`` asks the server for TLS and refuses one without, ``smtps://`` speaks TLS from
    the first byte (port 465), ``smtp+plain://`` speaks none: for a mail server on the same machine. What is wrong is
    said without repeating the address, which holds a password.
    """
    value = text(name, "files")
    nothing: dict[str, object] = {"host": "", "port": 0, "user": "", "password": "", "tls": "none"}
    if value in {"files", "console"}:
        return {"way": value, "folder": str(folder), **nothing}
    parts = urlsplit(value)
    if parts.scheme not in MAIL_SERVERS:
        raise SwitchNotUnderstood(
            f"{name} is not understood; expected files, console, smtp://, smtps:// or smtp+plain:// with a host."
        )
    tls, usual_port = MAIL_SERVERS[parts.scheme]
    try:
        host, port = parts.hostname or "", parts.port or usual_port
    except ValueError:
        raise SwitchNotUnderstood(f"{name} names a port that is none; expected a number to 65535.") from None
    if not host:
        raise SwitchNotUnderstood(f"{name} names no host; expected {parts.scheme}://host:{usual_port}.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if user and tls == "none" and host not in {"localhost", "127.0.0.1", "::1"}:
        raise SwitchNotUnderstood(
            f"{name} would send a password over the network for everybody to read; use smtp:// or smtps://."
        )
    server: dict[str, object] = {"host": host, "port": port, "user": user, "password": password, "tls": tls}
    return {"way": "smtp", "folder": str(folder), **server}


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
