"""Find which recommendations take up earlier ones to the same State, State by State. Safe to run again."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from palais.apps.library.services import tracing

SAID_EVERY = 5.0


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        began = said = time.monotonic()
        links = states = 0
        for state, count in tracing.trace_all():
            links, states = links + count, states + 1
            if time.monotonic() - said >= SAID_EVERY:
                said = time.monotonic()
                self.stdout.write(f"{states} States, {links} links, now {state}")
        self.stdout.write(f"{links} links among {states} States in {time.monotonic() - began:.0f} s.")
