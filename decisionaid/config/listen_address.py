"""Where `up` listens."""

import re
import socket
from dataclasses import dataclass
from ipaddress import ip_address

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000


@dataclass(frozen=True)
class ListenAddress:
    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def listen(self) -> socket.socket:
        """Take the address.

        :raises OSError: if it is taken already or not one of this machine.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        return socket.create_server((self.host, self.port), family=family)


def parse_listen_address(text: str) -> ListenAddress:
    """Read PORT, HOST or HOST:PORT; an IPv6 host stands in brackets.

    :raises ValueError: if it is none of these.
    """
    match = re.fullmatch(
        r"(?P<lone_port>\d{1,5})|(?P<host>\[[0-9a-fA-F:.]+\]|[\w.-]+)(:(?P<port>\d{1,5}))?", text
    )
    if not match:
        raise ValueError(text)
    port = int(match["lone_port"] or match["port"] or DEFAULT_PORT)
    if not 0 < port < 65536:
        raise ValueError(text)
    return ListenAddress((match["host"] or DEFAULT_HOST).strip("[]"), port)
