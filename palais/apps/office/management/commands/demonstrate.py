"""Makes what a demonstration shows; run by `make demo`."""

import secrets
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from palais.apps.office.services import demonstration


class Command(BaseCommand):
    help = "Make the example organisations and accounts of a demonstration."

    def handle(self, **options: Any) -> None:
        password = secrets.token_urlsafe(9)
        try:
            made = demonstration.show(password=password)
        except demonstration.NotADemonstration as error:
            raise CommandError(str(error)) from error
        if made:
            addresses = "\n".join(f"    {address}" for address in made)
            self.stdout.write(f"  Example accounts, all with the password {password}\n{addresses}")
