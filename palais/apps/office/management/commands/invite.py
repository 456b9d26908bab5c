"""Invites somebody and prints the link: the way in for the first administrator of a fresh installation."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from palais.apps.office.services.people import invitations, letters, refusals
from palais.apps.people.choices import Role


class Command(BaseCommand):
    help = "Invite somebody and print the link at which the account is opened."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", action="append", choices=Role.values, default=[])
        parser.add_argument(
            "--language", choices=[code for code, _name in settings.INTERFACE_LANGUAGES], default="en"
        )

    def handle(self, *args: Any, email: str, role: list[str], language: str, **options: Any) -> None:
        try:
            validate_email(email)
            sent = invitations.invite(email=email, language=language, by=None, roles=role, by_mail=False)
        except ValidationError:
            raise CommandError(f"{email!r} is not an e-mail address.") from None
        except refusals.Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(letters.link(language=language, token=sent.token))
        self.stdout.write(f"Good for {invitations.GOOD_FOR_DAYS} days, and once. No letter is sent.")
