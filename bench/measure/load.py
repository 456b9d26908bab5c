"""A load of requests: pages asked for one after the other on connections that stay open, each answer timed.

Time runs from the moment the request is written to the moment the last byte has come. On one connection
that is the server's time and the way over the loopback; on several it holds the waiting too. The load and the
server share the machine, so requests per second are those of both together.
"""

import asyncio
import gzip
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from bench.measure.site import HOST
from tools.steps import CannotGoOn

HEAD_ENDS = b"\r\n\r\n"
LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
CHUNKED = re.compile(rb"(?i)\r\ntransfer-encoding: *chunked")
LAST_CHUNK = b"\r\n0\r\n\r\n"
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its path, its status, the seconds it took, and its body as it travelled."""

    path: str
    status: int
    seconds: float
    body: bytes
    compressed: bool

    @property
    def plain(self) -> bytes:
        """The body as a reader sees it."""
        return gzip.decompress(self.body) if self.compressed else self.body


@dataclass(slots=True)
class Burst:
    """What came of one load: every answer, and the seconds from the first request to the last answer."""

    answers: list[Answer] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def times(self) -> list[float]:
        return [answer.seconds for answer in self.answers]

    @property
    def per_second(self) -> float:
        return len(self.answers) / self.seconds if self.seconds else 0.0


def ask(
    port: int,
    paths: Sequence[str],
    *,
    connections: int = 1,
    seconds: float = 0.0,
    expected: int = 200,
) -> Burst:
    """Ask for all paths, in whole rounds, until the seconds have passed; at least one round.

    Raises CannotGoOn when an answer has another status than the expected one, or does not come.
    """
    burst = Burst()
    began = time.perf_counter()
    asyncio.run(_ask(port, _rounds(paths, seconds), connections, burst.answers))
    burst.seconds = time.perf_counter() - began
    for answer in burst.answers:
        if answer.status != expected:
            raise CannotGoOn(f"{answer.path} answered {answer.status}; expected {expected}.")
    return burst


def _rounds(paths: Sequence[str], seconds: float) -> Iterator[str]:
    ends = time.perf_counter() + seconds
    yield from paths
    while time.perf_counter() < ends:
        yield from paths


async def _ask(port: int, paths: Iterator[str], connections: int, answers: list[Answer]) -> None:
    loop = asyncio.get_running_loop()
    ends = [loop.create_future() for _ in range(connections)]
    for end in ends:
        await loop.create_connection(partial(_Reader, paths, answers, end), HOST, port)
    await asyncio.gather(*ends)


class _Reader(asyncio.Protocol):
    """One connection: asks for the next path as soon as the answer to the last one is whole."""

    def __init__(self, paths: Iterator[str], answers: list[Answer], end: "asyncio.Future[None]") -> None:
        self.paths, self.answers, self.end = paths, answers, end
        self.path = ""
        self.began = 0.0
        self.received = bytearray()
        self.whole = 0
        self.body_starts = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.timeout = asyncio.get_running_loop().call_later(PATIENCE, self._too_late)
        self._next()

    def _next(self) -> None:
        path = next(self.paths, None)
        if path is None:
            self._over(None)
            return
        self.path = path
        self.received.clear()
        self.whole = self.body_starts = 0
        request = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: gzip\r\nAccept: text/html\r\n\r\n"
        self.began = time.perf_counter()
        self.transport.write(request.encode("ascii"))  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        self.received += data
        if not self.body_starts and not self._read_head():
            return
        if len(self.received) >= self.whole if self.whole else self.received.endswith(LAST_CHUNK):
            took = time.perf_counter() - self.began
            head = bytes(self.received[: self.body_starts]).lower()
            body = bytes(self.received[self.body_starts : self.whole or len(self.received)])
            compressed = b"\r\ncontent-encoding: gzip\r\n" in head
            self.answers.append(Answer(self.path, int(head[9:12]), took, body, compressed))
            self._next()

    def _read_head(self) -> bool:
        end = self.received.find(HEAD_ENDS)
        if end < 0:
            return False
        length = LENGTH.search(self.received, 0, end + 2)
        if length is None and CHUNKED.search(self.received, 0, end + 2):
            self.body_starts = end + len(HEAD_ENDS)
            self.whole = 0
            return True
        if length is None:
            self._over(CannotGoOn(f"The answer to {self.path} does not say how long it is."))
            return False
        self.body_starts = end + len(HEAD_ENDS)
        self.whole = self.body_starts + int(length[1])
        return True

    def connection_lost(self, trouble: Exception | None) -> None:
        self._over(CannotGoOn(f"The server closed the connection while {self.path} was asked for."))

    def _too_late(self) -> None:
        self._over(CannotGoOn(f"The load had not ended after {PATIENCE:.0f} seconds, at {self.path}."))

    def _over(self, trouble: Exception | None) -> None:
        self.timeout.cancel()
        if not self.end.done():
            self.end.set_exception(trouble) if trouble else self.end.set_result(None)
        self.transport.close()
