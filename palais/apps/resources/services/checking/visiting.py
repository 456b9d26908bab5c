"""Asking one address: HEAD, then GET where a server does not like HEAD; few redirects, little time, no content kept."""

import http.client
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from palais.apps.resources.services.checking.reaching import NotReachable, Reach
from palais.core import web_addresses

SECONDS = 10.0
WHOLE = 20.0
MOST_REDIRECTS = 5
PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)
LONGEST_WAIT = 30 * 86_400


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `number` None: nothing did, and `trouble` says why in a word.

    `moved_to` is where the page now lives for good; empty: where it was. `wait` are seconds the server asked for.
    """

    number: int | None = None
    moved_to: str = ""
    trouble: str = ""
    wait: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    number: int
    location: str
    wait: int


class Connection(http.client.HTTPConnection):
    """A connection to a number that was looked at; the name goes into the request and the certificate's check."""

    def __init__(self, *, parts: SplitResult, number: str, port: int) -> None:
        super().__init__(parts.hostname or "", port, timeout=SECONDS)
        self.number, self.is_secure = number, parts.scheme == "https"

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.port), timeout=SECONDS)
        if self.is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def ask(address: str, *, agent: str, reach: Reach | None = None) -> Answer:
    """How an address answers. Never raises: trouble is an answer too."""
    reach = reach or Reach()
    here, lasting, moved_to = address, True, ""
    for _step in range(MOST_REDIRECTS + 1):
        try:
            reply = reply_of(here, agent=agent, reach=reach)
        except NotReachable as refused:
            return Answer(trouble=refused.why)
        except ssl.SSLError:
            return Answer(trouble="certificate")
        except TimeoutError:
            return Answer(trouble="time")
        except (OSError, http.client.HTTPException, UnicodeError, ValueError):
            return Answer(trouble="connection")
        if reply.number not in REDIRECTS or not reply.location:
            return Answer(number=reply.number, moved_to=elsewhere(address, moved_to), wait=reply.wait)
        here = urljoin(here, reply.location)
        lasting = lasting and reply.number in PERMANENT
        moved_to = here if lasting else moved_to
    return Answer(trouble="redirects")


def elsewhere(address: str, moved_to: str) -> str:
    """Where a page moved to; empty where only the scheme, `www.` or a slash differ."""
    try:
        return (
            moved_to if moved_to and web_addresses.normal(moved_to) != web_addresses.normal(address) else ""
        )
    except web_addresses.AddressNotUnderstood:
        return ""


def reply_of(address: str, *, agent: str, reach: Reach) -> Reply:
    """The reply to HEAD; where it is a refusal, the reply to GET. Raises NotReachable and what sockets raise."""
    parts = urlsplit(address)
    number, port = reach.number_of(parts)
    reply = once("HEAD", parts, number=number, port=port, agent=agent)
    if reply.number < 400 or reply.number == 429:
        return reply
    return once("GET", parts, number=number, port=port, agent=agent)


def once(method: str, parts: SplitResult, *, number: str, port: int, agent: str) -> Reply:
    connection = Connection(parts=parts, number=number, port=port)
    watch = Timer(WHOLE, cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {"User-Agent": agent, "Accept": "*/*", "Connection": "close"}
        connection.request(method, written(target), headers=headers)
        response = connection.getresponse()
        return Reply(
            number=response.status,
            location=response.getheader("Location", ""),
            wait=seconds(response.getheader("Retry-After", "")),
        )
    finally:
        watch.cancel()
        connection.close()


def cut(connection: Connection) -> None:
    """End a connection that only trickles."""
    sock = connection.sock
    if sock is not None:
        with suppress(OSError):  # it may have ended meanwhile
            sock.shutdown(socket.SHUT_RDWR)


def written(target: str) -> str:
    """The path as a request line can carry it; line breaks and blanks are no part of an address."""
    return "".join(sign if " " < sign < "\x7f" else quoted(sign) for sign in target)


def quoted(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


def seconds(text: str) -> int:
    return min(int(text), LONGEST_WAIT) if text.isascii() and text.isdigit() else 0
