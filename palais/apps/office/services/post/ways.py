"""Where messages go: a folder of files, the console, or a mail server; chosen by the switch PALAIS_MAIL."""

import re
import smtplib
import ssl
import sys
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils import timezone

from palais.apps.office.services.post.writing import site_host

PATIENCE_SECONDS = 30
ENHANCED = re.compile(rb"\A\s*([245]\.\d{1,3}\.\d{1,3})\b")


class NoServer(Exception):
    """The mail server could not be used; nothing was handed over. The text is a number or a kind of error."""


class Refused(Exception):
    """The mail server did not take this message. The text is its numbers; `for_good`: it never will."""

    def __init__(self, answer: str, *, for_good: bool) -> None:
        super().__init__(answer)
        self.for_good = for_good


class NotKnown(Exception):
    """The message was on its way when the mail server went away: it may have arrived."""


class Way(Protocol):
    """One way out. `leaves` says whether messages leave this machine."""

    leaves: bool

    def hand_over(self, body: bytes, *, sender: str, to: str, name: str) -> None: ...

    def close(self) -> None: ...


def chosen() -> Way:
    mail = settings.MAIL
    if mail["way"] == "smtp":
        return Smtp(mail)
    return Console() if mail["way"] == "console" else Files(Path(mail["folder"]))


class Files:
    """One readable file for each message, in a folder that only the owner of the installation may read."""

    leaves = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, body: bytes, *, sender: str, to: str, name: str) -> None:
        moment: datetime = timezone.localtime()
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = self.folder / f"{moment:%Y-%m-%dT%H-%M-%S}-{name}.eml"
            part = file.with_suffix(".part")
            part.touch(mode=0o600)
            part.write_bytes(body)
            part.replace(file)
        except OSError as error:
            raise NoServer(type(error).__name__) from error

    def close(self) -> None:
        pass


class Console:
    """Messages printed where the worker prints."""

    leaves = False

    def hand_over(self, body: bytes, *, sender: str, to: str, name: str) -> None:
        print(body.decode("utf-8", "replace").replace("\r\n", "\n"), file=sys.stdout, flush=True)

    def close(self) -> None:
        pass


class Smtp:
    """A mail server. One connection serves many messages; one that broke is made anew before the next."""

    leaves = True

    def __init__(self, mail: dict[str, object]) -> None:
        self.host, self.port, self.tls = str(mail["host"]), int(str(mail["port"])), mail["tls"]
        self.user, self.password = str(mail["user"]), str(mail["password"])
        self.server: smtplib.SMTP | None = None

    def hand_over(self, body: bytes, *, sender: str, to: str, name: str) -> None:
        """Raises NoServer and Refused while nothing was handed over, NotKnown where that is not certain."""
        try:
            server = self.ready()
            options = ["BODY=8BITMIME"] if server.has_extn("8bitmime") else []
            self.step(server.mail(sender, options), of_the_message=False)
            self.step(server.rcpt(to))
            self.step(server.docmd("DATA"), expected=(354,))
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            raise NoServer(answer_of(error)) from error
        try:
            server.send(dotted(body) + b".\r\n")
            answer = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            raise NotKnown(answer_of(error)) from error
        self.step(answer)

    def step(
        self,
        answer: tuple[int, bytes],
        *,
        expected: tuple[int, ...] = (250, 251, 252),
        of_the_message: bool = True,
    ) -> None:
        """Nothing where the server agreed; otherwise what its refusal means."""
        code = answer[0]
        if code in expected:
            return
        if code == 421 or not of_the_message or not 400 <= code < 600:
            self.drop()
            raise NoServer(numbers(*answer))
        raise Refused(numbers(*answer), for_good=code >= 500)

    def ready(self) -> smtplib.SMTP:
        """The open connection where it still answers, otherwise a new one."""
        if self.server is not None:
            try:
                if self.server.rset()[0] == 250:
                    return self.server
            except (OSError, smtplib.SMTPException):
                pass
            self.drop()
        self.server = self.connected()
        return self.server

    def connected(self) -> smtplib.SMTP:
        safe = ssl.create_default_context()
        if self.tls == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, site_host(), timeout=PATIENCE_SECONDS, context=safe
            )
        else:
            server = smtplib.SMTP(self.host, self.port, site_host(), timeout=PATIENCE_SECONDS)
        try:
            server.ehlo_or_helo_if_needed()
            if self.tls == "starttls":
                server.starttls(context=safe)
                server.ehlo()
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server

    def drop(self) -> None:
        if self.server is not None:
            self.server.close()
            self.server = None

    def close(self) -> None:
        if self.server is not None:
            try:
                self.server.quit()
            except (OSError, smtplib.SMTPException):
                self.server.close()
            self.server = None


def dotted(body: bytes) -> bytes:
    """As it travels: every line ends with CR LF, a leading dot is doubled, the last line is ended."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", body)
    whole = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole)


def numbers(code: int, said: bytes) -> str:
    """The numbers of an answer: `550 5.1.1`. Its words may hold an address."""
    found = ENHANCED.match(said)
    return f"{code} {found[1].decode()}" if found else str(code)


def answer_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode()
        return numbers(error.smtp_code, said)
    return type(error).__name__[:60]
