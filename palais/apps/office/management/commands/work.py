"""Run jobs: one worker, until it is stopped or, when asked, until nothing waits any more."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from palais.apps.office.worker import Worker


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", default="")
        parser.add_argument("--until-done", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"] or f"work-{secrets.token_hex(6)}"
        worker = Worker(name=name, until_done=options["until_done"])
        worker.configure_signals()
        worker.work()
