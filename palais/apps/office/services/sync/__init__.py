"""Loading the facts: what the three layers want to be true, how the database differs, and making it so."""

from palais.apps.office.services.sync.apply import SyncRefused, sync
from palais.apps.office.services.sync.plan import Change, NewConflict, Plan

__all__ = ["Change", "NewConflict", "Plan", "SyncRefused", "sync"]
