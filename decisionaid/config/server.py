"""Gunicorn inside this process, for one machine."""

import logging
import socket
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from decisionaid.config.listen_address import ListenAddress
from decisionaid.config.pdf_workers import count_threads, warm_pdf_workers

ONE_PROCESS = {
    "workers": 1,
    "worker_class": "gthread",
    "timeout": 60,
    # A PDF that is being made may take this long.
    "graceful_timeout": 30,
    "loglevel": "warning",
    "control_socket_disable": True,
    # Only TRUSTED_PROXIES says whether a proxy's word on https counts.
    "forwarded_allow_ips": "",
}


class Server(BaseApplication):
    def __init__(self, listener: socket.socket, *, on_listening: Callable[[], None]) -> None:
        bind = f"fd://{listener.detach()}"
        self.options = {
            **ONE_PROCESS,
            "bind": bind,
            "threads": count_threads(),
            "when_ready": lambda arbiter: on_listening(),
            "post_worker_init": lambda worker: warm_pdf_workers(),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()

    def run(self) -> None:
        say_nothing_of_visitors()
        super().run()


def refuse_dangers(addresses: Iterable[tuple[str, int] | str]) -> None:
    """End the process, with what to set, if others can reach these addresses and should not yet.

    A socket file is a string: it is only for a proxy on this machine, which the settings speak of.
    """
    hosts = [address[0] for address in addresses if not isinstance(address, str)]
    if settings.DANGERS and not all(ListenAddress(host, 0).is_loopback for host in hosts):
        raise SystemExit(f"Other machines can reach {', '.join(hosts)}. {' '.join(settings.DANGERS)}")


def say_nothing_of_visitors() -> None:
    logging.getLogger("gunicorn.error").addFilter(drop_visitor)


def drop_visitor(record: logging.LogRecord) -> bool:
    """Keep the visitor's address and what was asked for out of gunicorn's own messages."""
    if str(record.msg).startswith("Invalid request from ip="):
        record.msg, record.args = "A request that is not valid HTTP was refused.", ()
    elif str(record.msg).startswith("Error handling request"):
        record.msg, record.args = "A request could not be answered.", ()
    return True
