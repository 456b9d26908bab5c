"""Web addresses: when two of them lead to the same page.

It knows the differences that change nothing for a reader: scheme, `www.`, letter case of the host, the usual port,
a slash at the end, fragments, parameters that only count visitors, and the order of those that stay.
It does not ask any server: two addresses that a redirect joins are two here.
The grammar is RFC 3986, sections 3 and 6; which parameters only count visitors is a list of ours.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

LONGEST = 1000
SCHEMES = {"http": 80, "https": 443}
TRACKING_STARTS = ("utm_", "mc_", "pk_", "mtm_", "hsa_", "_hs")
TRACKING = {
    *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "twclid"),
    *("ref_src", "mkt_tok", "cmpid", "ns_source"),
}
INDEX = frozenset({"index.html", "index.htm", "index.php", "default.aspx"})


class AddressNotUnderstood(ValueError):
    """The text is not the address of a web page."""


def normal(address: str) -> str:
    """The same text for all addresses of one page: "example.org/a?b=1". Raises AddressNotUnderstood."""
    try:
        parts = urlsplit(address.strip())
        host, port = _plain(parts.hostname), parts.port
    except (ValueError, UnicodeError) as error:
        raise AddressNotUnderstood(address) from error
    if parts.scheme.lower() not in SCHEMES or not host or len(address) > LONGEST:
        raise AddressNotUnderstood(address)
    if port not in (None, *SCHEMES.values()):
        host = f"{host}:{port}"
    folders, _slash, last = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rpartition("/")
    path = folders if last.lower() in INDEX or not last else f"{folders}/{last}"
    query = urlencode(
        sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if _counts(pair[0]))
    )
    return f"{host}{path.rstrip('/')}" + (f"?{query}" if query else "")


def host(address: str) -> str:
    """The host of an address, in small letters and without `www.`; empty where there is none."""
    try:
        return _plain(urlsplit(address.strip()).hostname)
    except (ValueError, UnicodeError):
        return ""


def _plain(name: str | None) -> str:
    plain = (name or "").lower().rstrip(".").removeprefix("www.")
    return plain if ":" in plain else plain.encode("idna").decode("ascii") if plain else ""


def _counts(parameter: str) -> bool:
    """Whether a parameter says which page is meant; those that only count visitors do not."""
    name = parameter.lower()
    return name not in TRACKING and not name.startswith(TRACKING_STARTS)
