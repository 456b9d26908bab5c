"""Prints the table of who may do what, as the guide holds it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from palais.web.site.who_may import as_markdown


class Command(BaseCommand):
    help = "Print the table of who may do what, for docs/guides/who-may-do-what.md."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            self.stdout.write(as_markdown())
