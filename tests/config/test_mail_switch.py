"""The switch PALAIS_MAIL: what it means, and sentences that never repeat a password."""

from pathlib import Path

import pytest

from palais.config import env

FOLDER = Path("/srv/mail")
UNKNOWN = (
    "PALAIS_MAIL is not understood; expected files, console, smtp://, smtps:// or smtp+plain:// with a host."
)


def read(monkeypatch, value: str | None) -> dict[str, object]:
    monkeypatch.delenv("PALAIS_MAIL", raising=False)
    if value is not None:
        monkeypatch.setenv("PALAIS_MAIL", value)
    return env.mail("PALAIS_MAIL", folder=FOLDER)


@pytest.mark.parametrize(("value", "way"), [(None, "files"), ("files", "files"), ("console", "console")])
def test_without_a_server_messages_stay_here(monkeypatch, value, way):
    assert read(monkeypatch, value) == {
        "way": way, "folder": str(FOLDER), "host": "", "port": 0, "user": "", "password": "", "tls": "none",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "server"),
    [
        ("smtp://mail.example.org", ("mail.example.org", 587, "", "", "starttls")),
        ("smtp://me%40b.org:p%2Fw@mail.example.org:2525", ("mail.example.org", 2525, "me@b.org", "p/w", "starttls")),
        ("smtps://me:pw@mail.example.org", ("mail.example.org", 465, "me", "pw", "tls")),
        ("smtp+plain://localhost", ("localhost", 25, "", "", "none")),
        ("smtp+plain://me:pw@127.0.0.1:26", ("127.0.0.1", 26, "me", "pw", "none")),
    ],
)  # fmt: skip
def test_a_mail_server(monkeypatch, value, server):
    found = read(monkeypatch, value)
    assert tuple(found[name] for name in ("host", "port", "user", "password", "tls")) == server
    assert found["way"] == "smtp"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("sendmail", UNKNOWN),
        ("https://me:secret@example.org", UNKNOWN),
        ("smtp://me:secret@", "PALAIS_MAIL names no host; expected smtp://host:587."),
        ("smtp://me:secret@example.org:99999", "PALAIS_MAIL names a port that is none; expected a number to 65535."),
        (
            "smtp+plain://me:secret@example.org",
            "PALAIS_MAIL would send a password over the network for everybody to read; use smtp:// or smtps://.",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_without_the_password(monkeypatch, value, sentence):
    with pytest.raises(env.SwitchNotUnderstood) as refused:
        read(monkeypatch, value)
    assert str(refused.value) == sentence
    assert "secret" not in sentence
