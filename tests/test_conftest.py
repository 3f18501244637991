import socket
import urllib.request

import pytest


def test_a_unit_test_cannot_reach_an_address():
    with socket.socket() as sock, pytest.raises(RuntimeError, match="may not connect"):
        sock.connect(("127.0.0.1", 9))


def test_a_unit_test_cannot_look_up_a_name():
    with pytest.raises(RuntimeError, match="may not connect"):
        urllib.request.urlopen("http://league.example/")


@pytest.mark.browser
def test_a_browser_test_may_use_loopback_and_nothing_else():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as sock:
        sock.connect(server.getsockname())
    with socket.socket() as sock, pytest.raises(RuntimeError, match="may not connect"):
        sock.connect(("192.0.2.1", 80))
