"""A mail server for tests: it keeps what it is given and answers as it is told."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

ACCEPTED = "250 2.0.0 Taken"


@dataclass
class Letters:
    """What came, and what is answered to whom. `before_answer` is called with each letter before it is answered."""

    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_recipient: dict[str, str] = field(default_factory=dict)
    to_data: str = ACCEPTED
    before_answer: Callable[[EmailMessage], None] = lambda letter: None
    port: int = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        answer = self.to_recipient.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        letter = message_from_bytes(envelope.content, policy=policy.default)
        if self.to_data.startswith("250"):
            self.taken.append(letter)
            self.recipients += envelope.rcpt_tos
        self.before_answer(letter)
        return self.to_data

    def address(self) -> dict[str, Any]:
        """The setting of a mail server, as `env.mail` reads it."""
        return {
            "way": "smtp",
            "host": "127.0.0.1",
            "port": self.port,
            "user": "",
            "password": "",
            "tls": "none",
            "folder": "",
        }


@contextmanager
def server() -> Iterator[Letters]:
    letters = Letters()
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        letters.port = int(door.getsockname()[1])
    controller = Controller(letters, hostname="127.0.0.1", port=letters.port, ready_timeout=20)
    controller.start()
    try:
        yield letters
    finally:
        controller.stop()
