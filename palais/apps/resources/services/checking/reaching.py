"""Which machines the checker may talk to: those on the open internet, never one beside ours.

An editor or a proposal may write any address, and any server may redirect anywhere. So every name is resolved here,
refused when one of its numbers is private, and the connection goes to exactly the number that was looked at: a second
question to the name server could be answered otherwise.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult

PORTS = frozenset({80, 443, 8080, 8443})
NAT64 = IPv6Network("64:ff9b::/96")
Number = IPv4Address | IPv6Address


class NotReachable(ValueError):
    """The address is not asked: why, as a word."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def is_open(number: Number) -> bool:
    """Whether a number belongs to the open internet. One that only wraps an IPv4 number is judged by that."""
    if isinstance(number, IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if number in NAT64:
            inner = IPv4Address(int(number) & 0xFFFFFFFF)
        if number.teredo is not None:
            return False
        if inner is not None:
            return is_open(inner)
    return number.is_global and not number.is_multicast and not number.is_reserved


@dataclass(frozen=True, slots=True)
class Reach:
    """`may` judges a number; `ports` are those that are asked, None: all. Tests let their own machine in."""

    may: Callable[[Number], bool] = is_open
    ports: frozenset[int] | None = PORTS

    def number_of(self, parts: SplitResult) -> tuple[str, int]:
        """The number and port to connect to. Raises NotReachable."""
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise NotReachable("port") from error
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
            raise NotReachable("address")
        if self.ports is not None and port not in self.ports:
            raise NotReachable("port")
        return self.checked(resolved(parts.hostname, port)), port

    def checked(self, numbers: list[str]) -> str:
        """The first number, where all of them may be reached. Raises NotReachable."""
        if not all(self.may(ip_address(number)) for number in numbers):
            raise NotReachable("private")
        return numbers[0]


def resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotReachable("name") from error
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
