import errno
import socket
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from decisionaid.config import static_files
from decisionaid.config.listen_address import ListenAddress, parse_listen_address
from decisionaid.config.local_files import one_at_a_time
from decisionaid.config.server import Server
from decisionaid.content.mistakes import ContentError
from decisionaid.releases.actions import load_draft_if_none, publish_first_release_if_none
from decisionaid.staff.people import has_administrator
from decisionaid.staff.role_sync import sync_roles

DISK_TROUBLES = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT)


class Command(BaseCommand):
    help = "Bring database, first release and static files up to date, then serve the decision aid."

    def add_arguments(self, parser: ArgumentParser) -> None:
        explanation = "PORT or HOST:PORT (default: %(default)s)"
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000", metavar="ADDR", help=explanation)
        parser.add_argument("--prepare-only", action="store_true", help="set up, but serve nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["prepare_only"]:
            self.prepare()
            return
        address = get_address(options["address"])
        # Held from the start on: of two starts at once the second learns it now, and early visitors wait.
        with listen(address) as listener:
            self.prepare()
            # The worker is a fork of this process and must not share its connections.
            connections.close_all()
            Server(listener, on_listening=lambda: self.tell_addresses(address)).run()

    def prepare(self) -> None:
        waiting = "Waiting for another start to finish."
        with (
            telling_of_the_disk(),
            one_at_a_time(settings.VAR / "up.lock", on_wait=lambda: self.tell(waiting)),
        ):
            self.migrate()
            self.publish_first_release()
            self.collect_static_files()

    def tell(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.tell("Bringing the database up to date.")
            call_command("migrate", interactive=False, verbosity=0)
        sync_roles()

    def publish_first_release(self) -> None:
        try:
            release = publish_first_release_if_none(now=timezone.now())
        except ContentError as error:
            mistakes = "\n".join(str(mistake) for mistake in error.mistakes)
            raise CommandError(
                f"{mistakes}\nThe content cannot be published: {len(error.mistakes)} mistakes. "
                "Mend them and start again; 'manage.py check_content' tells them without starting."
            ) from error
        if release:
            self.tell(f"Release {release.number} published from fixtures/content.")
        elif load_draft_if_none(now=timezone.now()):
            self.tell("The live release was loaded as the draft of the panel.")

    def collect_static_files(self) -> None:
        # With DEBUG they are served from where they lie.
        if not settings.DEBUG and not static_files.is_collected():
            self.tell("Gathering static files, some seconds.")
            static_files.collect()

    def tell_addresses(self, address: ListenAddress) -> None:
        site = f"http://{address}"
        self.tell(f"Form:   {site}/\nStaff:  {site}{settings.STAFF_PATH}")
        if not has_administrator():
            self.tell("        (first account: python3 manage.py add_administrator you@example.jp)")
        self.tell("Stop with Ctrl-C.")


@contextmanager
def telling_of_the_disk() -> Iterator[None]:
    """Say in words that a disk is read-only or full, or that the database is away."""
    try:
        yield
    except OperationalError as error:
        what_to_do = (
            f"Look whether {connection.settings_dict['NAME']} and its folder can be written and have room."
            if connection.vendor == "sqlite"
            else "Look whether the server of DATABASE_URL runs, lets this machine in and has room."
        )
        raise CommandError(f"The database cannot be used: {str(error).strip()}. {what_to_do}") from error
    except OSError as error:
        if error.errno not in DISK_TROUBLES:
            raise
        raise CommandError(
            f"{error.filename or settings.VAR} cannot be written: {error.strerror}. "
            f"Look whether {settings.VAR} can be written and has room."
        ) from error


def get_address(text: str) -> ListenAddress:
    try:
        address = parse_listen_address(text)
    except ValueError as error:
        raise CommandError(
            f"'{text}' is no address; write PORT or HOST:PORT, such as 127.0.0.1:8001."
        ) from error
    if not address.is_loopback and settings.DANGERS:
        raise CommandError(
            f"{address} can be reached from other machines. {' '.join(settings.DANGERS)} "
            "Or leave the address out to serve this machine only."
        )
    return address


def listen(address: ListenAddress) -> socket.socket:
    try:
        return address.listen()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise CommandError(f"This machine cannot listen on {address}: {error.strerror}.") from error
        raise CommandError(
            f"{address} is taken: something else serves there. "
            f"Stop it, or choose another port, such as: manage.py up {address.port + 1}"
        ) from error
