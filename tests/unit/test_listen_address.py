import socket

import pytest

from decisionaid.config.listen_address import ListenAddress, parse_listen_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("8001", ListenAddress("127.0.0.1", 8001), id="port"),
        pytest.param("0.0.0.0:80", ListenAddress("0.0.0.0", 80), id="host and port"),  # noqa: S104
        pytest.param("localhost", ListenAddress("localhost", 8000), id="host"),
        pytest.param("[::1]:8001", ListenAddress("::1", 8001), id="ipv6"),
    ],
)
def test_address_is_read(text, address):
    assert parse_listen_address(text) == address


@pytest.mark.parametrize("text", ["", "0", "99999", "a:b", "http://localhost:8000", "::1"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(ValueError):
        parse_listen_address(text)


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("example.jp", False)],  # noqa: S104
)
def test_loopback_is_known(host, is_loopback):
    assert ListenAddress(host, 8000).is_loopback is is_loopback


def test_taken_address_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = ListenAddress("127.0.0.1", server.getsockname()[1])

        with pytest.raises(OSError, match="in use"):
            address.listen()

    address.listen().close()


def test_ipv6_address_is_written_in_brackets():
    assert str(ListenAddress("::1", 8000)) == "[::1]:8000"
