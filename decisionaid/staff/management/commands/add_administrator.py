from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from decisionaid.staff.people import DAYS_OF_A_LINK, add_administrator
from decisionaid.staff.role_sync import sync_roles
from decisionaid.web.commands import CommandWithExamples


class Command(CommandWithExamples):
    help = """Make an administrator of the panel and print the link with which to set a password.

A person who has an account already gets the role, and a new link; password and second factor are taken away.

Example:
  manage.py add_administrator hanako@example.jp --name "Hanako Sato" --site https://aid.example.jp
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="e-mail address, the login name")
        parser.add_argument("--name", default="", help="name as others see it")
        parser.add_argument(
            "--site",
            default="http://127.0.0.1:8000",
            metavar="URL",
            help="where it runs (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError(f"'{options['email']}' is no e-mail address.") from error
        sync_roles()
        invited = add_administrator(email=options["email"], name=options["name"], now=timezone.now())
        link = options["site"].rstrip("/") + reverse("invitation", args=[invited.token])
        self.stdout.write(
            f"Administrator: {invited.person.get_username()}\n"
            f"Open this link within {DAYS_OF_A_LINK} days. It works once and is shown only now:\n  {link}"
        )
