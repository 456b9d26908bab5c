"""Under which treaty a body reviews a State: a review under a Protocol is a review of its own.

The Committee on the Rights of the Child counts the reports under the Protocols on armed conflict and on the sale of
children for themselves: its first report, its first under one and its first under the other are three reviews.
"""

from django.db.models import Q

from palais.core.symbols.kinds import TREATY

PROTOCOLS = ("opac", "opsc")
"""Protocols with reports of their own, by the key of the treaty."""

OWN = {body.value.lower(): treaty for body, treaty in TREATY.items()}


def protocol(instrument: str) -> str:
    """The Protocol that a review is under; empty where it is under the body's own treaty, or nothing is known."""
    return instrument if instrument in PROTOCOLS else ""


def under(protocol: str) -> Q:
    """Recommendations of reviews under this Protocol; empty: of all that are under none."""
    return Q(instrument=protocol) if protocol else ~Q(instrument__in=PROTOCOLS)


def treaty(*, body: str, instrument: str) -> str:
    """The treaty under which something was recommended: where nothing is said, the one the body was made for."""
    return instrument or OWN.get(body, "")


def has_protocols(body: str) -> bool:
    """Whether a body reviews under these Protocols as well, so that its name alone does not tell its reviews apart."""
    return body == "crc"
