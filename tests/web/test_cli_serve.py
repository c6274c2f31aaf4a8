"""`jixiao serve` as a process."""

import re
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.web.test_kill import start
from web.config import Config


def test_serve_says_where_and_answers(config: Config) -> None:
    with start(config, "serve", "--port", "0") as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        answers(address)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_serve_hears_sigterm_itself_as_the_first_process_of_a_container_must(
    config: Config,
) -> None:
    with start(config, "serve", "--port", "0") as server:
        assert server.stdout is not None
        server.stdout.readline()
        server.terminate()
        _, error = server.communicate(timeout=20)
    assert (server.returncode, error) == (0, "")


def answers(address: str) -> None:
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert answer.status == 200
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as typed:  # as curl sends it
        typed.sendall(f"GET /search.csv?q=没有 HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        assert typed.recv(100).startswith(b"HTTP/1.0 200")
    led_here = urllib.request.Request(address, headers={"Host": "elsewhere.example"})
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(led_here, timeout=20)


def test_a_used_port_is_one_line_on_stderr(config: Config) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with start(config, "serve", "--port", str(port)) as server:
            _, error = server.communicate(timeout=20)
    assert server.returncode == 1
    assert error == (
        f"error: 127.0.0.1:{port}: in use by another program; expected a free port, try --port 0\n"
    )


def test_a_host_without_address_is_one_line_on_stderr(config: Config) -> None:
    with start(config, "serve", "--host", "nowhere.invalid") as server:
        _, error = server.communicate(timeout=20)
    assert (server.returncode, error.count("\n")) == (1, 1)
    assert "expected an address of this machine" in error


def test_serve_over_a_damaged_workspace_is_one_line_on_stderr(config: Config) -> None:
    config.workspace.mkdir()
    Path(config.workspace / "corpus.sqlite").write_bytes(b"damaged" * 1_000)
    with start(config, "serve", "--port", "0") as server:
        _, error = server.communicate(timeout=20)
    assert (server.returncode, error.count("\n")) == (1, 1)
