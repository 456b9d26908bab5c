"""Digests: what is new, once a day for each subscriber, or within minutes where a room says so."""

from palais.apps.office.services.digests.preparing import prepare, tell_at_once

__all__ = ["prepare", "tell_at_once"]
