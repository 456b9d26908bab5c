"""Checking links: politely, from nobody's inner network, and in words that an editor can act upon."""

from palais.apps.resources.services.checking.judging import record
from palais.apps.resources.services.checking.reaching import NotReachable, Reach
from palais.apps.resources.services.checking.rounds import one_round
from palais.apps.resources.services.checking.visiting import Answer, ask

__all__ = ["Answer", "NotReachable", "Reach", "ask", "one_round", "record"]
