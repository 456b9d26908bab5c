"""Which version of the content the database holds, asked at most once a second by each process."""

import time

from django.db import DatabaseError

from palais.apps.office import clock, queries

CHECK_EVERY = 0.8
"""Seconds. With the time an answer takes, a change is seen everywhere within a second."""


class Versions:
    def __init__(self) -> None:
        self.known = ""
        self.asked_at = float("-inf")

    def current(self) -> str:
        """The version with the day: pages count days. Empty where the database does not answer."""
        now = time.monotonic()
        if now - self.asked_at >= CHECK_EVERY:
            try:
                self.known = queries.version() or "empty"
            except DatabaseError:
                self.known = ""
            self.asked_at = now
        return f"{clock.today()} {self.known}" if self.known else ""

    def forget(self) -> None:
        self.asked_at = float("-inf")
